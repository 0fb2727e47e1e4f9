// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <string.h>
#include "Victim.h"

/*
 * Who is restarted in place and who is not, and who may ask for it.
 */

/** Process that a child is to restart */
static volatile u32 target = 0;

/** What the RecoveryServer answered, plus one */
static volatile u32 answer = 0;

static Recovery::Result restart(const ProcessID pid)
{
    return RecoveryClient().restartProcess(pid);
}

/** ProcessID of a program, ANY if it does not run */
static ProcessID findProgram(const char *path)
{
    for (ProcessID pid = 0; pid < 1024; pid++)
    {
        const ProcessInfo info = GuestChild::information(pid);

        if (strcmp(info.path, path) == 0)
            return pid;
    }
    return ANY;
}

/** End the children of a process, which do not end with it */
static void endChildren(const ProcessID parent)
{
    for (ProcessID pid = 0; pid < 1024; pid++)
    {
        if (pid != parent && GuestChild::information(pid).path[0] && GuestChild::information(pid).parent == parent)
            ProcessCtl(pid, KillPID);
    }
}

/** Restarts what the parent says, without any privilege */
ChildProgram(restartsWithoutPrivilege)
{
    if (ProcessCtl(SELF, DropPrivileges, Privilege::None) != API::Success)
        return 100;

    while (!target)
        GuestChild::pause();

    return restart(target == KERNEL_PID ? 0 : target);
}

/** Restarts its own child, without any privilege */
ChildProgram(restartsItsChild)
{
    if (ProcessCtl(SELF, DropPrivileges, Privilege::None) != API::Success)
        return 100;

    Victim child(GuestChild::ownPath());

    if (!child.isReady())
        return 101;

    if (restart(child.getProcessID()) != Recovery::Success)
        return 102;

    return child.isRestarted() ? 0 : 103;
}

