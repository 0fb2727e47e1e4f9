// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMTIMER_H
#define __LIB_LIBARCH_ARM_ARMTIMER_H

#include <Timer.h>

/**
 * Virtual timer of the ARM generic timer (DDI 0406C, chapter B8). It is there in every mode and security state.
 */
class ARMTimer : public Timer
{
  public:

    /**
     * Constructor
     *
     * @param irq Interrupt line
     */
    ARMTimer(const Size irq);

    virtual Result setFrequency(Size hertz);
    virtual Result start();
    virtual Result stop();

    /** Count the tick and arm the timer for the next one. Ticks that were missed are skipped. */
    virtual Result tick();

  private:

    Size m_interval;
};

#endif /* __LIB_LIBARCH_ARM_ARMTIMER_H */
