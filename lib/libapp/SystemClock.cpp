// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "SystemClock.h"

SystemClock::SystemClock()
{
    m_now.tv_sec = 0;
    m_now.tv_usec = 0;
}

void SystemClock::value(struct timeval & val) const
{
    val = m_now;
}

SystemClock::Result SystemClock::now()
{
    struct timeval time;

    if (::gettimeofday(&time, ZERO) != 0)
    {
        return IOError;
    }
    m_now = time;
    return Success;
}

void SystemClock::printDiff(const SystemClock & clock) const
{
    printDiff(clock.m_now);
}

void SystemClock::printDiff(const struct timeval & stamp) const
{
    const s64 million = 1000000;
    const s64 later = ((s64) m_now.tv_sec * million) + (s64) m_now.tv_usec;
    const s64 earlier = ((s64) stamp.tv_sec * million) + (s64) stamp.tv_usec;
    const u64 diff = (u64) (later >= earlier ? later - earlier : earlier - later);

    ::printf("%s%u.%06us\r\n", later < earlier ? "-" : "", (uint) (diff / million), (uint) (diff % million));
}
