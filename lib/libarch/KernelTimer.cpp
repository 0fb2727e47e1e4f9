// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include "KernelTimer.h"

KernelTimer::KernelTimer()
    : Timer()
{
    KernelTimer::tick();
}

Timer::Result KernelTimer::tick()
{
    Timer::Info info = { 0, 0 };

    if (ProcessCtl(SELF, InfoTimer, (Address) &info) != API::Success)
        return NotFound;

    m_ticks = info.ticks;
    m_frequency = info.frequency;
    return Success;
}
