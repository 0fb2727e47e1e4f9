// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "TestMemoryContext.h"

static const Memory::Access userAccess = Memory::User | Memory::Readable | Memory::Writable;

static bool isZero(const Address frame)
{
    for (Size i = 0; i < PAGESIZE; i++)
    {
        if (((const u8 *) frame)[i] != 0)
            return false;
    }
    return true;
}

TestCase(ContiguousAllocatesZeroedOwnedFrames)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, 3 * PAGESIZE, userAccess };

    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::Success);
    testAssert(range.phys != 0);
    testAssert(range.access == (userAccess | Memory::Owned));
    testAssert(space.alloc.available() == available - 3 * PAGESIZE);

    for (Size i = 0; i < 3; i++)
    {
        testAssert(space.context.phys[i] == range.phys + i * PAGESIZE);
        testAssert(space.context.flags[i] == (userAccess | Memory::Owned));
        testAssert(isZero(space.context.phys[i]));
    }
    testAssert(space.context.mapped() == 3);
    return OK;
}

TestCase(ContiguousGivenFramesAreNeitherOwnedNorCleared)
{
    TestAddressSpace space;
    const Address frame = space.alloc.base() + 4 * PAGESIZE;
    Memory::Range range = { TestMemoryContext::Base, frame, 2 * PAGESIZE, userAccess };

    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::Success);
    testAssert(range.phys == frame);
    testAssert(space.context.flags[0] == userAccess);
    testAssert(*(const u8 *) frame == 0x5a);

    // Released, but not given to the allocator
    const Size available = space.alloc.available();
    testAssert(space.context.release(TestMemoryContext::Base) == MemoryContext::Success);
    testAssert(space.alloc.available() == available);
    testAssert(space.context.mapped() == 1);
    return OK;
}

TestCase(ContiguousFailingHalfWayChangesNothing)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, 5 * PAGESIZE, userAccess };

    space.context.mapsUntilFailure = 3;
    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::OutOfMemory);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available);
    testAssert(range.phys == 0 && range.access == userAccess);
    return OK;
}

TestCase(ContiguousOverlapKeepsWhatWasThere)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, 4 * PAGESIZE, userAccess };

    testAssert(space.context.map(TestMemoryContext::Base + 2 * PAGESIZE, 0x1234000, Memory::User) ==
               MemoryContext::Success);
    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::AlreadyExists);
    testAssert(space.context.mapped() == 1);
    testAssert(space.context.phys[2] == 0x1234000);
    testAssert(space.alloc.available() == available);
    return OK;
}

TestCase(ContiguousTooLargeIsOutOfMemory)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, (TestAddressSpace::Frames + 1) * PAGESIZE, userAccess };

    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::OutOfMemory);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available);
    return OK;
}

TestCase(SparseUsesFragmentedMemory)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base, 0, 5 * PAGESIZE, userAccess };

    // Take every second frame, so that no two free ones are adjacent
    for (Size i = 0; i < TestAddressSpace::Frames; i += 2)
        testAssert(space.alloc.allocate(space.alloc.base() + i * PAGESIZE) == Allocator::Success);

    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::Success);
    testAssert(range.phys == space.context.phys[0]);
    testAssert(space.context.mapped() == 5);

    for (Size i = 0; i < 5; i++)
    {
        testAssert(space.context.flags[i] == (userAccess | Memory::Owned));
        testAssert(isZero(space.context.phys[i]));
    }
    return OK;
}

TestCase(SparseFailingHalfWayChangesNothing)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, 5 * PAGESIZE, userAccess };

    space.context.mapsUntilFailure = 2;
    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::OutOfMemory);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available);

    // The same when the frames run out
    space.context.mapsUntilFailure = ~0U;
    range.size = (TestAddressSpace::Frames + 1) * PAGESIZE;
    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::OutOfMemory);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available);
    return OK;
}

