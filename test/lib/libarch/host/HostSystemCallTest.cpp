// SPDX-License-Identifier: GPL-3.0-or-later

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/ProcessEvent.h>
#include <MemoryChannel.h>

/** A child that waits until it is ended. */
static ProcessID startSleeper()
{
    const pid_t pid = fork();

    if (pid == 0)
    {
        // Not longer than the test, which may fail
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    return (ProcessID) pid;
}

/** A child that ends with a status. */
static ProcessID startExit(const int status)
{
    const pid_t pid = fork();

    if (pid == 0)
        _exit(status);

    return (ProcessID) pid;
}

/** Number of our objects in shared memory that carry a ProcessID in their name. */
static Size countShared(const ProcessID pid)
{
    DIR *directory = opendir("/dev/shm");
    Size count = 0;

    while (const struct dirent *entry = directory ? readdir(directory) : nullptr)
    {
        ProcessID first = 0, second = 0;

        if (sscanf(entry->d_name, "FreeNOS.%u.%u", &first, &second) > 0 && (first == pid || second == pid))
            count++;
    }
    if (directory)
        closedir(directory);

    return count;
}

TestCase(MemoryIsZeroedAndReleased)
{
    Memory::Range range = { 0, 0, 3 * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };

    testAssert(VMCtl(SELF, MapContiguous, &range) == API::Success);
    testAssert(range.virt != 0 && range.phys != 0);

    u8 *bytes = (u8 *) range.virt;
    for (Size i = 0; i < range.size; i++)
        testAssert(bytes[i] == 0);

    bytes[0] = 1;
    bytes[range.size - 1] = 2;

    Memory::Range lookup = { range.virt + 5, 0, 0, Memory::None };
    testAssert(VMCtl(SELF, LookupVirtual, &lookup) == API::Success);
    testAssert(lookup.phys == range.phys + 5);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    testAssert(VMCtl(SELF, Release, &range) != API::Success);
    testAssert(VMCtl(SELF, LookupVirtual, &lookup) != API::Success);
    return OK;
}

TestCase(MemoryIsReleasedInParts)
{
    Memory::Range range = { 0, 0, 4 * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };
    testAssert(VMCtl(SELF, MapSparse, &range) == API::Success);

    Memory::Range middle = { range.virt + PAGESIZE, 0, 2 * PAGESIZE, Memory::None };
    testAssert(VMCtl(SELF, Release, &middle) == API::Success);
    testAssert(VMCtl(SELF, LookupVirtual, &middle) != API::Success);

    // The ends are there still and can be mapped no second time
    *(volatile u8 *) range.virt = 1;
    *(volatile u8 *) (range.virt + 3 * PAGESIZE) = 2;

    Memory::Range again = { range.virt, 0, PAGESIZE, Memory::User };
    testAssert(VMCtl(SELF, MapContiguous, &again) == API::AlreadyExists);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    testAssert(VMCtl(SELF, MapContiguous, &again) == API::Success);
    testAssert(VMCtl(SELF, Release, &again) == API::Success);
    return OK;
}

TestCase(BadMemoryRequestsAreRefused)
{
    Memory::Range empty = { 0, 0, 0, Memory::User };
    Memory::Range unaligned = { 0x10001, 0, PAGESIZE, Memory::User };

    testAssert(VMCtl(SELF, MapContiguous, &empty) == API::InvalidArgument);
    testAssert(VMCtl(SELF, MapContiguous, &unaligned) == API::InvalidArgument);
    testAssert(VMCtl(SELF, MapContiguous) == API::AccessViolation);
    testAssert(VMCtl(SELF, AddMem, &empty) == API::InvalidArgument);
    return OK;
}

TestCase(CopyWithinOurselves)
{
    char from[] = "healing", to[sizeof(from)] = "";

    testAssert(VMCopy(SELF, API::Read, (Address) to, (Address) from, sizeof(from)) == API::Success);
    testAssert(testString(to, "healing"));
    from[0] = 'd';
    testAssert(VMCopy(SELF, API::Write, (Address) from, (Address) to, sizeof(from)) == API::Success);
    testAssert(testString(from, "dealing"));
    return OK;
}

TestCase(CopyOfUnmappedMemoryIsAnError)
{
    char buffer[16];

    testAssert(VMCopy(SELF, API::Read, (Address) buffer, 16, sizeof(buffer)) == API::AccessViolation);
    testAssert(VMCopy(SELF, API::Write, (Address) buffer, 16, sizeof(buffer)) == API::AccessViolation);
    testAssert(VMCopy(SELF, API::Read, (Address) buffer, ~(Address) 7, sizeof(buffer)) == API::RangeError);
    testAssert(VMCopy(SELF, API::ReadPhys, (Address) buffer, (Address) buffer, 1) == API::InvalidArgument);
    return OK;
}

TestCase(SpawnIsNotSupported)
{
    testAssert(ProcessCtl(ANY, Spawn, 0x1000) == API::InvalidArgument);
    testAssert(ProcessCtl(SELF, WatchIRQ, 1) == API::InvalidArgument);
    testAssert(ProcessCtl(SELF, (ProcessOperation) 9999) == API::InvalidArgument);
    return OK;
}

TestCase(WaitGivesTheExitStatus)
{
    const ProcessID child = startExit(42);

    testAssert(ProcessCtl(child, WaitPID) == (API::Result) (API::Success | (42 << 16)));
    testAssert(ProcessCtl(child, WaitPID) == API::NotFound);
    testAssert(ProcessCtl(SELF, TestPID) == API::NotFound);
    return OK;
}

TestCase(KillGivesItsStatusToTheParent)
{
    const ProcessID child = startSleeper();
    ProcessInfo info = {};

    testAssert(ProcessCtl(child, InfoPID, (Address) &info) == API::Success);
    testAssert(info.id == child && info.parent == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(ProcessCtl(child, TestPID) == API::TemporaryUnavailable);
    testAssert(ProcessCtl(child, KillPID, 7) == API::Success);
    testAssert(ProcessCtl(child, InfoPID, (Address) &info) == API::NotFound);
    testAssert(ProcessCtl(child, KillPID, 7) == API::NotFound);
    testAssert(ProcessCtl(child, TestPID) == (API::Result) (API::Success | (7 << 16)));
    return OK;
}

TestCase(StopAndResume)
{
    const ProcessID child = startSleeper();
    ProcessInfo info = {};

    testAssert(ProcessCtl(child, Resume) == API::IOError);
    testAssert(ProcessCtl(child, Stop) == API::Success);
    testAssert(ProcessCtl(child, InfoPID, (Address) &info) == API::Success);
    testAssert(info.state == Process::Stopped);
    testAssert(ProcessCtl(child, Resume) == API::Success);
    testAssert(ProcessCtl(child, InfoPID, (Address) &info) == API::Success);
    testAssert(info.state != Process::Stopped);
    testAssert(ProcessCtl(child, KillPID, 0) == API::Success);
    testAssert(ProcessCtl(child, WaitPID) == API::Success);
    return OK;
}

TestCase(OnlyOwnChildrenAreTouched)
{
    const ProcessID parent = (ProcessID) ProcessCtl(SELF, GetParent);

    testAssert(parent == (ProcessID) getppid());
    testAssert(ProcessCtl(parent, KillPID, 1) == API::AccessViolation);
    testAssert(ProcessCtl(parent, Stop) == API::AccessViolation);

    // The host takes zero and negative numbers for groups of processes
    testAssert(ProcessCtl(0, KillPID, 1) == API::NotFound);
    testAssert(ProcessCtl(~0U, KillPID, 1) == API::NotFound);
    testAssert(ProcessCtl(~0U, Wakeup) == API::NotFound);
    return OK;
}

TestCase(WakeupDoesNotEndWhoDoesNotExpectIt)
{
    const ProcessID child = startSleeper();

    testAssert(ProcessCtl(child, Wakeup) == API::Success);
    testAssert(ProcessCtl(child, TestPID) == API::TemporaryUnavailable);
    testAssert(ProcessCtl(child, KillPID, 3) == API::Success);
    testAssert(ProcessCtl(child, WaitPID) == (API::Result) (API::Success | (3 << 16)));
    testAssert(ProcessCtl(child, Wakeup) == API::NotFound);
    return OK;
}

TestCase(WakeupBeforeSleepIsNotLost)
{
    Timer::Info before, after;

    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &before) == API::Success);

    for (Size i = 0; i < 50; i++)
    {
        testAssert(ProcessCtl(SELF, Wakeup) == API::Success);
        testAssert(ProcessCtl(SELF, EnterSleep) == API::Success);
    }
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &after) == API::Success);

    // Without the wakeups, it would have been a second
    testAssert(after.ticks - before.ticks < before.frequency / 2);
    return OK;
}

