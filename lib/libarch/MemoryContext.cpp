// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Constant.h>
#include <MemoryBlock.h>
#include "MemoryContext.h"

MemoryContext *MemoryContext::m_current = ZERO;

static const Address pageOffsetMask = (Address) PAGESIZE - 1;

MemoryContext::MemoryContext(MemoryMap *map, SplitAllocator *alloc)
    : m_alloc(alloc)
    , m_map(map)
    , m_mapRangeSparseCallback(this, &MemoryContext::mapRangeSparseCallback)
    , m_savedRange(ZERO)
    , m_numSparsePages(0)
{
    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        m_nextFree[i] = 0;
    }
}

MemoryContext::~MemoryContext()
{
    if (m_current == this)
    {
        m_current = ZERO;
    }
}

MemoryContext * MemoryContext::getCurrent()
{
    return m_current;
}

MemoryContext::Result MemoryContext::checkRange(const Address virt, const Address phys, const Size size, Size *pages)
{
    if ((virt & pageOffsetMask) || (phys & pageOffsetMask))
        return InvalidAddress;

    const Size count = (size / PAGESIZE) + ((size % PAGESIZE) ? 1 : 0);
    const Address last = (Address) (count - 1) * PAGESIZE + pageOffsetMask;

    if (count == 0 || virt + last < virt || phys + last < phys)
        return InvalidSize;

    *pages = count;
    return Success;
}

MemoryContext::Result MemoryContext::resolve(Address virt, Address *phys, Memory::Access *flags) const
{
    const Result result = lookup(virt, phys);
    return result == Success ? access(virt, flags) : result;
}

u32 * MemoryContext::ownEntry(const Address) const
{
    return ZERO;
}

void MemoryContext::forget(const Address) const
{
}

Size MemoryContext::exchange(const Address virt, MemoryContext & other, const Address otherVirt, const Size size)
{
    Size done = 0;

    for (; done < size; done += PAGESIZE)
    {
        u32 *ours = ownEntry(virt + done);
        u32 *theirs = other.ownEntry(otherVirt + done);

        if (!ours || !theirs)
            break;

        const u32 difference = (*ours ^ *theirs) & ~(u32) pageOffsetMask;
        const u32 our = *ours ^ difference, their = *theirs ^ difference;

        // No translation to the old frame may be left when there is one to the new one
        *ours = 0;
        *theirs = 0;
        forget(virt + done);
        other.forget(otherVirt + done);
        *ours = our;
        *theirs = their;
        forget(virt + done);
        other.forget(otherVirt + done);
    }
    return done;
}

void MemoryContext::clearFrame(Address phys)
{
    MemoryBlock::set((void *) m_alloc->toVirtual(phys), 0, PAGESIZE);
}

void MemoryContext::releaseFrames(const u32 *entries, const Size count, const u32 owned)
{
    for (Size i = 0; i < count; i += 8)
    {
        const u32 *group = entries + i;

        // Most tables are empty for the most part
        if (!(group[0] | group[1] | group[2] | group[3] | group[4] | group[5] | group[6] | group[7]))
            continue;

        for (Size j = 0; j < 8; j++)
        {
            if ((group[j] & owned) == owned)
                m_alloc->release(group[j] & ~(u32) pageOffsetMask);
        }
    }
}

MemoryContext::Result MemoryContext::mapRangeContiguous(Memory::Range *range)
{
    Size pages = 0;
    Result result = checkRange(range->virt, range->phys, range->size, &pages);
    if (result != Success)
        return result;

    const bool allocate = range->phys == 0;
    Memory::Access access = range->access;
    Address phys = range->phys;

    if (allocate)
    {
        Allocator::Range frames = { 0, pages * PAGESIZE, PAGESIZE };
        Allocator::Range kernel = frames;

        if (frames.size / PAGESIZE != pages || m_alloc->allocate(frames, kernel) != Allocator::Success)
            return OutOfMemory;

        phys = frames.address;
        access |= Memory::Owned;
        for (Size i = 0; i < pages; i++)
            clearFrame(phys + (Address) i * PAGESIZE);
    }

    for (Size i = 0; i < pages; i++)
    {
        const Address offset = (Address) i * PAGESIZE;

        result = map(range->virt + offset, phys + offset, access);
        if (result != Success)
        {
            for (Size j = 0; j < i; j++)
                unmap(range->virt + (Address) j * PAGESIZE);

            for (Size j = 0; allocate && j < pages; j++)
                m_alloc->release(phys + (Address) j * PAGESIZE);

            return result;
        }
    }
    range->phys = phys;
    range->access = access;
    return Success;
}

