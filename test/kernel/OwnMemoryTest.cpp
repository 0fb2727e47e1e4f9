// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Memory of one's own that outlives a restart, and pages that change places.
 */

typedef ProcessShares::MemoryShare Share;

/** Words in a page */
static const Size pageWords = PAGESIZE / sizeof(u32);

/** Two pages of the child; one between them and everything else */
alignas(PAGESIZE) static volatile u32 pages[2 * pageWords];
alignas(PAGESIZE) static volatile u32 behind[pageWords];

/** What the child says */
static volatile u32 ready = 0, runs = 0;

/** Tells the child to look at its pages */
static volatile u32 look = 0;

/** End the child with the line number if the expression is false */
#define childAssert(expression) { if (!(expression)) return __LINE__; }

static Size freePages()
{
    return SystemInformation().memoryAvail / PAGESIZE;
}

static Share ownShare(const Size count, const Size tag)
{
    Share share;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = ProcessCtl(SELF, GetPID);
    share.coreId = SystemInformation().coreId;
    share.tagId = tag;
    share.range.size = count * PAGESIZE;
    return share;
}

static volatile u32 * mapPages(const Size count)
{
    Memory::Range range = { 0, 0, count * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };

    return VMCtl(SELF, MapSparse, &range) == API::Success ? (volatile u32 *) range.virt : ZERO;
}

static void releasePages(volatile u32 *memory, const Size count)
{
    Memory::Range range = { (Address) memory, 0, count * PAGESIZE, Memory::None };
    VMCtl(SELF, Release, &range);
}

static API::Result exchange(const ProcessID pid, const volatile void *theirs, const volatile void *ours, Size & size)
{
    Memory::Range range = { (Address) theirs, (Address) ours, size, Memory::None };
    const API::Result result = VMCtl(pid, ExchangePages, &range);

    size = range.size;
    return result;
}

static void fill(volatile u32 *memory, const u32 value)
{
    for (Size i = 0; i < 2 * pageWords; i++)
        memory[i] = value + i;
}

static bool isFilled(const volatile u32 *memory, const u32 value)
{
    for (Size i = 0; i < 2 * pageWords; i++)
    {
        if (memory[i] != value + i)
            return false;
    }
    return true;
}

ChildProgram(looksAtPages)
{
    fill(pages, 1000);
    behind[0] = 7;
    ready = 1;

    while (!look)
        GuestChild::pause();

    childAssert(isFilled(pages, 5000));
    childAssert(behind[0] == 7);

    // They are as good as those before
    fill(pages, 9000);
    childAssert(isFilled(pages, 9000));
    return 0;
}

ChildProgram(exchangesWithoutPrivilege)
{
    const ProcessID parent = ProcessCtl(SELF, GetParent);
    volatile u32 *memory = mapPages(1);
    Size size = PAGESIZE;

    childAssert(memory && ProcessCtl(SELF, DropPrivileges, Privilege::None) == API::Success);
    childAssert(exchange(parent, pages, memory, size) == API::AccessViolation);

    Share share = ownShare(1, 5);
    childAssert(VMShare(SELF, API::Create, &share) == API::AccessViolation);
    return 0;
}

ChildProgram(countsItsRuns)
{
    Share share = ownShare(2, 9);

    if (VMShare(SELF, API::Read, &share) != API::Success && VMShare(SELF, API::Create, &share) != API::Success)
        return 1;

    u32 *counter = (u32 *) (share.range.virt + PAGESIZE);
    *counter += 1;
    runs = *counter;

    for (;;)
        GuestChild::pause();
}

TestCase(PagesOfAStoppedProcessAreExchanged)
{
    GuestChild child("looksAtPages");
    volatile u32 *memory = mapPages(2);
    Size size = 2 * PAGESIZE;

    testAssert(memory && child.isStarted() && child.waitForValue(ready, 1));
    fill(memory, 5000);

    // Not while it runs
    testAssert(exchange(child.getProcessID(), pages, memory, size) == API::IOError);
    testAssert(isFilled(memory, 5000));

    testAssert(ProcessCtl(child.getProcessID(), Stop) == API::Success);
    const Size before = freePages();
    testAssert(exchange(child.getProcessID(), pages, memory, size) == API::Success);
    testAssert(size == 2 * PAGESIZE);
    testAssert(isFilled(memory, 1000));
    testAssert(child.read(pages[3]) == 5003);
    testAssert(freePages() == before);

    testAssert(child.write(look, 1));
    testAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);
    testAssert(child.wait() == 0);
    testAssert(isFilled(memory, 1000));
    releasePages(memory, 2);
    return OK;
}

