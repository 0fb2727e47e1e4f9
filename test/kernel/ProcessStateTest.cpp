// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
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
        ProcessCtl(SELF, EnterSleep);
    return 0;
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

    // A moment that has passed is no reason to sleep
    testAssert(ProcessCtl(SELF, WaitTimer, (Address) &begin) == API::Success);
    return OK;
}
