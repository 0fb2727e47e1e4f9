// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Constant.h>
#include <MemoryBlock.h>
#include <SplitAllocator.h>
#include "ARMCore.h"
#include "ARMMap.h"
#include "ARMPaging.h"

/** Bytes of a first-level table */
static const Size DirectorySize = ARMPaging::DirectoryEntries * sizeof(u32);

/** Bytes that a first-level entry maps */
static const Size EntrySize = ARMPaging::SectionSize / 4;

/** Bytes of a second-level table */
static const Size TableSize = PAGESIZE / 4;

/** Bits of an identifier that are the ASID */
static const u32 AsidMask = 0xff;

/** First frame of tables that belongs to programs */
static const Size FirstUserTable = ARMMap::UserStart / ARMPaging::SectionSize;

/** Frames of tables in an address space */
static const Size Tables = ARMPaging::DirectoryEntries / 4;

// ASID zero is never given away: it is in force while tables change
u32 ARMPaging::m_lastIdentifier = 0x100;

ARMPaging::ARMPaging(MemoryMap *map, SplitAllocator *alloc)
    : MemoryContext(map, alloc)
    , m_directory(ZERO)
    , m_directoryPhys(0)
    , m_identifier(0)
{
}

ARMPaging::~ARMPaging()
{
    if (!m_directory)
        return;

    // Nobody else gets the identifier before all translations are forgotten
    for (Size i = FirstUserTable; i < Tables; i++)
        releaseTable(i, false);

    for (Size i = 0; i < DirectorySize; i += PAGESIZE)
        m_alloc->release(m_directoryPhys + i);
}

ARMPaging::Result ARMPaging::initialize()
{
    Allocator::Range phys, virt;

    phys.address = 0;
    phys.size = DirectorySize;
    phys.alignment = DirectorySize;
    virt = phys;

    if (m_alloc->allocate(phys, virt) != Allocator::Success)
        return OutOfMemory;

    m_directory = (u32 *) virt.address;
    m_directoryPhys = phys.address;
    MemoryBlock::set(m_directory + (DirectoryEntries / 2), 0, DirectorySize / 2);
    ARMCore::synchronize();
    return Success;
}

bool ARMPaging::hasIdentifier() const
{
    return m_identifier && (m_identifier & ~AsidMask) == (m_lastIdentifier & ~AsidMask);
}

void ARMPaging::takeIdentifier()
{
    m_lastIdentifier++;

    if ((m_lastIdentifier & AsidMask) == 0)
    {
        ARMCore::invalidateAll();
        m_lastIdentifier++;
    }
    m_identifier = m_lastIdentifier;
}

ARMPaging::Result ARMPaging::activate([[maybe_unused]] bool initializeMMU)
{
    if (!hasIdentifier())
        takeIdentifier();

    m_current = this;
    ARMCore::setUserTable(m_directoryPhys | WalkCached, m_identifier & AsidMask);
    return Success;
}

u32 * ARMPaging::table(const Address virt) const
{
    // The first of the four tables in a frame
    const u32 entry = m_directory[(virt / SectionSize) * 4];

    return entry & TableEntry ? (u32 *) m_alloc->toVirtual(entry & PAGEMASK) : ZERO;
}

u32 * ARMPaging::entry(const Address virt) const
{
    u32 *pages = table(virt);
    return pages ? &pages[(virt / PAGESIZE) % Entries] : ZERO;
}

u32 * ARMPaging::ownEntry(const Address virt) const
{
    static const u32 needed = Present | Cached | Buffered | UserMode | OwnedBit;
    u32 *page = virt < ARMMap::UserStart ? ZERO : entry(virt);

    return page && (*page & (needed | ReadOnly)) == needed ? page : ZERO;
}

void ARMPaging::forget(const Address virt) const
{
    // Also when another one is active: the identifier keeps translations of those that are not
    if (hasIdentifier())
        ARMCore::invalidatePage(virt, m_identifier & AsidMask);
    else
        ARMCore::synchronize();
}

