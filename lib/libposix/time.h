// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_TIME_H
#define __LIB_LIBPOSIX_TIME_H

#include <Types.h>
#include <Macros.h>
#include "sys/types.h"

/** A time span or a moment since 1970-01-01. */
struct timespec
{
    time_t tv_sec;  /**< Seconds. */
    uint tv_nsec;   /**< Nanoseconds. */
};

/**
 * Convert a date of the Gregorian calendar to seconds since 1970-01-01 00:00:00.
 *
 * @param year Year from 1970
 * @param month Month from 1 to 12
 * @param day Day from 1 to 31
 * @param hour Hour from 0 to 23
 * @param minute Minute from 0 to 59
 * @param second Second from 0 to 60
 *
 * @return Number of seconds
 */
extern C time_t mktime(uint year, uint month, uint day, uint hour, uint minute, uint second);

/**
 * Get the time in seconds since the system started.
 *
 * @param tloc If not null receives the result too
 *
 * @return Number of seconds, or (time_t) -1 with errno set
 */
extern C time_t time(time_t *tloc);

/**
 * Suspend the process.
 *
 * @param request Time span
 * @param remain If not null receives zero
 *
 * @return Zero, or -1 with errno set
 */
extern C int nanosleep(const struct timespec *request, struct timespec *remain);

#endif /* __LIB_LIBPOSIX_TIME_H */
