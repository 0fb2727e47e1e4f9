// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_KERNELTIMER_H
#define __LIB_LIBARCH_KERNELTIMER_H

#include "Timer.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * The timer of the kernel as programs see it.
 *
 * It does not count by itself: tick() asks the kernel.
 */
class KernelTimer : public Timer
{
  public:

    /**
     * Constructor. Asks the kernel for ticks and frequency.
     */
    KernelTimer();

    /**
     * Take over ticks and frequency from the kernel.
     *
     * @return Success, or NotFound if the kernel has no timer.
     */
    virtual Result tick();
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_KERNELTIMER_H */