TestCase(WaitSignalReturnsInTime)
{
    Timer::Info start, end;

    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &start) == API::Success);
    Timer::Info limit = start;
    limit.ticks += 5;
    testAssert(ProcessCtl(ANY, WaitSignal, (Address) &limit) == API::Success);
    testAssert(ProcessCtl(ANY, WaitSignal) == API::Success);
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &end) == API::Success);
    testAssert(end.ticks - start.ticks < start.frequency);

    const ProcessID child = startExit(0);
    testAssert(ProcessCtl(child, WaitPID) == API::Success);
    testAssert(ProcessCtl(child, WaitSignal) == API::NotFound);
    return OK;
}

TestCase(KernelEventChannelIsFound)
{
    ProcessShares::MemoryShare share = {};

    share.pid = KERNEL_PID;
    testAssert(VMShare(SELF, API::Read, &share) == API::Success);
    testAssert(share.range.virt != 0 && share.range.size >= 2 * PAGESIZE);
    return OK;
}

TestCase(ShareWithWhoIsNotThere)
{
    const ProcessID gone = startExit(0);
    ProcessShares::MemoryShare share = {};

    testAssert(ProcessCtl(gone, WaitPID) == API::Success);
    share.range.size = 4 * PAGESIZE;
    testAssert(VMShare(gone, API::Create, &share) == API::NotFound);
    testAssert(VMShare(SELF, API::Create, &share) == API::NotFound);

    share.pid = gone;
    testAssert(VMShare(SELF, API::Read, &share) == API::NotFound);
    testAssert(VMShare(gone, API::Delete, ZERO) == API::Success);
    return OK;
}

