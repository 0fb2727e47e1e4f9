// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "BitFlipper.h"

/** Regions with memory of the program */
static const MemoryMap::Region regions[] = { MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserStack };

static const Size regionCount = sizeof(regions) / sizeof(regions[0]);

BitFlipper::BitFlipper(const ProcessID pid, const u32 seed)
    : m_pid(pid)
    , m_state(seed * 2654435769U + 1)
{
}

u32 BitFlipper::random()
{
    // George Marsaglia, Xorshift RNGs (2003)
    m_state ^= m_state << 13;
    m_state ^= m_state >> 17;
    m_state ^= m_state << 5;
    return m_state;
}

static bool query(const ProcessID pid, const Address virt, Memory::Range & page)
{
    MemoryBlock::set(&page, 0, sizeof(page));
    page.virt = virt;
    page.size = PAGESIZE;
    return VMCtl(pid, Access, &page) == API::Success;
}

Size BitFlipper::countPages(const MemoryMap::Region region) const
{
    const Memory::Range range = Arch::MemoryMap().range(region);
    Memory::Range page;
    Size count = 0;

    while (count < range.size / PAGESIZE && query(m_pid, range.virt + (count * PAGESIZE), page))
        count++;

    return count;
}

const char * BitFlipper::sectionOf(const Address address) const
{
    const Arch::MemoryMap map;
    Memory::Range page;

    if (address >= map.range(MemoryMap::UserStack).virt)
        return "stack";

    if (address >= map.range(MemoryMap::UserHeap).virt)
        return "heap";

    query(m_pid, address & PAGEMASK, page);
    return page.access & Memory::Executable ? "text" : page.access & Memory::Writable ? "data" : "constants";
}

bool BitFlipper::flip(Flip & flip)
{
    Size pages[regionCount], total = 0;

    for (Size i = 0; i < regionCount; i++)
    {
        pages[i] = countPages(regions[i]);
        total += pages[i];
    }

    if (!total)
        return false;

    Size page = random() % total, region = 0;

    while (page >= pages[region])
        page -= pages[region++];

    flip.address = Arch::MemoryMap().range(regions[region]).virt + (page * PAGESIZE) + (random() % PAGESIZE);
    flip.section = sectionOf(flip.address);

    if (VMCopy(m_pid, API::Read, (Address) &flip.before, flip.address, sizeof(flip.before)) != API::Success)
        return false;

    flip.after = flip.before ^ (1 << (random() % 8));
    return VMCopy(m_pid, API::Write, (Address) &flip.after, flip.address, sizeof(flip.after)) == API::Success;
}
