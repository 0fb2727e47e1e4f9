// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/FaultInfo.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <string.h>
#include "GuestMain.h"

/*
 * Memory of processes: what is mapped, what is given back, and to whom it belongs.
 */

/** Memory that a program may use freely */
static const Memory::Access readWrite = Memory::User | Memory::Readable | Memory::Writable;

/** Start of UserPrivate, where nothing is in this program from this offset on */
static const Address testArea = 0xa9000000;

static Memory::Range rangeOf(const Address virt, const Size size, const Address phys = 0)
{
    Memory::Range range;

    range.virt = virt;
    range.phys = phys;
    range.size = size;
    range.access = readWrite;
    return range;
}

/** Mapping and unmapping once makes the page tables, which stay */
static bool prepare()
{
    Memory::Range range = rangeOf(testArea, PAGESIZE);

    return VMCtl(SELF, MapSparse, &range) == API::Success && VMCtl(SELF, Release, &range) == API::Success;
}

static Size freePages()
{
    return SystemInformation().memoryAvail / PAGESIZE;
}

TestCase(FramesAreZeroedAndGivenBack)
{
    testAssert(prepare());
    const Size before = freePages();

    for (Size round = 0; round < 4; round++)
    {
        Memory::Range range = rangeOf(testArea, 8 * PAGESIZE);
        const MemoryOperation op = round % 2 ? MapContiguous : MapSparse;

        testAssert(VMCtl(SELF, op, &range) == API::Success);
        testAssert(freePages() == before - 8);

        u32 *words = (u32 *) testArea;
        for (Size i = 0; i < 8 * PAGESIZE / sizeof(u32); i++)
        {
            testAssert(words[i] == 0);
        }
        // The next round must not find it again
        memset(words, 0xa5, 8 * PAGESIZE);
        testAssert(VMCtl(SELF, Release, &range) == API::Success);
        testAssert(freePages() == before);
    }
    return OK;
}

/** Uses a page, gives it up and uses it again */
static int touchesWhatItGaveUp(const MemoryOperation op)
{
    Memory::Range range = rangeOf(testArea, PAGESIZE);

    if (VMCtl(SELF, MapSparse, &range) != API::Success)
        return 1;

    *(volatile u32 *) testArea = 1;
    range = rangeOf(testArea, PAGESIZE);

    if (*(volatile u32 *) testArea != 1 || VMCtl(SELF, op, &range) != API::Success)
        return 2;

    *(volatile u32 *) testArea = 2;
    return 3;
}

ChildProgram(touchesWhatItReleased)
{
    return touchesWhatItGaveUp(Release);
}

ChildProgram(touchesWhatItUnmapped)
{
    return touchesWhatItGaveUp(UnMap);
}

ChildProgram(touchesItsOldSection)
{
    return touchesWhatItGaveUp(ReleaseSections);
}

TestCase(MemoryThatWasGivenUpIsOutOfReachAtOnce)
{
    static const char *names[] = { "touchesWhatItReleased", "touchesWhatItUnmapped", "touchesItsOldSection" };

    // Its frames may be somebody else's by now
    for (Size i = 0; i < sizeof(names) / sizeof(names[0]); i++)
    {
        testAssert(GuestChild(names[i]).wait() == (0x100 | FaultInfo::MemoryAccess));
    }
    return OK;
}

TestCase(FramesThatAreOnlyMappedAreNotFreed)
{
    testAssert(prepare());
    const SystemInformation info;
    const Size before = freePages();
    const Address image = info.bootImageAddress & PAGEMASK;
    static const MemoryOperation operations[] = { Release, UnMap, ReleaseSections };

    for (Size i = 0; i < 3; i++)
    {
        Memory::Range range = rangeOf(testArea, PAGESIZE, image);
        range.access = Memory::User | Memory::Readable;

        testAssert(VMCtl(SELF, MapContiguous, &range) == API::Success);
        testAssert(memcmp((const void *) testArea, "FreeNOS", 7) == 0);
        range = rangeOf(testArea, PAGESIZE);
        testAssert(VMCtl(SELF, operations[i], &range) == API::Success);

        // A section takes its page table with it, which was counted before
        testAssert(freePages() == before + (operations[i] == ReleaseSections ? 1 : 0));
    }
    return OK;
}

/** Maps the first megabyte, as drivers do, and ends */
ChildProgram(mapsLowMemory)
{
    Memory::Range range = rangeOf(0, MegaByte(1) - PAGESIZE, PAGESIZE);

    return VMCtl(SELF, MapContiguous, &range) == API::Success ? 7 : 1;
}

