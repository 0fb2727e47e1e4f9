// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelTimer.h>
#include "ARMClock.h"

/** When time begins. */
static const u32 FirstYear = 2000;

static const u32 SecondsOfDay = 24 * 60 * 60;

Clock * Clock::create(const u32 inode)
{
    return new ARMClock(inode);
}

ARMClock::ARMClock(const u32 inode)
    : Clock(inode)
{
}

static bool isLeap(const u32 year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static u32 daysOf(const u32 month, const u32 year)
{
    static const u8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return days[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
}

FileSystem::Result ARMClock::now(Date & date)
{
    Timer::Info info = { 0, 0 };
    KernelTimer timer;

    if (timer.getCurrent(&info) != Timer::Success || info.frequency == 0)
    {
        return FileSystem::IOError;
    }

    const u32 elapsed = info.ticks / info.frequency;
    u32 days = elapsed / SecondsOfDay;

    date.year = FirstYear;
    date.month = 1;
    date.hour = elapsed % SecondsOfDay / 3600;
    date.minute = elapsed % 3600 / 60;
    date.second = elapsed % 60;

    while (days >= daysOf(date.month, date.year))
    {
        days -= daysOf(date.month, date.year);

        if (++date.month > 12)
        {
            date.month = 1;
            date.year++;
        }
    }
    date.day = days + 1;
    return isValid(date) ? FileSystem::Success : FileSystem::IOError;
}
