// SPDX-License-Identifier: GPL-3.0-or-later

#include "Timer.h"

static_assert(sizeof(Timer::Info) == 8, "Timer::Info crosses the system call boundary");

Timer::Timer()
    : m_ticks(0)
    , m_frequency(0)
    , m_int(0)
{
}

Timer::~Timer()
{
}

Size Timer::getInterrupt() const
{
    return m_int;
}

Size Timer::getFrequency() const
{
    return m_frequency;
}

Timer::Result Timer::setFrequency(Size hertz)
{
    if (hertz == 0)
        return InvalidFrequency;

    m_frequency = hertz;
    return Success;
}

Timer::Result Timer::getCurrent(Timer::Info *info, const Size msecOffset)
{
    if (msecOffset != 0 && m_frequency == 0)
        return InvalidFrequency;

    info->ticks = m_ticks;
    info->frequency = m_frequency;

    if (msecOffset != 0)
    {
        // In parts, so that 64-bit division is not needed. A tick is never shorter than a microsecond.
        const Size seconds = msecOffset / 1000;
        const Size rest = msecOffset % 1000;

        info->ticks += seconds * m_frequency;
        info->ticks += rest * (m_frequency / 1000);
        info->ticks += (rest * (m_frequency % 1000) + 999) / 1000;
    }
    return Success;
}

Timer::Result Timer::initialize()
{
    return Success;
}

Timer::Result Timer::start()
{
    return Success;
}

Timer::Result Timer::stop()
{
    return Success;
}

Timer::Result Timer::tick()
{
    m_ticks++;
    return Success;
}

Timer::Result Timer::wait(u32 microseconds) const
{
    (void) microseconds;
    return NotFound;
}

bool Timer::isExpired(const Timer::Info & info) const
{
    return (s32) ((u32) m_ticks - info.ticks) >= 0;
}
