// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Constant.h>
#include <MemoryBlock.h>
#include <SplitAllocator.h>
#include "IntelCore.h"
#include "IntelMap.h"
#include "IntelPaging.h"

/** Directory entries below this one belong to the kernel */
static const Size FirstUserEntry = IntelMap::UserStart / IntelPaging::SectionSize;

u32 *IntelPaging::m_kernelDirectory = ZERO;

IntelPaging::IntelPaging(MemoryMap *map, SplitAllocator *alloc)
    : MemoryContext(map, alloc)
    , m_directory(ZERO)
    , m_directoryPhys(0)
{
}

IntelPaging::~IntelPaging()
{
    if (!m_directory)
        return;

    for (Size i = FirstUserEntry; i < Entries; i++)
        releaseTable(i, false);

    m_alloc->release(m_directoryPhys);
}

IntelPaging::Result IntelPaging::initialize()
{
    Allocator::Range phys, virt;

    phys.address = 0;
    phys.size = PAGESIZE;
    phys.alignment = PAGESIZE;
    virt = phys;

    if (m_alloc->allocate(phys, virt) != Allocator::Success)
        return OutOfMemory;

    m_directory = (u32 *) virt.address;
    m_directoryPhys = phys.address;
    MemoryBlock::copy((void *) m_directory, (const void *) m_kernelDirectory, FirstUserEntry * sizeof(u32));
    MemoryBlock::set(m_directory + FirstUserEntry, 0, (Entries - FirstUserEntry) * sizeof(u32));
    return Success;
}

IntelPaging::Result IntelPaging::activate([[maybe_unused]] bool initializeMMU)
{
    m_current = this;
    IntelCore::setDirectory(m_directoryPhys);
    return Success;
}

u32 * IntelPaging::table(const Address virt) const
{
    const u32 entry = m_directory[virt / SectionSize];

    if (!(entry & Present) || (entry & Large))
        return ZERO;

    return (u32 *) m_alloc->toVirtual(entry & PAGEMASK);
}

u32 * IntelPaging::entry(const Address virt) const
{
    u32 *pages = table(virt);
    return pages ? &pages[(virt / PAGESIZE) % Entries] : ZERO;
}

u32 * IntelPaging::ownEntry(const Address virt) const
{
    static const u32 needed = Present | Write | UserMode | OwnedBit;
    u32 *page = virt < IntelMap::UserStart ? ZERO : entry(virt);

    return page && (*page & (needed | NoCache)) == needed ? page : ZERO;
}

void IntelPaging::forget(const Address virt) const
{
    if (m_current == this)
        IntelCore::invalidatePage(virt);
}

IntelPaging::Result IntelPaging::map(Address virt, Address phys, Memory::Access access)
{
    if (virt < IntelMap::UserStart)
        return InvalidAddress;

    u32 *page = entry(virt);
    u32 flags = Present;

    if (!page)
    {
        Allocator::Range frame, alias;

        frame.address = 0;
        frame.size = PAGESIZE;
        frame.alignment = PAGESIZE;
        alias = frame;

        if (m_alloc->allocate(frame, alias) != Allocator::Success)
            return OutOfMemory;

        MemoryBlock::set((void *) alias.address, 0, PAGESIZE);
        m_directory[virt / SectionSize] = frame.address | Present | Write | UserMode;
        page = entry(virt);
    }

    if (*page & Present)
        return AlreadyExists;

    if (access & Memory::Writable)
        flags |= Write;
    if (access & Memory::User)
        flags |= UserMode;
    if (access & (Memory::Uncached | Memory::Device))
        flags |= NoCache;
    if (access & Memory::Owned)
        flags |= OwnedBit;

    // What was not present is never in the TLB (Intel SDM volume 3, section 4.10.2.3)
    *page = (phys & PAGEMASK) | flags;
    return Success;
}

IntelPaging::Result IntelPaging::unmap(Address virt)
{
    u32 *page = virt < IntelMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    *page = 0;
    forget(virt);
    return Success;
}

IntelPaging::Result IntelPaging::lookup(Address virt, Address *phys) const
{
    const u32 *page = virt < IntelMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    *phys = (*page & PAGEMASK) | (virt & ~PAGEMASK);
    return Success;
}

IntelPaging::Result IntelPaging::access(Address virt, Memory::Access *access) const
{
    Address phys;
    return resolve(virt, &phys, access);
}

IntelPaging::Result IntelPaging::resolve(Address virt, Address *phys, Memory::Access *access) const
{
    const u32 *page = virt < IntelMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    const u32 value = *page;
    Memory::Access flags = Memory::Readable | Memory::Executable;

    if (value & Write)
        flags |= Memory::Writable;
    if (value & UserMode)
        flags |= Memory::User;
    if (value & NoCache)
        flags |= Memory::Uncached;
    if (value & OwnedBit)
        flags |= Memory::Owned;

    *phys = (value & PAGEMASK) | (virt & ~PAGEMASK);
    *access = flags;
    return Success;
}

void IntelPaging::releaseTable(const Size index, const bool tablesOnly)
{
    u32 *pages = table(index * SectionSize);

    if (!pages)
        return;

    if (!tablesOnly)
        releaseFrames(pages, Entries, Present | OwnedBit);

    m_alloc->release(m_directory[index] & PAGEMASK);
    m_directory[index] = 0;
}

IntelPaging::Result IntelPaging::releaseSection(const Memory::Range & range, const bool tablesOnly)
{
    if (range.virt < IntelMap::UserStart || range.size == 0)
        return InvalidAddress;

    const Size first = range.virt / SectionSize;
    const Size last = (range.virt + (range.size - 1)) / SectionSize;

    for (Size i = first; i <= last; i++)
        releaseTable(i, tablesOnly);

    noteFree(range.virt);

    if (m_current == this)
        IntelCore::setDirectory(m_directoryPhys);

    return Success;
}
