// SPDX-License-Identifier: GPL-3.0-or-later

#include <Assert.h>
#include "Allocator.h"

Allocator * Allocator::m_default = ZERO;

Allocator::Allocator()
    : m_parent(ZERO)
{
    m_range.address   = 0;
    m_range.size      = 0;
    m_range.alignment = 0;
}

Allocator::Allocator(const Range range)
    : m_parent(ZERO)
    , m_range(range)
{
    assert(range.alignment >= sizeof(u32));
    assert(range.size >= sizeof(u32));
    assert((range.size % range.alignment) == 0);
}

Allocator::~Allocator()
{
}

void Allocator::setDefault(Allocator *alloc)
{
    m_default = alloc;
}

void Allocator::setParent(Allocator *parent)
{
    m_parent = parent;
}

Allocator * Allocator::parent()
{
    return m_parent;
}

Size Allocator::alignment() const
{
    return m_range.alignment;
}

Size Allocator::size() const
{
    return m_range.size;
}

Size Allocator::available() const
{
    return 0;
}

Allocator::Result Allocator::allocate(Range &)
{
    return OutOfMemory;
}

Allocator::Result Allocator::release(const Address)
{
    return InvalidAddress;
}

Address Allocator::aligned(const Address addr, const Size boundary) const
{
    if (boundary == 0)
    {
        return addr;
    }

    const Address rest = addr % boundary;
    return rest == 0 ? addr : addr + (boundary - rest);
}