TestCase(ProcessThatEndsFreesOnlyWhatItOwns)
{
    // The first child makes what stays: records, caches of the allocators
    testAssert(GuestChild("mapsLowMemory").wait() == 7);
    const Size before = freePages();

    for (Size i = 0; i < 3; i++)
    {
        testAssert(GuestChild("mapsLowMemory").wait() == 7);
    }
    testAssert(freePages() == before);
    return OK;
}

TestCase(UnmappedFramesAreOwnedByNobody)
{
    // UnMap keeps the frames: mapping them again needs the physical address
    testAssert(prepare());
    Memory::Range range = rangeOf(testArea, PAGESIZE);

    testAssert(VMCtl(SELF, MapContiguous, &range) == API::Success && range.phys != 0);
    *(volatile u32 *) testArea = 0x12345678;

    Memory::Range again = rangeOf(testArea, PAGESIZE);
    testAssert(VMCtl(SELF, UnMap, &again) == API::Success);
    again = rangeOf(testArea, PAGESIZE, range.phys);
    testAssert(VMCtl(SELF, MapContiguous, &again) == API::Success);
    testAssert(*(volatile u32 *) testArea == 0x12345678);
    again = rangeOf(testArea, PAGESIZE);
    testAssert(VMCtl(SELF, Release, &again) == API::Success);
    return OK;
}

/** Unmaps memory that it cannot map again */
ChildProgram(unmapsWithoutPrivilege)
{
    if (ProcessCtl(SELF, DropPrivileges, Privilege::None) != API::Success)
        return 1;

    for (Size i = 0; i < 8; i++)
    {
        Memory::Range range = rangeOf(testArea, 16 * PAGESIZE);

        if (VMCtl(SELF, MapSparse, &range) != API::Success)
            return 2;

        range = rangeOf(testArea, 16 * PAGESIZE);
        if (VMCtl(SELF, UnMap, &range) != API::Success || VMCtl(SELF, UnMap, &range) != API::AccessViolation)
            return 3;
    }
    return 7;
}

TestCase(UnmappedFramesAreNotLostToPrograms)
{
    // The first child makes what stays
    testAssert(GuestChild("unmapsWithoutPrivilege").wait() == 7);
    const Size before = freePages();

    testAssert(GuestChild("unmapsWithoutPrivilege").wait() == 7);
    testAssert(freePages() == before);
    return OK;
}

TestCase(MappingsDoNotOverlap)
{
    testAssert(prepare());
    Memory::Range first = rangeOf(testArea + PAGESIZE, PAGESIZE), second = rangeOf(testArea, 3 * PAGESIZE);

    testAssert(VMCtl(SELF, MapSparse, &first) == API::Success);
    const Size before = freePages();

    // Nothing of the second is left, the first is as it was
    testAssert(VMCtl(SELF, MapSparse, &second) == API::AlreadyExists);
    second = rangeOf(testArea, 3 * PAGESIZE);
    testAssert(VMCtl(SELF, MapContiguous, &second) == API::AlreadyExists);
    testAssert(freePages() == before);
    second = rangeOf(testArea, PAGESIZE);
    testAssert(VMCtl(SELF, LookupVirtual, &second) == API::AccessViolation);
    *(volatile u32 *) (testArea + PAGESIZE) = 1;

    // All or nothing, here too
    second = rangeOf(testArea, 3 * PAGESIZE);
    testAssert(VMCtl(SELF, Release, &second) == API::AccessViolation);
    testAssert(*(volatile u32 *) (testArea + PAGESIZE) == 1);
    first = rangeOf(testArea + PAGESIZE, PAGESIZE);
    testAssert(VMCtl(SELF, Release, &first) == API::Success);
    return OK;
}

TestCase(RangesOutsideOfTheRegionsAreRefused)
{
    static const Address places[] =
    {
        0x1000, 0x100000, 0x38000000, 0x40000000, 0x7ffff000, 0xcffff000, 0xd0000000, 0xd0001000, 0xd0100000,
        0xdffff000, 0xe0020000, 0xf0000000, 0xfffff000
    };
    const Size before = freePages();

    for (Size i = 0; i < sizeof(places) / sizeof(places[0]); i++)
    {
        static const MemoryOperation operations[] = { MapContiguous, MapSparse, UnMap, Release, ReleaseSections };

        for (Size j = 0; j < sizeof(operations) / sizeof(operations[0]); j++)
        {
            Memory::Range range = rangeOf(places[i], 2 * PAGESIZE);
            testAssert(VMCtl(SELF, operations[j], &range) == API::AccessViolation);
        }
    }
    testAssert(freePages() == before);

    // The kernel keeps writing there: shares belong to it
    Memory::Range range = rangeOf(0xd0000000, PAGESIZE);
    testAssert(VMCtl(SELF, Access, &range) == API::Success);
    testAssert(!(range.access & Memory::Writable));
    return OK;
}

