// SPDX-License-Identifier: GPL-3.0-or-later

#include <Checksum.h>
#include <MemoryBlock.h>
#include "RestartBudget.h"

u32 RestartBudget::ticks(const u32 milliseconds, const u32 frequency)
{
    const u32 hertz = frequency ? frequency : 1000;
    const u32 limit = 0x7fffffff;
    const u32 seconds = milliseconds / 1000, rest = milliseconds % 1000;

    // Round up; half the range is the farthest that one tick can be told to be in front of another
    if (hertz > limit / 1000 || seconds >= limit / hertz)
    {
        return milliseconds ? limit : 0;
    }
    return seconds * hertz + (rest * hertz + 999) / 1000;
}

u32 RestartBudget::slotTicks(const RecoveryPolicy & policy, const u32 frequency)
{
    const u32 length = (ticks(policy.budgetPeriod, frequency) + (SlotCount - 2)) / (SlotCount - 1);

    return length ? length : 1;
}

u32 RestartBudget::delay(const RecoveryPolicy & policy, const u32 level)
{
    u32 time = policy.firstDelay;

    for (u32 i = 0; i < level && time < policy.maximumDelay; i++)
    {
        time = time < MinimumDelay / 2 ? (u32) MinimumDelay : 2 * time;
    }
    return time < policy.maximumDelay ? time : policy.maximumDelay;
}

bool RestartBudget::isReached(const u32 tick, const u32 nowTicks)
{
    return (s32) (nowTicks - tick) >= 0;
}

u32 RestartBudget::sum() const
{
    const u8 *content = (const u8 *) this + sizeof(m_sum);
    const Size size = sizeof(*this) - sizeof(m_sum);
    bool fresh = true;

    for (Size i = 0; i < size; i++)
    {
        fresh = fresh && content[i] == 0;
    }

    // Zero belongs to what is all zero, and to nothing else
    const u32 result = fresh ? 0 : checksum(content, size);
    return result || fresh ? result : 1;
}

void RestartBudget::seal()
{
    m_sum = sum();
}

bool RestartBudget::isValid() const
{
    return m_sum == sum() && m_level <= MaximumLevel && m_pending <= 1;
}

bool RestartBudget::isPending() const
{
    return m_pending != 0;
}

u32 RestartBudget::dueTick() const
{
    return m_due;
}

u32 RestartBudget::level() const
{
    return m_level;
}

u32 RestartBudget::used() const
{
    u32 total = 0;

    for (Size i = 0; i < SlotCount; i++)
    {
        total += m_slots[i];
    }
    return total;
}

void RestartBudget::reset()
{
    MemoryBlock::set(this, 0, sizeof(*this));
}

void RestartBudget::manualRestart()
{
    if (!isValid())
    {
        reset();
    }
    m_pending = 0;
    seal();
}

void RestartBudget::ageDelay(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency)
{
    const u32 healthy = ticks(policy.healthyTime, frequency);

    if (isReached(m_due, nowTicks))
    {
        m_pending = 0;
    }
    else if (!m_pending)
    {
        // By hand it was restarted before it was due
        m_due = nowTicks;
    }
    if (m_level == 0 || m_pending || healthy == 0)
    {
        return;
    }

    const u32 steps = (nowTicks - m_due) / healthy;

    if (steps >= m_level)
    {
        m_level = 0;
    }
    else
    {
        m_level -= (u8) steps;
        m_due += steps * healthy;
    }
}

void RestartBudget::ageSlots(const u32 nowTicks, const u32 length)
{
    if (used() == 0)
    {
        m_slotStart = nowTicks;
        return;
    }

    const u32 steps = (nowTicks - m_slotStart) / length;

    if (steps >= SlotCount)
    {
        MemoryBlock::set(m_slots, 0, sizeof(m_slots));
        m_slotStart = nowTicks;
        return;
    }

    for (Size i = SlotCount; i-- > 0;)
    {
        m_slots[i] = i >= steps ? m_slots[i - steps] : 0;
    }
    m_slotStart += steps * length;
}

void RestartBudget::age(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency)
{
    if (!isValid())
    {
        reset();
    }

    // Fresh stays all zero
    if (m_level || m_pending || used())
    {
        ageDelay(policy, nowTicks, frequency);
        ageSlots(nowTicks, slotTicks(policy, frequency));
        seal();
    }
}

u32 RestartBudget::whenAllowed(const RecoveryPolicy & policy, const u32 length) const
{
    u32 left = used();
    Size i = SlotCount;

    // The oldest are forgotten first
    while (i > 0 && left >= policy.budget)
    {
        left -= m_slots[--i];
    }
    return m_slotStart + (SlotCount - i) * length;
}

RestartBudget::Decision RestartBudget::decide(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency,
                                              u32 *whenTick)
{
    const u32 length = slotTicks(policy, frequency);

    age(policy, nowTicks, frequency);

    if (m_pending)
    {
        *whenTick = m_due;
        return Later;
    }
    if (policy.budget && used() >= policy.budget)
    {
        *whenTick = whenAllowed(policy, length);
        return Exhausted;
    }

    const u32 wait = ticks(delay(policy, m_level), frequency);

    // A step that makes no difference any more would only have to decay
    if (m_level < MaximumLevel && delay(policy, m_level) < policy.maximumDelay)
    {
        m_level++;
    }
    if (used() == 0)
    {
        m_slotStart = nowTicks;
    }
    if (m_slots[0] != 0xffff)
    {
        m_slots[0]++;
    }
    m_due = nowTicks + wait;
    m_pending = wait ? 1 : 0;
    *whenTick = m_due;
    seal();
    return wait ? Later : Now;
}