TestCase(SparseCallbackMapsInOrder)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base + PAGESIZE, 0, 2 * PAGESIZE, userAccess };
    Address first = 0x1000000, second = 0x2000000;

    space.context.m_savedRange = &range;
    space.context.mapRangeSparseCallback(&first);
    space.context.mapRangeSparseCallback(&second);
    testAssert(space.context.phys[1] == first);
    testAssert(space.context.phys[2] == second);
    testAssert(space.context.m_numSparsePages == 2);
    return OK;
}

TestCase(UnmapRangeIsAllOrNothing)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base, 0, 4 * PAGESIZE, userAccess };
    Memory::Range longer = { TestMemoryContext::Base, 0, 5 * PAGESIZE, userAccess };
    const Size available = space.alloc.available();

    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::Success);
    testAssert(space.context.unmapRange(&longer) == MemoryContext::InvalidAddress);
    testAssert(space.context.mapped() == 4);

    // Frames are kept, even owned ones
    testAssert(space.context.unmapRange(&range) == MemoryContext::Success);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available - 4 * PAGESIZE);
    return OK;
}

TestCase(ReleaseFreesOwnedFrame)
{
    TestAddressSpace space;
    const Size available = space.alloc.available();
    Memory::Range range = { TestMemoryContext::Base, 0, PAGESIZE, userAccess };

    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::Success);
    testAssert(space.context.release(TestMemoryContext::Base) == MemoryContext::Success);
    testAssert(space.alloc.available() == available);
    testAssert(!space.alloc.isAllocated(range.phys));
    testAssert(space.context.release(TestMemoryContext::Base) == MemoryContext::InvalidAddress);
    testAssert(space.alloc.available() == available);
    return OK;
}

TestCase(ReleaseRangeIsAllOrNothing)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base, 0, 4 * PAGESIZE, userAccess };
    Memory::Range longer = { TestMemoryContext::Base, 0, 5 * PAGESIZE, userAccess };
    const Size available = space.alloc.available();

    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::Success);
    testAssert(space.context.releaseRange(&longer) == MemoryContext::InvalidAddress);
    testAssert(space.context.mapped() == 4);
    testAssert(space.alloc.available() == available - 4 * PAGESIZE);

    testAssert(space.context.releaseRange(&range) == MemoryContext::Success);
    testAssert(space.context.mapped() == 0);
    testAssert(space.alloc.available() == available);
    return OK;
}

TestCase(BadRangesAreRefused)
{
    TestAddressSpace space;
    Memory::Range empty = { TestMemoryContext::Base, 0, 0, userAccess };
    Memory::Range unaligned = { TestMemoryContext::Base + 4, 0, PAGESIZE, userAccess };
    Memory::Range unalignedFrame = { TestMemoryContext::Base, 0x1001, PAGESIZE, userAccess };
    Memory::Range wrap = { ~(Address) 0 - PAGESIZE + 1, 0, 2 * PAGESIZE, userAccess };

    testAssert(space.context.mapRangeContiguous(&empty) == MemoryContext::InvalidSize);
    testAssert(space.context.mapRangeSparse(&empty) == MemoryContext::InvalidSize);
    testAssert(space.context.unmapRange(&empty) == MemoryContext::InvalidSize);
    testAssert(space.context.mapRangeContiguous(&unaligned) == MemoryContext::InvalidAddress);
    testAssert(space.context.mapRangeSparse(&unaligned) == MemoryContext::InvalidAddress);
    testAssert(space.context.mapRangeContiguous(&unalignedFrame) == MemoryContext::InvalidAddress);
    testAssert(space.context.mapRangeContiguous(&wrap) == MemoryContext::InvalidSize);
    testAssert(space.context.mapRangeSparse(&wrap) == MemoryContext::InvalidSize);
    testAssert(space.context.mapped() == 0);
    return OK;
}

TestCase(PartOfAPageCountsAsWhole)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base, 0, PAGESIZE + 1, userAccess };

    testAssert(space.context.mapRangeSparse(&range) == MemoryContext::Success);
    testAssert(space.context.mapped() == 2);
    return OK;
}

