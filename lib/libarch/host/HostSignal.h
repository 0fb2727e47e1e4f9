// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTSIGNAL_H
#define __LIB_LIBARCH_HOST_HOSTSIGNAL_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Wakes processes of the host with SIGUSR1.
 *
 * The signal is blocked except while the process sleeps in wait(). It is therefore never lost between looking for work
 * and sleeping, and its handler interrupts nothing.
 */
class HostSignal
{
  public:

    /**
     * Be ready to receive wakeups. May be called more than once.
     */
    static void initialize();

    /**
     * Sleep until woken.
     *
     * @param milliseconds How long at most
     *
     * @return True if woken, also by a wakeup that came before the call.
     */
    static bool wait(const Size milliseconds);

    /**
     * Wake a process. Nothing happens to one that is not ready to receive wakeups.
     *
     * @param pid Process
     */
    static void wakeup(const ProcessID pid);
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTSIGNAL_H */
