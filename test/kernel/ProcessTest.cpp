// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <unistd.h>
#include "GuestMain.h"

/*
 * How processes end, what their parents hear, and what becomes of their ProcessIDs.
 */

ChildProgram(ends)
{
    return 42;
}

ChildProgram(endsWithLargeStatus)
{
    return 0xfedc;
}

ChildProgram(sleeper)
{
    for (;;)
        GuestChild::pause();
    return 0;
}

/** ProcessID of a grandchild */
static volatile u32 grandchild = 0;

ChildProgram(leavesAnOrphan)
{
    const char *arguments[] = { GuestChild::ownPath(), "--child", "sleeper", 0 };

    grandchild = forkexec(arguments[0], arguments);

    for (;;)
        GuestChild::pause();
    return 0;
}

/** A process that never runs. @return Its ProcessID, ANY if there is none */
static ProcessID make()
{
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);

    return (result & 0xffff) == API::Success ? result >> 16 : ANY;
}

/** @return Status of a process that ended, -1 if there is none */
static int statusOf(const ProcessID pid)
{
    const u32 result = ProcessCtl(pid, TestPID);

    return (result & 0xffff) == API::Success ? (int) (result >> 16) : -1;
}

TestCase(ExitStatusReachesTheParent)
{
    testAssert(GuestChild("ends").wait() == 42);
    testAssert(GuestChild("endsWithLargeStatus").wait() == 0xfedc);
    return OK;
}

TestCase(ExitStatusIsKeptUntilAskedFor)
{
    const ProcessID first = make(), second = make();

    testAssert(first != ANY && second != ANY);
    testAssert(ProcessCtl(first, TestPID) == API::TemporaryUnavailable);
    testAssert(ProcessCtl(first, KillPID, 11) == API::Success);
    testAssert(ProcessCtl(second, KillPID, 12) == API::Success);

    // The order is ours; each is given once
    testAssert(statusOf(second) == 12);
    testAssert((u32) ProcessCtl(first, WaitPID) == (API::Success | 11U << 16));
    testAssert(ProcessCtl(first, WaitPID) == API::NotFound);
    testAssert(ProcessCtl(second, TestPID) == API::NotFound);
    return OK;
}

TestCase(StatusIsForTheParentOnly)
{
    GuestChild child("leavesAnOrphan");
    testAssert(child.isStarted());

    for (Size i = 0; i < GuestChild::Patience && !child.read(grandchild); i++)
        GuestChild::pause();

    const ProcessID pid = child.read(grandchild);
    testAssert(pid != 0);
    testAssert(GuestChild::information(pid).parent == child.getProcessID());
    testAssert(ProcessCtl(pid, KillPID, 3) == API::Success);
    testAssert(ProcessCtl(pid, TestPID) == API::NotFound);
    return OK;
}

TestCase(OrphansGoToTheParentOfTheirParent)
{
    ProcessID pid;
    {
        GuestChild child("leavesAnOrphan");
        testAssert(child.isStarted());

        for (Size i = 0; i < GuestChild::Patience && !child.read(grandchild); i++)
            GuestChild::pause();
        pid = child.read(grandchild);
        testAssert(pid != 0);
    }
    testAssert(GuestChild::information(pid).parent == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(ProcessCtl(pid, KillPID, 4) == API::Success);
    testAssert(statusOf(pid) == 4);
    return OK;
}

TestCase(ProcessesThatEndLeaveNothingBehind)
{
    testAssert(GuestChild("ends").wait() == 42);
    const SystemInformation before;

    for (Size i = 0; i < 10; i++)
    {
        testAssert(GuestChild("ends").wait() == 42);
    }
    const SystemInformation after;
    testAssert(after.processCount == before.processCount);
    testAssert(after.shareCount == before.shareCount);
    testAssert(after.memoryAvail == before.memoryAvail);
    testAssert(after.kernelHeapAvail == before.kernelHeapAvail);
    return OK;
}

TestCase(ProcessIdentifierIsNotReusedAtOnce)
{
    const ProcessID first = make();

    testAssert(first != ANY);
    testAssert(ProcessCtl(first, KillPID) == API::Success && statusOf(first) == 0);

    for (Size i = 0; i < 8; i++)
    {
        const ProcessID next = make();
        testAssert(next != ANY && next != first);
        testAssert(ProcessCtl(next, KillPID) == API::Success && statusOf(next) == 0);
    }
    return OK;
}

TestCase(ReusedProcessIdentifierHasAnotherGeneration)
{
    const ProcessID first = make();
    const u32 generation = GuestChild::information(first).generation;
    bool reused = false;

    testAssert(first != ANY);
    testAssert(ProcessCtl(first, KillPID) == API::Success && statusOf(first) == 0);

    for (Size i = 0; i < 1100 && !reused; i++)
    {
        const ProcessID pid = make();

        testAssert(pid != ANY);
        if (pid == first)
        {
            reused = true;
            testAssert(GuestChild::information(pid).generation == generation + 1);
        }
        testAssert(ProcessCtl(pid, KillPID) == API::Success && statusOf(pid) == 0);
    }
    testAssert(reused);
    return OK;
}

TestCase(ProcessIdentifierOfALostPeerIsNotReused)
{
    const ProcessID first = make();
    ProcessShares::MemoryShare share;

    testAssert(first != ANY);
    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = first;
    share.coreId = SystemInformation().coreId;
    share.range.size = PAGESIZE;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
    testAssert(VMShare(first, API::Create, &share) == API::Success);
    testAssert(ProcessCtl(first, KillPID) == API::Success && statusOf(first) == 0);

    // We still have its share: whoever got its number would be taken for it
    for (Size i = 0; i < 1100; i++)
    {
        const ProcessID pid = make();

        testAssert(pid != ANY && pid != first);
        testAssert(ProcessCtl(pid, KillPID) == API::Success && statusOf(pid) == 0);
    }
    testAssert(VMShare(first, API::Delete, &share) == API::Success);
    return OK;
}

TestCase(StatusesOfManyChildrenAreKept)
{
    static const Size count = 200;
    static ProcessID pids[count];

    for (Size i = 0; i < count; i++)
    {
        pids[i] = make();
        testAssert(pids[i] != ANY);
        testAssert(ProcessCtl(pids[i], KillPID, i) == API::Success);
    }
    for (Size i = 0; i < count; i++)
    {
        testAssert(statusOf(pids[i]) == (int) i);
    }
    return OK;
}

TestCase(LastProcessIdentifierIsAnErrorAndAllComeBack)
{
    static ProcessID pids[1024];
    const SystemInformation before;
    Size count = 0;

    while (count < 1024 && (pids[count] = make()) != ANY)
        count++;

    const uint most = SystemInformation().processCount;

    // The system goes on without a free one
    const bool alive = GuestChild::information(CORESRV_PID).id == CORESRV_PID;
    const API::Result refused = ProcessCtl(SELF, Spawn, 0x80000000);

    for (Size i = 0; i < count; i++)
    {
        ProcessCtl(pids[i], KillPID);
        ProcessCtl(pids[i], TestPID);
    }
    testAssert(alive && refused == API::IOError);
    testAssert(count > 900 && most == before.processCount + count);

    const SystemInformation after;
    testAssert(after.processCount == before.processCount);
    testAssert(after.memoryAvail == before.memoryAvail);
    testAssert(GuestChild("ends").wait() == 42);
    return OK;
}
