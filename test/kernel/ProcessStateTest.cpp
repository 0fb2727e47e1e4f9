// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Doorbell.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "GuestMain.h"

/*
 * Stopping and continuing processes in each state that they can be in.
 */

/** Goes on while the child runs */
static volatile u32 counter = 0;

/** ProcessID of a grandchild */
static volatile u32 grandchild = 0;

ChildProgram(counts)
{
    for (;;)
        counter = counter + 1;
    return 0;
}

ChildProgram(countsAndSleeps)
{
    for (;;)
    {
        counter = counter + 1;
        GuestChild::pause();
    }
    return 0;
}

ChildProgram(waitsForItsChild)
{
    const char *arguments[] = { GuestChild::ownPath(), "--child", "countsAndSleeps", 0 };
    const int pid = forkexec(arguments[0], arguments);
    int status = 0;

    grandchild = pid;
    waitpid(pid, &status, 0);
    counter = counter + 1;
    return status;
}

ChildProgram(sleepsForEver)
{
    for (;;)
    {
        ProcessCtl(SELF, EnterSleep);
        counter = counter + 1;
    }
    return 0;
}

/** A line that nobody watches, and a process to which nobody gives its memory */
static const Size unusedLine = 5, unusedPeer = 1000;

/** What the second life of a process finds of its first one */
static volatile u32 watches = 0, grants = 0, secondStack = 0;

/** Where the second life begins: at the start of a stack, without anybody to return to */
static void secondLife()
{
    secondStack = (Address) __builtin_frame_address(0);
    watches = ProcessCtl(SELF, DisableIRQ, unusedLine) == API::Success ? 1 : 2;
    grants = doorbell()->isGranted(unusedPeer) ? 1 : 2;
    counter = 1000;

    for (;;)
    {
        ProcessCtl(SELF, EnterSleep);
        counter = counter + 1;
    }
}

ChildProgram(hasTwoLives)
{
    Timer::Info soon;

    doorbell()->grant(unusedPeer);
    if (ProcessCtl(SELF, WatchIRQ, unusedLine) != API::Success ||
        ProcessCtl(SELF, DisableIRQ, unusedLine) != API::Success ||
        ProcessCtl(SELF, InfoTimer, (Address) &soon) != API::Success)
        return 1;

    soon.ticks += 20;
    counter = 1;
    ProcessCtl(SELF, EnterSleep, (Address) &soon);
    return 2;
}

ChildProgram(stopsItself)
{
    ProcessCtl(SELF, Stop);
    counter = 1;
    ProcessCtl(ProcessCtl(SELF, GetPID), Stop);
    counter = 2;
    return 21;
}

/** Stops a child, sees that it does nothing and lets it go on */
static TestResult stopAndResume(const char *name)
{
    GuestChild child(name);
    const ProcessID pid = child.getProcessID();

    testAssert(child.isStarted() && child.waitForProgress(counter));
    testAssert(ProcessCtl(pid, Stop) == API::Success);
    testAssert(child.information().state == Process::Stopped);

    const u32 count = child.read(counter);
    for (Size i = 0; i < 10; i++)
        GuestChild::pause();
    testAssert(child.read(counter) == count);

    // Neither a wake-up nor a second stop changes that
    testAssert(ProcessCtl(pid, Wakeup) == API::Success);
    testAssert(ProcessCtl(pid, Stop) == API::Success);
    GuestChild::pause();
    testAssert(child.read(counter) == count && child.information().state == Process::Stopped);

    testAssert(ProcessCtl(pid, Resume) == API::Success);
    testAssert(child.waitForProgress(counter));
    testAssert(ProcessCtl(pid, Resume) == API::IOError);
    return OK;
}

TestCase(ReadyProcessIsStoppedAndContinued)
{
    return stopAndResume("counts");
}

TestCase(SleepingProcessIsStoppedAndContinued)
{
    return stopAndResume("countsAndSleeps");
}

TestCase(OnlyStoppedProcessesAreReset)
{
    GuestChild child("countsAndSleeps");

    testAssert(child.isStarted() && child.waitForProgress(counter));
    testAssert(ProcessCtl(child.getProcessID(), Reset, 0x80000000) == API::IOError);
    testAssert(child.information().restarts == 0);
    testAssert(child.waitForProgress(counter));

    // Nor to an address that no program has
    testAssert(ProcessCtl(child.getProcessID(), Stop) == API::Success);
    testAssert(ProcessCtl(child.getProcessID(), Reset, 0) == API::InvalidArgument);
    testAssert(ProcessCtl(child.getProcessID(), Reset, 0x100000) == API::InvalidArgument);
    testAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);
    testAssert(child.waitForProgress(counter));
    return OK;
}

