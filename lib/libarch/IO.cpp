// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Constant.h>
#ifdef __KERNEL__
#include "MemoryContext.h"
#else
#include <FreeNOS/API.h>
#endif
#include "IO.h"

static const Memory::Range noRange = { 0, 0, 0, Memory::None };

/**
 * Add a mapping to the address space that we run in.
 */
static IO::Result mapRange(Memory::Range *range)
{
#ifdef __KERNEL__
    MemoryContext *memory = MemoryContext::getCurrent();

    if (memory == ZERO)
        return IO::MapFailure;

    if (memory->findFree(range->size, MemoryMap::KernelPrivate, &range->virt) != MemoryContext::Success)
        return IO::OutOfMemory;

    switch (memory->mapRangeContiguous(range))
    {
        case MemoryContext::Success:     return IO::Success;
        case MemoryContext::OutOfMemory: return IO::OutOfMemory;
        default:                         return IO::MapFailure;
    }
#else
    switch (VMCtl(SELF, MapContiguous, range))
    {
        case API::Success:     return IO::Success;
        case API::OutOfMemory: return IO::OutOfMemory;
        default:               return IO::MapFailure;
    }
#endif
}

/**
 * Remove a mapping from the address space that we run in.
 */
static IO::Result unmapRange(Memory::Range *range)
{
#ifdef __KERNEL__
    MemoryContext *memory = MemoryContext::getCurrent();

    if (memory == ZERO || memory->unmapRange(range) != MemoryContext::Success)
        return IO::MapFailure;
#else
    if (VMCtl(SELF, UnMap, range) != API::Success)
        return IO::MapFailure;
#endif
    return IO::Success;
}

IO::IO()
    : m_base(IO_BASE)
    , m_range(noRange)
{
}

Address IO::getBase() const
{
    return m_base;
}

void IO::setBase(const Address base)
{
    m_base = base;
}

IO::Result IO::map(Address phys, Size size, Memory::Access access)
{
    const Address offset = phys & ((Address) PAGESIZE - 1);
    const Size pages = (Size) ((offset + (Address) size + PAGESIZE - 1) / PAGESIZE);
    Memory::Range range = { 0, phys - offset, pages * PAGESIZE, access };

    if (size == 0)
        return MapFailure;

    const Result result = mapRange(&range);
    if (result == Success)
    {
        m_range = range;
        m_base = range.virt + offset;
    }
    return result;
}

IO::Result IO::unmap()
{
    if (m_range.size == 0)
        return MapFailure;

    const Result result = unmapRange(&m_range);
    if (result == Success)
    {
        m_range = noRange;
        m_base = IO_BASE;
    }
    return result;
}
