// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <MemoryMap.h>
#include <CoreInfo.h>

TestCase(MemoryMapStartsEmpty)
{
    const MemoryMap map;

    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        const Memory::Range range = map.range((MemoryMap::Region) i);

        testAssert(range.virt == 0 && range.phys == 0 && range.size == 0 && range.access == Memory::None);
    }
    return OK;
}

TestCase(MemoryMapKeepsEachRegion)
{
    MemoryMap map;

    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        const Memory::Range range = { 0x1000 * i, 0x100000 * i, 0x200 * i, Memory::Readable | Memory::User };

        map.setRange((MemoryMap::Region) i, range);
    }

    const MemoryMap copy(map);

    // The copy is not changed with the original
    const Memory::Range other = { 1, 2, 3, Memory::None };
    map.setRange(MemoryMap::UserArgs, other);
    testAssert(map.range(MemoryMap::UserArgs).size == 3);

    for (Size i = 0; i < MEMORYMAP_MAX_REGIONS; i++)
    {
        const Memory::Range range = copy.range((MemoryMap::Region) i);

        testAssert(range.virt == 0x1000 * i && range.phys == 0x100000 * i && range.size == 0x200 * i);
        testAssert(range.access == (Memory::Readable | Memory::User));
    }
    return OK;
}

TestCase(AccessFlagsAreDistinct)
{
    const Memory::Access all[] = { Memory::Readable, Memory::Writable, Memory::Executable, Memory::User,
                                   Memory::Uncached, Memory::InnerCached, Memory::OuterCached, Memory::Device,
                                   Memory::Owned };
    uint seen = 0;

    for (Size i = 0; i < sizeof(all) / sizeof(all[0]); i++)
    {
        testAssert((seen & all[i]) == 0);
        seen |= all[i];
    }
    testAssert(seen == 0x1ff);
    return OK;
}

TestCase(CoreInfoSizeCoversTheWholeStructure)
{
    testAssert(COREINFO_SIZE == sizeof(CoreInfo));
    testAssert(COREINFO_SIZE >= offsetof(CoreInfo, timerCounter) + sizeof(uint));
    return OK;
}