TestCase(ExchangeEndsAtMemoryThatIsNotOwned)
{
    GuestChild child("looksAtPages");
    const ProcessID pid = child.getProcessID();
    volatile u32 *memory = mapPages(3);
    const Arch::MemoryMap map;
    Size size = 2 * PAGESIZE;

    testAssert(memory && child.isStarted() && child.waitForValue(ready, 1));
    testAssert(ProcessCtl(pid, Stop) == API::Success);
    fill(memory, 5000);

    // A hole on our side: what is before it
    releasePages(memory + pageWords, 1);
    testAssert(exchange(pid, pages, memory, size) == API::Success && size == PAGESIZE);
    testAssert(memory[0] == 1000 && child.read(pages[0]) == 5000 && child.read(pages[pageWords]) == 1000 + pageWords);

    // Code, memory that is shared, and nothing at all
    const Address others[] = { map.range(MemoryMap::UserData).virt, map.range(MemoryMap::UserShare).virt,
                               map.range(MemoryMap::UserShare).virt + (2 * PAGESIZE),
                               map.range(MemoryMap::UserPrivate).virt + MegaByte(128) };

    for (Size i = 0; i < sizeof(others) / sizeof(others[0]); i++)
    {
        size = PAGESIZE;
        testAssert(exchange(pid, (void *) others[i], memory, size) == API::Success && size == 0);
        size = PAGESIZE;
        testAssert(exchange(pid, pages, (void *) others[i], size) == API::Success && size == 0);
    }
    testAssert(memory[0] == 1000 && child.read(pages[0]) == 5000);

    // Nonsense
    size = PAGESIZE;
    testAssert(exchange(SELF, pages, memory, size) == API::InvalidArgument);
    testAssert(exchange(pid, pages + 1, memory, size) == API::InvalidArgument);
    testAssert(exchange(pid, pages, memory + 1, size) == API::InvalidArgument);
    testAssert(exchange(pid, (void *) 0x1000, memory, size) == API::AccessViolation);
    testAssert(exchange(pid, pages, (void *) 0x1000, size) == API::AccessViolation);
    size = PAGESIZE + 1;
    testAssert(exchange(pid, pages, memory, size) == API::InvalidArgument);
    size = MegaByte(512);
    testAssert(exchange(pid, pages, memory, size) == API::InvalidArgument);
    testAssert(exchange(ANY, pages, memory, size) == API::NotFound);
    releasePages(memory, 1);
    releasePages(memory + (2 * pageWords), 1);
    return OK;
}

TestCase(NothingOfThatWithoutPrivilege)
{
    testAssert(GuestChild("exchangesWithoutPrivilege").wait() == 0);
    return OK;
}

TestCase(OwnMemoryIsMadeOnceAndGivenBack)
{
    const Size before = freePages();
    Share share = ownShare(2, 0);

    testAssert(VMShare(SELF, API::Create, &share) == API::InvalidArgument);
    share = ownShare(0, 5);
    testAssert(VMShare(SELF, API::Create, &share) == API::InvalidArgument);
    share = ownShare(2, 5);
    share.range.size--;
    testAssert(VMShare(SELF, API::Create, &share) == API::InvalidArgument);
    testAssert(freePages() == before);

    share = ownShare(2, 5);
    testAssert(VMShare(SELF, API::Create, &share) == API::Success && share.range.size == 2 * PAGESIZE);
    testAssert(*(u32 *) share.range.virt == 0);
    *(u32 *) share.range.virt = 3;

    Share again = ownShare(2, 5);
    testAssert(VMShare(SELF, API::Create, &again) == API::AlreadyExists);
    again = ownShare(0, 5);
    testAssert(VMShare(SELF, API::Read, &again) == API::Success && again.range.virt == share.range.virt);

    testAssert(VMShare(SELF, API::Delete, &again) == API::Success);
    testAssert(VMShare(SELF, API::Read, &again) == API::IOError);
    testAssert(freePages() + 1 >= before); // a page table may stay
    return OK;
}

TestCase(OwnMemoryOutlivesARestart)
{
    Size before = 0;

    // The first round makes what stays
    for (Size round = 0; round < 2; round++)
    {
        before = freePages();
        GuestChild child("countsItsRuns");

        testAssert(child.isStarted() && child.waitForValue(runs, 1));
        for (u32 i = 2; i < 5; i++)
        {
            testAssert(RecoveryClient().restartProcess(child.getProcessID()) == Recovery::Success);
            testAssert(child.waitForValue(runs, i));
        }
    }
    testAssert(freePages() == before);
    return OK;
}
