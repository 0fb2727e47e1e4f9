// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <SplitAllocator.h>
#include "FrameReserve.h"

FrameReserve::FrameReserve(SplitAllocator *alloc)
    : m_alloc(alloc)
    , m_owner(ZERO)
    , m_first(0)
    , m_count(0)
{
}

bool FrameReserve::reserve(const Process *owner, const Size count)
{
    const Size had = m_count;

    if (m_owner && m_owner != owner)
        return false;

    if (!count)
    {
        drop(owner);
        return true;
    }

    m_owner = owner;

    while (m_count < count)
    {
        Allocator::Range range;

        range.address = 0;
        range.size = PAGESIZE;
        range.alignment = PAGESIZE;

        if (m_alloc->allocate(range) != Allocator::Success)
        {
            spend(owner, m_count - had);
            return false;
        }

        // Each frame holds the address of the next one
        *(Address *) m_alloc->toVirtual(range.address) = m_first;
        m_first = range.address;
        m_count++;
    }
    return true;
}

bool FrameReserve::spend(const Process *owner, Size count)
{
    if (owner != m_owner || !count || !m_count)
        return false;

    for (; count && m_count; count--)
    {
        const Address frame = m_first;

        m_first = *(Address *) m_alloc->toVirtual(frame);
        m_count--;
        m_alloc->release(frame);
    }
    return true;
}

void FrameReserve::limit(const Process *owner, const Size count)
{
    if (m_count > count)
        spend(owner, m_count - count);
}

void FrameReserve::drop(const Process *owner)
{
    if (owner == m_owner)
    {
        spend(owner, m_count);
        m_owner = ZERO;
    }
}
