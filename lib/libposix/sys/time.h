// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_TIME_H
#define __LIB_LIBPOSIX_SYS_TIME_H

#include <Types.h>
#include <Macros.h>
#include "types.h"

/** A moment. */
struct timeval
{
    time_t tv_sec; /**< Seconds. */
    uint tv_usec;  /**< Microseconds, below one million. */
};

/** Difference to Universal Time. */
struct timezone
{
    int tz_minuteswest; /**< Minutes west of Greenwich. */
    int tz_dsttime;     /**< Kind of daylight saving time. */
};

/**
 * Get the time since the system started, from the kernel's clock ticks.
 *
 * @param tv Filled on success
 * @param tz If not null filled with zeroes
 *
 * @return Zero, or -1 with errno set
 */
extern C int gettimeofday(struct timeval *tv, struct timezone *tz);

#endif /* __LIB_LIBPOSIX_SYS_TIME_H */