void MemoryContext::mapRangeSparseCallback(Address *phys)
{
    if (m_savedRange != ZERO)
    {
        const Address virt = m_savedRange->virt + (Address) m_numSparsePages * PAGESIZE;

        if (map(virt, *phys, m_savedRange->access) == Success)
            m_numSparsePages++;
    }
}

void MemoryContext::undoSparse(const Address virt, const Size pages)
{
    for (Size i = 0; i < pages; i++)
    {
        const Address page = virt + (Address) i * PAGESIZE;
        Address phys = 0;

        if (lookup(page, &phys) == Success && unmap(page) == Success)
            m_alloc->release(phys & ~pageOffsetMask);
    }
}

MemoryContext::Result MemoryContext::mapRangeSparse(Memory::Range *range)
{
    Size pages = 0;
    Result result = checkRange(range->virt, 0, range->size, &pages);
    if (result != Success)
        return result;

    const Memory::Access access = range->access | Memory::Owned;
    Address first = 0;

    for (Size i = 0; i < pages; i++)
    {
        Allocator::Range frame = { 0, PAGESIZE, PAGESIZE };
        Allocator::Range kernel = frame;

        if (m_alloc->allocate(frame, kernel) != Allocator::Success)
        {
            undoSparse(range->virt, i);
            return OutOfMemory;
        }
        clearFrame(frame.address);

        result = map(range->virt + (Address) i * PAGESIZE, frame.address, access);
        if (result != Success)
        {
            m_alloc->release(frame.address);
            undoSparse(range->virt, i);
            return result;
        }
        if (i == 0)
            first = frame.address;
    }
    range->phys = first;
    range->access = access;
    return Success;
}

MemoryContext::Result MemoryContext::unmapRange(Memory::Range *range)
{
    Size pages = 0;
    Result result = checkRange(range->virt, 0, range->size, &pages);
    if (result != Success)
        return result;

    for (Size i = 0; i < pages; i++)
    {
        Address phys = 0;

        if (lookup(range->virt + (Address) i * PAGESIZE, &phys) != Success)
            return InvalidAddress;
    }

    for (Size i = 0; i < pages; i++)
    {
        // A page that is mapped can always be unmapped
        result = unmap(range->virt + (Address) i * PAGESIZE);
        if (result != Success)
            return result;
    }
    noteFree(range->virt);
    return Success;
}

MemoryContext::Result MemoryContext::release(Address virt)
{
    Memory::Access flags = Memory::None;
    Address phys = 0;

    Result result = resolve(virt, &phys, &flags);
    if (result != Success)
        return result;

    result = unmap(virt);
    if (result != Success)
        return result;

    if (flags & Memory::Owned)
        m_alloc->release(phys & ~pageOffsetMask);

    noteFree(virt);
    return Success;
}

MemoryContext::Result MemoryContext::releaseRange(Memory::Range *range)
{
    // All or nothing
    for (Size i = 0; i < range->size; i += PAGESIZE)
    {
        Address phys;

        if (lookup(range->virt + i, &phys) != Success)
            return InvalidAddress;
    }

    for (Size i = 0; i < range->size; i += PAGESIZE)
        release(range->virt + i);

    return Success;
}

void MemoryContext::noteFree(const Address virt) const
{
    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        const Memory::Range region = m_map->range((MemoryMap::Region) i);

        if (virt >= region.virt && virt - region.virt < region.size && virt < m_nextFree[i])
            m_nextFree[i] = virt;
    }
}

bool MemoryContext::scanFree(const Address from, const Address to, const Size pages, Address *virt) const
{
    const Size limit = (to - from) / PAGESIZE;
    Size found = 0;

    for (Size i = 0; i < limit; i++)
    {
        const Address page = from + (Address) i * PAGESIZE;
        Address phys = 0;

        if (lookup(page, &phys) == Success)
        {
            found = 0;
        }
        else if (++found == pages)
        {
            *virt = page - (Address) (pages - 1) * PAGESIZE;
            return true;
        }
        // What remains is too small
        else if (limit - i - 1 < pages - found)
        {
            break;
        }
    }
    return false;
}

MemoryContext::Result MemoryContext::findFree(Size size, MemoryMap::Region region, Address *virt) const
{
    const Memory::Range where = m_map->range(region);
    const Address end = where.virt + where.size;
    Size pages = 0;

    const Result result = checkRange(where.virt, 0, size, &pages);
    if (result != Success)
        return result;

    if (pages > where.size / PAGESIZE)
        return OutOfMemory;

    Address & hint = m_nextFree[region];
    if (hint < where.virt || hint >= end)
        hint = where.virt;

    if (!scanFree(hint, end, pages, virt) && !scanFree(where.virt, end, pages, virt))
        return OutOfMemory;

    hint = *virt + (Address) pages * PAGESIZE;
    return Success;
}