/** Serves one share: adds one to its first word, then ends or waits. */
static void servePeer(const bool wait)
{
    ProcessShares::MemoryShare share = {};
    MemoryChannel events(Channel::Consumer, sizeof(ProcessEvent));
    ProcessEvent event;

    share.pid = KERNEL_PID;
    if (VMShare(SELF, API::Read, &share) != API::Success)
        _exit(1);

    events.setVirtual(share.range.virt, share.range.virt + PAGESIZE, false);

    while (events.read(&event) != Channel::Success || event.type != ShareCreated)
        ProcessCtl(ANY, WaitSignal);

    if (event.share.pid != event.number || event.share.range.size != 4 * PAGESIZE || event.share.tagId != 5)
        _exit(2);

    volatile u32 *word = (volatile u32 *) event.share.range.virt;
    word[0] = word[0] + 1;

    while (wait)
        ProcessCtl(ANY, WaitSignal);

    _exit(0);
}

TestCase(ShareReachesTheOtherSide)
{
    const pid_t child = fork();
    if (child == 0)
        servePeer(true);

    ProcessShares::MemoryShare share = {};
    share.tagId = 5;
    share.range.size = 4 * PAGESIZE;
    testAssert(VMShare(child, API::Create, &share) == API::Success);
    testAssert(share.pid == (ProcessID) child && share.attached);

    volatile u32 *word = (volatile u32 *) share.range.virt;
    for (Size i = 0; i < 5000 && word[0] == 0; i++)
        usleep(1000);

    testAssert(word[0] == 1);

    // Its name is gone, only the mailbox of the other side remains
    testAssert(countShared(child) == 1);

    ProcessShares::MemoryShare found = {};
    found.pid = child;
    found.tagId = 5;
    testAssert(VMShare(SELF, API::Read, &found) == API::Success && found.range.virt == share.range.virt);
    testAssert(VMShare(child, API::Create, &found) == API::AlreadyExists);

    found.range.size = 0;
    testAssert(VMShare(SELF, API::Next, &found) == API::Success && found.pid == (ProcessID) child);
    found.range.size = 1;
    testAssert(VMShare(SELF, API::Next, &found) == API::NotFound);

    // Its end is noticed, and nothing remains
    testAssert(ProcessCtl(child, KillPID, 9) == API::Success);
    for (Size i = 0; i < 100; i++)
    {
        ProcessCtl(ANY, WaitSignal);
        found = share;
        testAssert(VMShare(SELF, API::Read, &found) == API::Success);
        if (!found.attached)
            break;
    }
    testAssert(!found.attached);
    testAssert(VMShare(child, API::Create, &found) == API::NotFound);
    testAssert(VMShare(child, API::Delete, ZERO) == API::Success);
    testAssert(VMShare(SELF, API::Read, &share) == API::NotFound);
    testAssert(countShared(child) == 0);
    testAssert(ProcessCtl(child, WaitPID) == (API::Result) (API::Success | (9 << 16)));
    return OK;
}

TestCase(ChildDoesNotRemoveWhatIsItsParents)
{
    ProcessShares::MemoryShare share = {};

    share.pid = KERNEL_PID;
    testAssert(VMShare(SELF, API::Read, &share) == API::Success);
    testAssert(countShared((ProcessID) getpid()) == 1);

    const pid_t child = fork();
    if (child == 0)
    {
        ProcessCtl(ANY, WaitSignal);
        ProcessCtl(SELF, KillPID, 0);
    }
    testAssert((ProcessCtl(child, WaitPID) & 0xffff) == API::Success);
    testAssert(countShared((ProcessID) getpid()) == 1);
    return OK;
}
