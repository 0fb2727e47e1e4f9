// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTPROCESS_H
#define __LIB_LIBARCH_HOST_HOSTPROCESS_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * What the host knows of a process.
 */
class HostProcess
{
  public:

    /** Facts about a process */
    struct Info
    {
        char state;       /**< Letter of the host: R, S, T (stopped), Z (ended), ... */
        ProcessID parent; /**< Parent */
        char name[64];    /**< Name of the program, cut to 15 characters by the host */
    };

    /** Frequency of getTicks() in Hz */
    static const Size TickFrequency = 1000;

    /** Longest sleep, in milliseconds, before looking for work without having been woken */
    static const Size MaximumSleep = 20;

  public:

    /**
     * Get facts about a process.
     *
     * @param pid Process
     * @param info Output
     *
     * @return False if there is no such process.
     */
    static bool getInfo(const ProcessID pid, Info & info);

    /**
     * Check if a process exists and has not ended.
     *
     * @param pid Process
     *
     * @return True if so
     */
    static bool isAlive(const ProcessID pid);

    /**
     * Get the number of ticks since the program started.
     */
    static u32 getTicks();
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTPROCESS_H */
