// SPDX-License-Identifier: GPL-3.0-or-later

#include "MemoryMap.h"

static const Memory::Range emptyRange = { 0, 0, 0, Memory::None };

static_assert(MemoryMap::UserArgs + 1 == MEMORYMAP_MAX_REGIONS, "each region needs a place in m_regions");

MemoryMap::MemoryMap()
{
    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        m_regions[i] = emptyRange;
    }
}

MemoryMap::MemoryMap(const MemoryMap &map)
{
    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        m_regions[i] = map.m_regions[i];
    }
}

Memory::Range MemoryMap::range(MemoryMap::Region region) const
{
    return (Size) region < MEMORYMAP_MAX_REGIONS ? m_regions[region] : emptyRange;
}

void MemoryMap::setRange(MemoryMap::Region region, Memory::Range range)
{
    if ((Size) region < MEMORYMAP_MAX_REGIONS)
    {
        m_regions[region] = range;
    }
}
