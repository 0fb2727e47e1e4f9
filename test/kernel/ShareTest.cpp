// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Memory that two processes share.
 */

typedef ProcessShares::MemoryShare Share;

/** Pages of a channel */
static const Size channelPages = 4;

static Share shareOf(const ProcessID pid, const Size pages, const Size tag = 0)
{
    Share share;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = pid;
    share.coreId = SystemInformation().coreId;
    share.tagId = tag;
    share.range.size = pages * PAGESIZE;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
    return share;
}

static Size freePages()
{
    return SystemInformation().memoryAvail / PAGESIZE;
}

/** End the child with the line number if the expression is false */
#define childAssert(expression) { if (!(expression)) return __LINE__; }

/** The sleeper has all the memory that it ever takes */
static volatile u32 asleep = 0;

ChildProgram(sleeper)
{
    GuestChild::pause();
    asleep = 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(sharesWithoutPrivilege)
{
    const ProcessID parent = ProcessCtl(SELF, GetParent);

    childAssert(ProcessCtl(SELF, DropPrivileges, Privilege::None) == API::Success);
    Share share = shareOf(parent, channelPages + 1);
    childAssert(VMShare(parent, API::Create, &share) == API::AccessViolation);
    share = shareOf(parent, channelPages, 1);
    childAssert(VMShare(parent, API::Create, &share) == API::AccessViolation);
    share = shareOf(parent, channelPages);
    childAssert(VMShare(parent, API::Create, &share) == API::Success);
    share = shareOf(parent, channelPages);
    childAssert(VMShare(parent, API::Create, &share) == API::AlreadyExists);

    // The record tells a lie about the other side: the argument counts
    share = shareOf(DATASTORE_PID, channelPages);
    childAssert(VMShare(parent, API::Create, &share) == API::AlreadyExists);
    return 0;
}

/** Set when no memory is left */
static volatile u32 exhausted = 0;

ChildProgram(takesAllMemory)
{
    for (Size size = MegaByte(4); size >= PAGESIZE;)
    {
        Memory::Range range = { 0, 0, size, Memory::User | Memory::Readable | Memory::Writable };

        if (VMCtl(SELF, MapSparse, &range) != API::Success)
            size /= 2;
    }
    exhausted = 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

TestCase(KernelEventsCannotBeGivenUp)
{
    Share share = shareOf(KERNEL_PID, 1);

    testAssert(VMShare(SELF, API::Read, &share) == API::Success && share.range.virt != 0);
    Share other = share;
    testAssert(VMShare(KERNEL_PID, API::Delete, &other) == API::AccessViolation);
    testAssert(VMShare(KERNEL_PID, API::Create, &other) == API::NotFound);
    other = shareOf(KERNEL_PID, 1);
    testAssert(VMShare(SELF, API::Read, &other) == API::Success && other.range.virt == share.range.virt);
    return OK;
}

TestCase(ImpossibleSharesAreRefused)
{
    GuestChild child("sleeper");
    const ProcessID pid = child.getProcessID(), self = ProcessCtl(SELF, GetPID);

    testAssert(child.isStarted());
    testAssert(child.waitForValue(asleep, 1));
    const uint shares = SystemInformation().shareCount;
    const Size pages = freePages();

    Share share = shareOf(self, channelPages);
    testAssert(VMShare(self, API::Create, &share) == API::InvalidArgument);
    share = shareOf(pid, 0);
    testAssert(VMShare(pid, API::Create, &share) == API::InvalidArgument);
    share = shareOf(pid, channelPages);
    share.range.size = PAGESIZE + 1;
    testAssert(VMShare(pid, API::Create, &share) == API::InvalidArgument);
    share.range.size = ~(Size) 0;
    testAssert(VMShare(pid, API::Create, &share) == API::InvalidArgument);
    share.range.size = MegaByte(256);
    testAssert(VMShare(pid, API::Create, &share) == API::InvalidArgument);
    share = shareOf(pid, channelPages);
    share.coreId = 1;
    testAssert(VMShare(pid, API::Create, &share) == API::InvalidArgument);

    share = shareOf(pid, channelPages);
    testAssert(VMShare(SELF, API::Read, &share) == API::IOError);
    share.range.size = 100000;
    testAssert(VMShare(SELF, API::Next, &share) == API::NotFound);

    testAssert(SystemInformation().shareCount == shares && freePages() == pages);
    return OK;
}

TestCase(ShareJoinsTwoProcessesUntilOneEnds)
{
    Share ours = shareOf(0, channelPages), theirs;
    Size pages, heap;
    uint shares;

    // First round: page tables and records are made that stay
    for (Size round = 0; round < 3; round++)
    {
        shares = SystemInformation().shareCount;
        pages = freePages();
        heap = SystemInformation().kernelHeapAvail;
        {
            GuestChild child("sleeper");
            const ProcessID pid = child.getProcessID();
            const u32 word = 0xcafe0000 + round;
            u32 seen = 0;

            testAssert(child.isStarted());
            ours = shareOf(pid, channelPages);
            testAssert(VMShare(pid, API::Create, &ours) == API::Success && ours.attached && ours.range.virt);

            // Both see the same frames, which are new
            const ProcessID self = ProcessCtl(SELF, GetPID);
            theirs = shareOf(self, 0);
            testAssert(VMShare(pid, API::Read, &theirs) == API::Success);
            testAssert(theirs.range.phys == ours.range.phys && theirs.range.size == channelPages * PAGESIZE);
            for (Size i = 0; i < channelPages * PAGESIZE / sizeof(u32); i++)
            {
                testAssert(((volatile u32 *) ours.range.virt)[i] == 0);
            }
            *(volatile u32 *) ours.range.virt = word;
            testAssert(VMCopy(pid, API::Read, (Address) &seen, theirs.range.virt, sizeof(seen)) == API::Success);
            testAssert(seen == word);
        }

        // It has ended: our side stays until we let go
        Share left = shareOf(ours.pid, 0);
        testAssert(VMShare(SELF, API::Read, &left) == API::Success && !left.attached);
        testAssert(*(volatile u32 *) ours.range.virt == 0xcafe0000 + round);
        testAssert(VMShare(ours.pid, API::Delete, &left) == API::Success);
        testAssert(VMShare(SELF, API::Read, &left) == API::IOError);
        testAssert(SystemInformation().shareCount == shares);
    }
    testAssert(freePages() == pages);
    testAssert(SystemInformation().kernelHeapAvail == heap);
    return OK;
}

TestCase(SharesWithManyProcessesAreNotLimited)
{
    static const Size count = 40;
    const uint shares = SystemInformation().shareCount;
    const ProcessID self = ProcessCtl(SELF, GetPID);
    ProcessID pids[count];
    Size made = 0;

    // Processes that never run: they share all the same
    for (; made < count; made++)
    {
        const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);
        if ((result & 0xffff) != API::Success)
            break;
        pids[made] = result >> 16;

        Share share = shareOf(pids[made], 1);
        if (VMShare(pids[made], API::Create, &share) != API::Success)
            break;
    }
    const uint most = SystemInformation().shareCount;

    for (Size i = 0; i < made; i++)
    {
        Share share = shareOf(pids[i], 0);
        ProcessCtl(pids[i], KillPID);
        ProcessCtl(pids[i], TestPID);
        testAssert(VMShare(pids[i], API::Delete, &share) == API::Success);
    }
    testAssert(made == count);

    // Both sides of each share, and the event channel of each process
    testAssert(most == shares + count * 3);
    testAssert(SystemInformation().shareCount == shares);
    testAssert(GuestChild::information(self).id == self);
    return OK;
}

TestCase(SharesWithoutPrivilegeAreSmall)
{
    testAssert(GuestChild("sharesWithoutPrivilege").wait() == 0);

    // What it left with us goes away
    Share share = shareOf(0, 0);
    Size left = 0;

    for (Size i = 0; share.range.size = i, VMShare(SELF, API::Next, &share) == API::Success; i++)
    {
        if (share.pid != KERNEL_PID && !share.attached)
        {
            left++;
            testAssert(VMShare(share.pid, API::Delete, &share) == API::Success);
            i = (Size) -1;
        }
    }
    testAssert(left == 1);
    return OK;
}

TestCase(ShareForWhichThereIsNoMemoryLeavesNothingBehind)
{
    static const Size most = 64;
    GuestChild other("sleeper"), child("takesAllMemory");
    const ProcessID pid = other.getProcessID();

    testAssert(other.isStarted() && child.isStarted());
    testAssert(other.waitForValue(asleep, 1) && child.waitForValue(exhausted, 1));
    const uint shares = SystemInformation().shareCount;
    Size heap = 0;

    // The first round makes what stays
    for (Size round = 0; round < 8; round++)
    {
        if (round == 1)
            heap = SystemInformation().kernelHeapAvail;

        Share share = shareOf(pid, most);
        testAssert(VMShare(pid, API::Create, &share) == API::OutOfMemory);
        share = shareOf(ProcessCtl(SELF, GetPID), most, 77);
        testAssert(VMShare(SELF, API::Create, &share) == API::OutOfMemory);
        testAssert(SystemInformation().shareCount == shares);
    }
    testAssert(SystemInformation().kernelHeapAvail == heap);

    // With memory it is as if nothing had been
    testAssert(ProcessCtl(child.getProcessID(), KillPID) == API::Success);
    Share share = shareOf(pid, most);
    testAssert(VMShare(pid, API::Create, &share) == API::Success);
    testAssert(VMShare(pid, API::Delete, &share) == API::Success);
    return OK;
}