/** Asks for a restart and publishes the answer */
ChildProgram(restarts)
{
    while (!target)
        GuestChild::pause();

    answer = restart(target) + 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(restartsItself)
{
    Victim::counter = GuestChild::information(SELF).restarts;

    if (Victim::counter == 0)
        restart(ProcessCtl(SELF, GetPID));

    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(waitsForItsChild)
{
    Victim child(GuestChild::ownPath());
    Victim::counter = Victim::counter + 1;
    ProcessCtl(child.getProcessID(), WaitPID);
    return 0;
}

TestCase(ProgramIsRestartedInPlace)
{
    Victim victim(GuestChild::ownPath());
    testAssert(victim.isReady() && victim.isUnharmed());

    for (Size i = 0; i < 5; i++)
    {
        testAssert(restart(victim.getProcessID()) == Recovery::Success);
        testAssert(victim.isRestarted());
        testAssert(victim.information().restarts == i + 1);
    }
    return OK;
}

TestCase(ProcessesThatDoNotExistAreNotFound)
{
    testAssert(restart(1023) == Recovery::NotFound);
    testAssert(restart(900) == Recovery::NotFound);
    return OK;
}

TestCase(NumbersThatAreNoProcessAreRefused)
{
    static const ProcessID numbers[] = { 1024, 1025, 4096, KERNEL_PID, SELF, ANY, 0x10000, 0x7fffffff, 0x80000000,
                                         0xffffffff };

    for (Size i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
    {
        testAssert(restart(numbers[i]) == Recovery::InvalidArgument);
    }
    return OK;
}

TestCase(RecoveryServerDoesNotRestartItself)
{
    const ProcessInfo before = GuestChild::information(RECOVERY_PID);

    testAssert(restart(RECOVERY_PID) == Recovery::InvalidArgument);
    const ProcessInfo after = GuestChild::information(RECOVERY_PID);
    testAssert(after.restarts == before.restarts && after.generation == before.generation);
    testAssert(after.state != Process::Stopped);

    // It still works
    Victim victim(GuestChild::ownPath());
    testAssert(restart(victim.getProcessID()) == Recovery::Success && victim.isRestarted());
    return OK;
}

TestCase(ProcessWithoutProgramIsNotRestarted)
{
    // Nobody said what it runs
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);
    const ProcessID pid = result >> 16;

    testAssert((result & 0xffff) == API::Success);
    const Recovery::Result answered = restart(pid);
    const ProcessInfo info = GuestChild::information(pid);
    ProcessCtl(pid, KillPID);
    ProcessCtl(pid, TestPID);
    testAssert(answered == Recovery::NotFound);
    testAssert(info.restarts == 0);
    return OK;
}

TestCase(ProcessThatHasEndedIsNotFound)
{
    ProcessID pid;
    {
        Victim victim(GuestChild::ownPath());
        testAssert(victim.isReady());
        pid = victim.getProcessID();
    }
    testAssert(restart(pid) == Recovery::NotFound);
    return OK;
}

TestCase(ProcessesRestartInEachState)
{
    {
        // Stopped: it runs again afterwards
        Victim victim(GuestChild::ownPath());
        testAssert(ProcessCtl(victim.getProcessID(), Stop) == API::Success);
        testAssert(restart(victim.getProcessID()) == Recovery::Success && victim.isRestarted());
    }
    {
        // Waiting for a child: it starts another one
        GuestChild parent("waitsForItsChild");
        testAssert(parent.isStarted() && parent.waitForState(Process::Waiting));
        testAssert(restart(parent.getProcessID()) == Recovery::Success);
        testAssert(parent.information().restarts == 1);
        testAssert(parent.waitForState(Process::Waiting) && parent.read(Victim::counter) == 1);
        endChildren(parent.getProcessID());
    }
    return OK;
}

TestCase(ProcessRestartsItself)
{
    GuestChild child("restartsItself");

    testAssert(child.isStarted());
    testAssert(child.waitForValue(Victim::counter, 1));
    testAssert(child.information().restarts == 1);
    return OK;
}

TestCase(OwnChildrenAreRestartedWithoutPrivilege)
{
    testAssert(GuestChild("restartsItsChild").wait() == 0);
    return OK;
}

TestCase(ServersAndStrangersAreNotRestartedWithoutPrivilege)
{
    Victim victim(GuestChild::ownPath());
    const ProcessID targets[] = { DATASTORE_PID, ROOTFS_PID, 4, findProgram("/server/filesystem/tmp/server"),
                                  victim.getProcessID(), (ProcessID) ProcessCtl(SELF, GetPID) };

    testAssert(victim.isReady());

    for (Size i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
    {
        GuestChild child("restartsWithoutPrivilege");
        const ProcessInfo before = GuestChild::information(targets[i]);

        testAssert(child.isStarted() && child.write(target, targets[i]));
        testAssert(child.wait() == Recovery::PermissionDenied);

        const ProcessInfo after = GuestChild::information(targets[i]);
        testAssert(after.restarts == before.restarts && after.generation == before.generation);
        testAssert(after.state != Process::Stopped);
    }
    testAssert(victim.isUnharmed());
    return OK;
}

TestCase(ProcessThatEndsMeanwhileIsNotFound)
{
    // The program cannot be read as long as its file system is stopped
    const ProcessID tmp = findProgram("/server/filesystem/tmp/server");
    testAssert(tmp != ANY);
    testAssert(ProcessCtl(RECOVERY_PID, Wakeup) == API::Success);

    Victim other(GuestChild::ownPath());
    GuestChild asking("restarts");
    testAssert(other.isReady() && asking.isStarted());
    testAssert(restart(other.getProcessID()) == Recovery::Success && other.isRestarted());

    // A path that was never restarted before
    SpawnOptions options;
    MemoryBlock::set(&options, 0, sizeof(options));
    strlcpy(options.path, "/tmp/never-restarted", sizeof(options.path));
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000, (Address) &options);
    const ProcessID pid = result >> 16;
    testAssert((result & 0xffff) == API::Success);

    testAssert(ProcessCtl(tmp, Stop) == API::Success);
    const bool asked = asking.write(target, pid);
    for (Size i = 0; i < 20; i++)
        GuestChild::pause();
    const bool early = asking.read(answer) != 0;

    // Others are served while it waits
    const Recovery::Result meanwhile = restart(other.getProcessID());

    ProcessCtl(pid, KillPID);
    ProcessCtl(pid, TestPID);
    ProcessCtl(tmp, Resume);

    testAssert(asked && !early);
    testAssert(meanwhile == Recovery::Success && other.isRestarted());
    testAssert(asking.waitForValue(answer, Recovery::NotFound + 1));
    return OK;
}