TestCase(FindFreeSkipsWhatIsMapped)
{
    TestAddressSpace space;
    const Address base = TestMemoryContext::Base;
    Address virt = 0;

    testAssert(space.context.map(base + PAGESIZE, 0x1000, userAccess) == MemoryContext::Success);
    testAssert(space.context.findFree(2 * PAGESIZE, MemoryMap::UserPrivate, &virt) == MemoryContext::Success);
    testAssert(virt == base + 2 * PAGESIZE);

    // In the hole in front, when the rest is used
    for (Size i = 2; i < TestMemoryContext::Pages; i++)
        testAssert(space.context.map(base + i * PAGESIZE, 0x1000, userAccess) == MemoryContext::Success);

    testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserPrivate, &virt) == MemoryContext::Success);
    testAssert(virt == base);
    testAssert(space.context.findFree(2 * PAGESIZE, MemoryMap::UserPrivate, &virt) == MemoryContext::OutOfMemory);
    return OK;
}

TestCase(FindFreeFillsTheWholeRegion)
{
    TestAddressSpace space;
    Address virt = 0;

    testAssert(space.context.findFree((TestMemoryContext::Pages + 1) * PAGESIZE, MemoryMap::UserPrivate, &virt) ==
               MemoryContext::OutOfMemory);
    testAssert(space.context.findFree(TestMemoryContext::Pages * PAGESIZE, MemoryMap::UserPrivate, &virt) ==
               MemoryContext::Success);
    testAssert(virt == TestMemoryContext::Base);
    testAssert(space.context.findFree(0, MemoryMap::UserPrivate, &virt) == MemoryContext::InvalidSize);
    testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserArgs, &virt) == MemoryContext::OutOfMemory);
    return OK;
}

TestCase(FindFreeStaysInItsRegion)
{
    TestAddressSpace space;
    const Memory::Range region = space.map.range(MemoryMap::UserShare);
    Address virt = 0;

    for (Size i = 0; i < region.size / PAGESIZE; i++)
    {
        testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserShare, &virt) == MemoryContext::Success);
        testAssert(virt >= region.virt && virt - region.virt < region.size);
        testAssert(space.context.map(virt, 0x1000, userAccess) == MemoryContext::Success);
    }
    testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserShare, &virt) == MemoryContext::OutOfMemory);
    return OK;
}

TestCase(FindFreeDoesNotSearchFromTheStartAgain)
{
    TestAddressSpace space;
    Address virt = 0;

    for (Size i = 0; i < TestMemoryContext::Pages; i++)
    {
        const Size before = space.context.lookups;

        testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserPrivate, &virt) == MemoryContext::Success);
        testAssert(space.context.lookups - before <= 2);
        testAssert(space.context.map(virt, 0x1000, userAccess) == MemoryContext::Success);
    }
    return OK;
}

TestCase(FindFreeUsesWhatWasUnmapped)
{
    TestAddressSpace space;
    Memory::Range range = { TestMemoryContext::Base, 0x1000, 8 * PAGESIZE, userAccess };
    Address virt = 0;

    testAssert(space.context.findFree(range.size, MemoryMap::UserPrivate, &virt) == MemoryContext::Success);
    testAssert(space.context.mapRangeContiguous(&range) == MemoryContext::Success);
    testAssert(space.context.unmapRange(&range) == MemoryContext::Success);
    testAssert(space.context.findFree(PAGESIZE, MemoryMap::UserPrivate, &virt) == MemoryContext::Success);
    testAssert(virt == TestMemoryContext::Base);
    return OK;
}

TestCase(CurrentContextIsForgottenWithItsObject)
{
    MemoryContext *before = MemoryContext::getCurrent();
    {
        TestAddressSpace space;

        testAssert(space.context.activate() == MemoryContext::Success);
        testAssert(MemoryContext::getCurrent() == &space.context);
    }
    testAssert(before == ZERO);
    testAssert(MemoryContext::getCurrent() == ZERO);
    return OK;
}