void ARMPaging::setTables(const Size index, const Address phys)
{
    for (Size i = 0; i < SectionSize / EntrySize; i++)
        m_directory[(index * 4) + i] = phys ? (phys + (i * TableSize)) | TableEntry | NoSupervisorCode : 0;
}

ARMPaging::Result ARMPaging::map(Address virt, Address phys, Memory::Access access)
{
    if (virt < ARMMap::UserStart)
        return InvalidAddress;

    u32 *page = entry(virt);
    u32 flags = Present | Accessible | NotGlobal;

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
        setTables(virt / SectionSize, frame.address);
        page = entry(virt);
    }

    if (*page & Present)
        return AlreadyExists;

    // What is not memory is a device, whatever the caller says: neither cached nor executed
    if (phys >= ARMMap::DeviceStart || (access & Memory::Device))
        flags |= Buffered | NeverExecute;
    else if (access & Memory::Uncached)
        flags |= Cached;
    else
        flags |= Cached | Buffered;

    if (!(access & Memory::Writable))
        flags |= ReadOnly;
    if (!(access & Memory::Executable))
        flags |= NeverExecute;
    if (access & Memory::User)
        flags |= UserMode;
    if (access & Memory::Owned)
        flags |= OwnedBit;

    // What was not present is never in the TLB (B3.10.1); the walk must find it in memory, though
    *page = (phys & PAGEMASK) | flags;
    ARMCore::synchronize();
    return Success;
}

ARMPaging::Result ARMPaging::unmap(Address virt)
{
    u32 *page = virt < ARMMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    *page = 0;
    forget(virt);
    return Success;
}

ARMPaging::Result ARMPaging::lookup(Address virt, Address *phys) const
{
    const u32 *page = virt < ARMMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    *phys = (*page & PAGEMASK) | (virt & ~PAGEMASK);
    return Success;
}

ARMPaging::Result ARMPaging::access(Address virt, Memory::Access *access) const
{
    Address phys;
    return resolve(virt, &phys, access);
}

ARMPaging::Result ARMPaging::resolve(Address virt, Address *phys, Memory::Access *access) const
{
    const u32 *page = virt < ARMMap::UserStart ? ZERO : entry(virt);

    if (!page || !(*page & Present))
        return InvalidAddress;

    const u32 value = *page;
    Memory::Access flags = Memory::Readable;

    if (!(value & ReadOnly))
        flags |= Memory::Writable;
    if (!(value & NeverExecute))
        flags |= Memory::Executable;
    if (value & UserMode)
        flags |= Memory::User;
    if (!(value & Cached))
        flags |= Memory::Device;
    else if (!(value & Buffered))
        flags |= Memory::Uncached;
    if (value & OwnedBit)
        flags |= Memory::Owned;

    *phys = (value & PAGEMASK) | (virt & ~PAGEMASK);
    *access = flags;
    return Success;
}

void ARMPaging::releaseTable(const Size index, const bool tablesOnly)
{
    u32 *pages = table(index * SectionSize);

    if (!pages)
        return;

    const Address phys = m_directory[index * 4] & PAGEMASK;

    if (!tablesOnly)
        releaseFrames(pages, Entries, Present | OwnedBit);

    setTables(index, 0);
    m_alloc->release(phys);
}

ARMPaging::Result ARMPaging::releaseSection(const Memory::Range & range, const bool tablesOnly)
{
    if (range.virt < ARMMap::UserStart || range.size == 0)
        return InvalidAddress;

    const Size first = range.virt / SectionSize;
    const Size last = (range.virt + (range.size - 1)) / SectionSize;

    for (Size i = first; i <= last; i++)
        releaseTable(i, tablesOnly);

    noteFree(range.virt);

    // The frames are given to others only when this system call is over
    if (hasIdentifier())
        ARMCore::invalidateSpace(m_identifier & AsidMask);

    return Success;
}
