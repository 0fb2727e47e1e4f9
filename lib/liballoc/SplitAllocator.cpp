// SPDX-License-Identifier: GPL-3.0-or-later

#include "SplitAllocator.h"

SplitAllocator::SplitAllocator(const Range physRange, const Range virtRange, const Size pageSize)
    : Allocator(physRange)
    , m_alloc(physRange, pageSize)
    , m_virtRange(virtRange)
    , m_pageSize(pageSize)
{
}

Size SplitAllocator::available() const
{
    return m_alloc.available();
}

Allocator::Result SplitAllocator::allocate(Range & args)
{
    return m_alloc.allocate(args);
}

Allocator::Result SplitAllocator::allocateSparse(const Range & range, CallbackFunction *function)
{
    if (range.size == 0 || (range.size % (SparsePages * m_pageSize)) != 0)
    {
        return InvalidSize;
    }

    // From here on nothing can fail: single pages do where there is no block of them
    if (range.size > available())
    {
        return OutOfMemory;
    }

    Size blockPages = SparsePages;

    for (Size done = 0; done < range.size; )
    {
        Range block = { 0, blockPages * m_pageSize, 0 };

        if (block.size > range.size - done || m_alloc.allocate(block) != Success)
        {
            blockPages = 1;
            continue;
        }

        for (Size i = 0; i < block.size; i += m_pageSize)
        {
            Address page = block.address + i;
            function->execute(&page);
        }
        done += block.size;
    }

    return Success;
}

Allocator::Result SplitAllocator::allocate(Range & phys, Range & virt)
{
    const Result result = m_alloc.allocate(phys);

    if (result == Success)
    {
        virt.address = toVirtual(phys.address);
        virt.size    = phys.size;
    }
    return result;
}

Allocator::Result SplitAllocator::allocate(const Address addr)
{
    return m_alloc.allocateAt(addr);
}

Allocator::Result SplitAllocator::release(const Address addr)
{
    return m_alloc.release(addr);
}

Address SplitAllocator::toVirtual(const Address phys) const
{
    return phys - base() + m_virtRange.address;
}

Address SplitAllocator::toPhysical(const Address virt) const
{
    return virt - m_virtRange.address + base();
}

bool SplitAllocator::isAllocated(const Address page) const
{
    return m_alloc.isAllocated(page);
}
