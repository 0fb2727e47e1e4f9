// SPDX-License-Identifier: GPL-3.0-or-later

#include "BubbleAllocator.h"

BubbleAllocator::BubbleAllocator(const Range range)
    : Allocator(range)
    , m_allocated(0)
{
}

Size BubbleAllocator::available() const
{
    return size() - m_allocated;
}

Allocator::Result BubbleAllocator::allocate(Range & args)
{
    if (args.size == 0)
    {
        return InvalidSize;
    }

    // The size of the range is a multiple of the alignment: what fits, fits after rounding too
    if (args.size > available())
    {
        return OutOfMemory;
    }

    args.address = base() + m_allocated;
    m_allocated += (Size) aligned(args.size, alignment());
    return Success;
}

Allocator::Result BubbleAllocator::release(const Address)
{
    return InvalidAddress;
}
