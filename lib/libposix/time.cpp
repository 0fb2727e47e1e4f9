// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Timer.h>
#include "ErrorCode.h"
#include "errno.h"
#include "sys/time.h"
#include "time.h"
#include "unistd.h"

static const u32 MicrosecondsPerSecond = 1000000;

/** Days from 1970-01-01 to the start of a year of the Gregorian calendar. */
static u32 daysBeforeYear(const u32 year)
{
    const u32 last = year - 1;

    return ((year - 1970) * 365) + ((last / 4) - (last / 100) + (last / 400)) - (1969 / 4 - 1969 / 100 + 1969 / 400);
}

/** Read the kernel's clock. */
static API::Result readTimer(Timer::Info &info)
{
    const API::Result result = ProcessCtl(SELF, InfoTimer, (Address) &info);

    return result == API::Success && info.frequency == 0 ? API::IOError : result;
}

/** Sleep until a number of microseconds has passed. */
static int sleepFor(const u64 microseconds)
{
    Timer::Info now, end;
    API::Result result = readTimer(now);

    if (result != API::Success)
    {
        return ErrorCode::fail(ErrorCode::fromKernel(result));
    }

    // One tick more, because the present one has partly passed. The distance must stay below half of the
    // counter's range, so a long sleep is made of several.
    u64 ticks = (((microseconds * now.frequency) + MicrosecondsPerSecond - 1) / MicrosecondsPerSecond) + 1;

    while (ticks != 0)
    {
        const u32 part = ticks < 0x40000000U ? (u32) ticks : 0x40000000U;

        end.ticks = now.ticks + part;
        end.frequency = now.frequency;

        // A wake-up from elsewhere ends the sleep early.
        while ((s32) (end.ticks - now.ticks) > 0)
        {
            Timer::Info until = end;

            result = ProcessCtl(SELF, WaitTimer, (Address) &until);
            if (result == API::Success)
            {
                result = readTimer(now);
            }
            if (result != API::Success)
            {
                return ErrorCode::fail(ErrorCode::fromKernel(result));
            }
        }
        ticks -= part;
        now = end;
    }
    return 0;
}

extern C int gettimeofday(struct timeval *tv, struct timezone *tz)
{
    Timer::Info info;
    const API::Result result = readTimer(info);

    if (result != API::Success)
    {
        return ErrorCode::fail(ErrorCode::fromKernel(result));
    }
    if (tv != ZERO)
    {
        tv->tv_sec = info.ticks / info.frequency;
        tv->tv_usec = (uint) (((u64) (info.ticks % info.frequency) * MicrosecondsPerSecond) / info.frequency);
    }
    if (tz != ZERO)
    {
        tz->tz_minuteswest = 0;
        tz->tz_dsttime = 0;
    }
    return 0;
}

extern C time_t time(time_t *tloc)
{
    struct timeval tv = { 0, 0 };
    const time_t result = gettimeofday(&tv, ZERO) == 0 ? tv.tv_sec : (time_t) -1;

    if (tloc != ZERO)
    {
        *tloc = result;
    }
    return result;
}

extern C time_t mktime(uint year, uint month, uint day, uint hour, uint minute, uint second)
{
    static const u16 daysBeforeMonth[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (year < 1970 || month < 1 || month > 12 || day < 1)
    {
        errno = EINVAL;
        return (time_t) -1;
    }

    const u32 days = daysBeforeYear(year) + daysBeforeMonth[month - 1] + (leap && month > 2 ? 1 : 0) + (day - 1);

    return ((time_t) days * 86400) + ((time_t) hour * 3600) + ((time_t) minute * 60) + second;
}

extern C int nanosleep(const struct timespec *request, struct timespec *remain)
{
    const int result = sleepFor((request->tv_sec * MicrosecondsPerSecond) + ((request->tv_nsec + 999) / 1000));

    if (remain != ZERO && result == 0)
    {
        remain->tv_sec = 0;
        remain->tv_nsec = 0;
    }
    return result;
}

extern C unsigned int sleep(unsigned int seconds)
{
    return sleepFor((u64) seconds * MicrosecondsPerSecond) == 0 ? 0 : seconds;
}

extern C int usleep(useconds_t microseconds)
{
    return sleepFor(microseconds);
}