TestCase(ImpossibleSizesAreRefused)
{
    static const Size sizes[] = { 0, 0x10000001, 0x40000000, 0x80000000, 0xfffff000, 0xffffffff };
    const Size before = freePages();

    for (Size i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
    {
        Memory::Range range = rangeOf(testArea, sizes[i]);
        testAssert(VMCtl(SELF, MapSparse, &range) == API::InvalidArgument);
        range = rangeOf(0, sizes[i]);
        testAssert(VMCtl(SELF, MapContiguous, &range) == API::InvalidArgument);
        range = rangeOf(testArea, sizes[i]);
        testAssert(VMCtl(SELF, Release, &range) == API::InvalidArgument);
        range = rangeOf(testArea, sizes[i]);
        testAssert(VMCtl(SELF, ReleaseSections, &range) == API::InvalidArgument);
    }

    // More than there is: nothing stays behind
    Memory::Range range = rangeOf(0, SystemInformation().memoryAvail + PAGESIZE);
    if (range.size <= MegaByte(256))
    {
        testAssert(VMCtl(SELF, MapContiguous, &range) == API::OutOfMemory);
    }
    testAssert(freePages() == before);

    // Not at the start of a page
    range = rangeOf(testArea + 1, PAGESIZE);
    testAssert(VMCtl(SELF, MapSparse, &range) == API::InvalidArgument);
    return OK;
}

TestCase(AccessOfPagesIsAsAskedFor)
{
    testAssert(prepare());
    Memory::Range range = rangeOf(testArea, PAGESIZE);
    Memory::Range query = rangeOf(testArea, PAGESIZE);

    testAssert(VMCtl(SELF, Access, &query) == API::AccessViolation);
    range.access = Memory::User | Memory::Readable;
    testAssert(VMCtl(SELF, MapSparse, &range) == API::Success);
    testAssert(VMCtl(SELF, Access, &query) == API::Success);
    testAssert((query.access & Memory::Readable) && !(query.access & Memory::Writable));
    range = rangeOf(testArea, PAGESIZE);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);

    // Our own program: code is not writable, data is
    query = rangeOf((Address) &rangeOf & PAGEMASK, PAGESIZE);
    testAssert(VMCtl(SELF, Access, &query) == API::Success && !(query.access & Memory::Writable));
    query = rangeOf((Address) &readWrite & PAGEMASK, PAGESIZE);
    testAssert(VMCtl(SELF, Access, &query) == API::Success && !(query.access & Memory::Writable));
    static u32 variable;
    query = rangeOf((Address) &variable & PAGEMASK, PAGESIZE);
    testAssert(VMCtl(SELF, Access, &query) == API::Success && (query.access & Memory::Writable));
    return OK;
}

/** Takes all memory, then says how many pages it got and waits */
static volatile u32 taken = 0;
static volatile u32 exhausted = 0;

ChildProgram(takesAllMemory)
{
    for (Size size = MegaByte(4); size >= PAGESIZE;)
    {
        Memory::Range range = rangeOf(0, size);

        if (VMCtl(SELF, MapSparse, &range) == API::Success)
            taken = taken + size / PAGESIZE;
        else
            size /= 2;
    }
    exhausted = 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

TestCase(ExhaustedMemoryIsAnErrorAndComesBack)
{
    // What the first start of a child takes for good is not counted
    testAssert(prepare());
    testAssert(GuestChild("mapsLowMemory").wait() == 7);
    const Size before = freePages();
    {
        GuestChild child("takesAllMemory");
        testAssert(child.isStarted());
        testAssert(child.waitForValue(exhausted, 1));
        testAssert(freePages() < 64);
        testAssert(child.read(taken) + 1024 > before);

        Memory::Range range = rangeOf(0, MegaByte(1));
        testAssert(VMCtl(SELF, MapSparse, &range) == API::OutOfMemory);

        // No memory for a process, and nothing of one stays behind
        const uint processes = SystemInformation().processCount;
        const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);
        if ((result & 0xffff) == API::Success)
            ProcessCtl(result >> 16, KillPID);
        else
        {
            testAssert((result & 0xffff) == API::IOError);
        }
        testAssert(SystemInformation().processCount == processes);
    }

    // At once, before anything else runs
    Memory::Range range = rangeOf(testArea, MegaByte(1));
    testAssert(VMCtl(SELF, MapSparse, &range) == API::Success);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    testAssert(freePages() == before);
    return OK;
}