TestCase(ResetProcessBeginsAtTheGivenAddressAsIfNew)
{
    GuestChild child("hasTwoLives");
    const ProcessID pid = child.getProcessID();
    const Memory::Range stack = Arch::MemoryMap().range(MemoryMap::UserStack);

    // It sleeps until a moment, watches a line, gives its memory to somebody, and is woken while it is stopped
    testAssert(child.isStarted() && child.waitForValue(counter, 1) && child.waitForState(Process::Sleeping));
    testAssert(ProcessCtl(pid, Stop) == API::Success);
    testAssert(ProcessCtl(pid, Wakeup) == API::Success);
    testAssert(ProcessCtl(pid, Reset, (Address) &secondLife) == API::Success);
    testAssert(child.information().state == Process::Stopped && child.information().restarts == 1);
    testAssert(ProcessCtl(pid, Resume) == API::Success);
    testAssert(child.waitForValue(counter, 1000));

    // Nothing of that is left: neither the wake-up nor the moment ends its sleep
    for (Size i = 0; i < 40; i++)
        GuestChild::pause();
    testAssert(child.read(counter) == 1000 && child.information().state == Process::Sleeping);
    testAssert(child.read(watches) == 2 && child.read(grants) == 2);
    testAssert(child.read(secondStack) > stack.virt + stack.size - 256 &&
               child.read(secondStack) <= stack.virt + stack.size);
    testAssert(ProcessCtl(pid, Wakeup) == API::Success && child.waitForValue(counter, 1001));
    return OK;
}

TestCase(WaitingProcessIsStoppedAndContinued)
{
    GuestChild child("waitsForItsChild");
    const ProcessID pid = child.getProcessID();

    testAssert(child.isStarted() && child.waitForState(Process::Waiting));
    const ProcessID waited = child.read(grandchild);
    testAssert(child.information().waitsFor == waited);

    testAssert(ProcessCtl(pid, Stop) == API::Success);
    testAssert(child.information().state == Process::Stopped);
    testAssert(ProcessCtl(pid, Resume) == API::Success);
    testAssert(child.information().state == Process::Waiting && child.read(counter) == 0);

    // What it waits for ends while it is stopped
    testAssert(ProcessCtl(pid, Stop) == API::Success);
    testAssert(ProcessCtl(waited, KillPID, 33) == API::Success);
    testAssert(child.information().state == Process::Stopped && child.read(counter) == 0);
    testAssert(ProcessCtl(pid, Resume) == API::Success);
    testAssert(child.wait() == 33);
    return OK;
}

TestCase(WaitingProcessIsEnded)
{
    ProcessID waited;
    {
        GuestChild child("waitsForItsChild");
        testAssert(child.isStarted() && child.waitForState(Process::Waiting));
        waited = child.read(grandchild);
        testAssert(ProcessCtl(child.getProcessID(), KillPID, 5) == API::Success);
        testAssert(child.wait() == 5);
    }

    // Nobody waits for it any more: it ends as every other does
    testAssert(ProcessCtl(waited, KillPID, 6) == API::Success);
    testAssert((u32) ProcessCtl(waited, TestPID) == (API::Success | 6U << 16));
    return OK;
}

TestCase(ProcessStopsItself)
{
    GuestChild child("stopsItself");

    testAssert(child.isStarted());
    testAssert(child.waitForState(Process::Stopped) && child.read(counter) == 0);
    testAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);

    // By its number, too
    testAssert(child.waitForValue(counter, 1) && child.waitForState(Process::Stopped));
    testAssert(child.read(counter) == 1);
    testAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);
    testAssert(child.wait() == 21);
    return OK;
}

TestCase(StoppedProcessIsEnded)
{
    GuestChild child("countsAndSleeps");

    testAssert(child.isStarted() && child.waitForProgress(counter));
    testAssert(ProcessCtl(child.getProcessID(), Stop) == API::Success);
    testAssert(ProcessCtl(child.getProcessID(), KillPID, 8) == API::Success);
    testAssert(child.wait() == 8);
    return OK;
}

TestCase(IdleProcessIsStoppedAndContinued)
{
    static const ProcessID idle = 4;
    const ProcessInfo before = GuestChild::information(idle);

    testAssert(MemoryBlock::compare(before.path, "/server/idle", 12));
    testAssert(ProcessCtl(idle, Stop) == API::Success);
    testAssert(GuestChild::information(idle).state == Process::Stopped);

    // Time passes all the same, with nobody ready
    for (Size i = 0; i < 5; i++)
        GuestChild::pause();

    testAssert(ProcessCtl(idle, Resume) == API::Success);
    for (Size i = 0; i < 5; i++)
        GuestChild::pause();
    testAssert(GuestChild::information(idle).state == Process::Ready);
    testAssert(GuestChild::information(idle).restarts == before.restarts);
    return OK;
}

TestCase(SleepEndsInTimeOrByAWakeup)
{
    GuestChild child("sleepsForEver");
    Timer::Info begin, end;

    testAssert(child.isStarted() && child.waitForState(Process::Sleeping));
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &begin) == API::Success);
    end = begin;
    end.ticks += 5;
    testAssert(ProcessCtl(SELF, WaitTimer, (Address) &end) == API::Success);

    Timer::Info now;
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &now) == API::Success);
    testAssert((s32) (now.ticks - end.ticks) >= 0);

    // Nobody else has anything to do: it is not late
    testAssert(now.ticks - end.ticks <= 1);

    // A moment that has passed is no reason to sleep
    testAssert(ProcessCtl(SELF, WaitTimer, (Address) &begin) == API::Success);

    // Each wake-up ends one sleep
    for (Size i = 0; i < 3; i++)
    {
        testAssert(child.read(counter) == i);
        testAssert(ProcessCtl(child.getProcessID(), Wakeup) == API::Success);
        testAssert(child.waitForValue(counter, i + 1) && child.waitForState(Process::Sleeping));
        GuestChild::pause();
    }
    testAssert(child.read(counter) == 3);
    return OK;
}
