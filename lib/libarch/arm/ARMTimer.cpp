// SPDX-License-Identifier: GPL-3.0-or-later

#include "ARMTimer.h"

/** @return Hz of the counter (CNTFRQ) */
static u32 counterFrequency()
{
    u32 value;
    asm volatile ("mrc p15, 0, %0, c14, c0, 0" : "=r" (value));
    return value;
}

/** Enable or disable the timer (CNTV_CTL) */
static void control(const u32 value)
{
    asm volatile ("mcr p15, 0, %0, c14, c3, 1\n"
                  "isb" :: "r" (value) : "memory");
}

/** @return Count at which the timer fires (CNTV_CVAL) */
static u64 deadline()
{
    u64 value;
    asm volatile ("mrrc p15, 3, %Q0, %R0, c14" : "=r" (value));
    return value;
}

static void setDeadline(const u64 value)
{
    asm volatile ("mcrr p15, 3, %Q0, %R0, c14" :: "r" (value) : "memory");
}

/** @return Count now (CNTVCT) */
static u64 counter()
{
    u64 value;
    asm volatile ("isb\n"
                  "mrrc p15, 1, %Q0, %R0, c14" : "=r" (value) :: "memory");
    return value;
}

ARMTimer::ARMTimer(const Size irq)
    : m_interval(0)
{
    m_int = irq;
}

ARMTimer::Result ARMTimer::setFrequency(Size hertz)
{
    const u32 frequency = counterFrequency();

    if (hertz == 0 || hertz > frequency)
        return InvalidFrequency;

    m_frequency = hertz;
    m_interval = frequency / hertz;
    return Success;
}

ARMTimer::Result ARMTimer::start()
{
    if (m_interval == 0)
        return InvalidFrequency;

    setDeadline(counter() + m_interval);
    control(1);
    return Success;
}

ARMTimer::Result ARMTimer::stop()
{
    control(0);
    return Success;
}

ARMTimer::Result ARMTimer::tick()
{
    const u64 now = counter();
    u64 next = deadline() + m_interval;

    // From deadline to deadline, so that the clock does not drift
    if (next <= now)
        next = now + m_interval;

    setDeadline(next);
    m_ticks++;
    return Success;
}
