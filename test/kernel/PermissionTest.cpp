// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ChannelClient.h>
#include <FileSystemClient.h>
#include <FileSystemMessage.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

/*
 * What a process without privileges may do: act on itself and its children, nothing else. The checks run in a child
 * that gives its privileges up. Its exit status is the number of the first check that failed, zero if none did.
 */

/** End the child with the line number if the expression is false */
#define childAssert(expression) { if (!(expression)) return __LINE__; }

/** Process that belongs to somebody else */
static volatile u32 stranger = 0;

/** Set by the child when it reads it */
static volatile u32 ready = 0;

/** Give all privileges up */
static bool drop()
{
    return ProcessCtl(SELF, DropPrivileges, Privilege::None) == API::Success &&
           GuestChild::information(SELF).privileges == Privilege::None;
}

/** Wait until the parent has told us of the stranger */
static ProcessID waitForStranger()
{
    ready = 1;
    while (!stranger)
        GuestChild::pause();
    return stranger;
}

ChildProgram(sleeper)
{
    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(touchesStrangers)
{
    const ProcessID pid = waitForStranger();
    Memory::Range range = { 0, 0, PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };
    ProcessShares::MemoryShare share;
    FaultInfo fault;
    ProcessInfo info;
    u32 word = 0;

    MemoryBlock::set(&share, 0, sizeof(share));
    childAssert(drop());

    static const ProcessOperation operations[] = { KillPID, Stop, Resume, Reset, DropPrivileges, WatchIRQ, EnableIRQ,
                                                   DisableIRQ, SendIRQ, Wakeup, Supervise, Ping, ReadState,
                                                   WriteState };

    for (Size i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
    {
        childAssert(ProcessCtl(pid, operations[i], 0) == API::AccessViolation);
        childAssert(ProcessCtl(DATASTORE_PID, operations[i], 0) == API::AccessViolation);
        childAssert(ProcessCtl(RECOVERY_PID, operations[i], 0) == API::AccessViolation);
    }
    childAssert(ProcessCtl(SELF, Subscribe) == API::AccessViolation);

    static const MemoryOperation changes[] = { MapContiguous, MapSparse, UnMap, Release, ReleaseSections,
                                               LookupVirtual, Access };

    for (Size i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
    {
        childAssert(VMCtl(pid, changes[i], &range) == API::AccessViolation);
        childAssert(VMCtl(CORESRV_PID, changes[i], &range) == API::AccessViolation);
    }

    childAssert(VMCopy(pid, API::Read, (Address) &word, 0x80000000, sizeof(word)) == API::AccessViolation);
    childAssert(VMCopy(pid, API::Write, (Address) &word, (Address) &stranger, sizeof(word)) == API::AccessViolation);
    childAssert(VMShare(pid, API::Read, &share) == API::AccessViolation);
    childAssert(VMShare(pid, API::Next, &share) == API::AccessViolation);

    // To look is allowed
    childAssert(ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && info.id == pid);
    childAssert(ProcessCtl(pid, InfoFault, (Address) &fault) == API::NotFound);
    return 0;
}

ChildProgram(wantsPower)
{
    childAssert(drop());
    childAssert(PrivExec(RebootSystem) == API::AccessViolation);
    childAssert(PrivExec(ShutdownSystem, 0) == API::AccessViolation);
    childAssert(PrivExec(Panic) == API::AccessViolation);
    return 0;
}

ChildProgram(wantsDevices)
{
    const SystemInformation info;
    Memory::Range range = { 0, info.kernelAddress, PAGESIZE, Memory::User | Memory::Readable };
    u32 word = 0;

    childAssert(drop());
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::AccessViolation);

    // Where no memory is
    range.phys = (info.memorySize + PAGESIZE) & PAGEMASK;
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::AccessViolation);

    // A page that begins in the boot image and one behind it
    range.phys = info.bootImageAddress & PAGEMASK;
    range.access = Memory::User | Memory::Readable | Memory::Writable;
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::AccessViolation);
    range.access = Memory::User | Memory::Readable;
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::Success);
    range.virt = 0;
    range.phys = (info.bootImageAddress + info.bootImageSize + PAGESIZE - 1) & PAGEMASK;
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::AccessViolation);
    range.phys = 0xfffff000;
    childAssert(VMCtl(SELF, MapContiguous, &range) == API::AccessViolation);

    range.virt = 0;
    range.phys = info.kernelAddress;
    childAssert(VMCtl(SELF, ReserveMem, &range) == API::AccessViolation);
    childAssert(VMCtl(SELF, ReserveFrames, &range) == API::AccessViolation);
    childAssert(VMCopy(SELF, API::ReadPhys, (Address) &word, info.kernelAddress, sizeof(word)) == API::AccessViolation);
    childAssert(VMCopy(SELF, API::ReadPhys, (Address) &word, info.bootImageAddress, sizeof(word)) == API::Success);
    childAssert(ProcessCtl(SELF, WatchIRQ, 9) == API::AccessViolation);
    childAssert(ProcessCtl(SELF, EnableIRQ, 9) == API::AccessViolation);
    childAssert(ProcessCtl(SELF, SendIRQ, 1) == API::AccessViolation);
    return 0;
}

/** Map the first page of the boot image, which anybody may read, into a process; zero if that fails */
static Address mapBootImage(const ProcessID pid)
{
    Memory::Range range = { 0, SystemInformation().bootImageAddress & PAGEMASK, PAGESIZE,
                            Memory::User | Memory::Readable };

    return VMCtl(pid, MapContiguous, &range) == API::Success ? range.virt : 0;
}

ChildProgram(writesToTheBootImageOfItsChild)
{
    u32 word = 0;

    // A parent loads programs where its stopped child may not write; the boot image is no program of the child
    childAssert(drop());
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000);
    const ProcessID pid = result >> 16;
    childAssert((result & 0xffff) == API::Success);

    const Address image = mapBootImage(pid);
    childAssert(image);
    childAssert(VMCopy(pid, API::Read, (Address) &word, image, sizeof(word)) == API::Success);
    childAssert(VMCopy(pid, API::Write, (Address) &word, image, sizeof(word)) == API::AccessViolation);

    Memory::Range own = { 0, 0, PAGESIZE, Memory::User | Memory::Readable };
    childAssert(VMCtl(pid, MapSparse, &own) == API::Success);
    childAssert(VMCopy(pid, API::Write, (Address) &word, own.virt, sizeof(word)) == API::Success);
    childAssert(ProcessCtl(pid, KillPID) == API::Success);
    return 0;
}

/** A file of /tmp with a text; its descriptor */
static int textFile(const char *text)
{
    static const char path[] = "/tmp/permission";
    const int fd = creat(path, S_IRUSR | S_IWUSR);

    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t) strlen(text) || close(fd) != 0)
        return -1;
    return open(path, O_RDONLY);
}

ChildProgram(letsAServerWriteToTheBootImage)
{
    char text[400];

    // The server may write where others may not: it must not be told to do so
    memset(text, 'x', sizeof(text));
    text[sizeof(text) - 1] = 0;
    childAssert(drop());

    const Address image = mapBootImage(SELF);
    const int fd = textFile(text);
    childAssert(image && fd >= 0);

    const u32 before = *(volatile u32 *) image;
    childAssert(read(fd, (void *) image, sizeof(text) - 1) < 0);
    childAssert(*(volatile u32 *) image == before);
    close(fd);
    unlink("/tmp/permission");
    return 0;
}

ChildProgram(mounts)
{
    FileSystem::FileStat before, after;

    childAssert(drop());
    childAssert(FileSystemClient().statFile("/tmp", &before) == FileSystem::Success);

    // Others would ask us, and let us reach their memory meanwhile
    childAssert(FileSystemClient(ROOTFS_PID).mountFileSystem("/tmp") == FileSystem::PermissionDenied);
    childAssert(FileSystemClient(ROOTFS_PID).mountFileSystem("/etc") == FileSystem::PermissionDenied);
    childAssert(FileSystemClient(ROOTFS_PID).mountFileSystem("/permission") == FileSystem::PermissionDenied);
    childAssert(FileSystemClient(ROOTFS_PID).statFile("/etc/hostname", &after) == FileSystem::Success);
    childAssert(FileSystemClient().statFile("/tmp", &after) == FileSystem::Success && after.pid == before.pid);
    return 0;
}

ChildProgram(removesDevices)
{
    static const char path[] = "/dev/serial/serial0/io";
    FileSystem::FileStat st;

    childAssert(drop());
    childAssert(unlink(path) != 0);
    childAssert(unlink("/dev/time/rtc0") != 0);
    childAssert(FileSystemClient().statFile(path, &st) == FileSystem::Success);
    return 0;
}

ChildProgram(readsMoreThanThereIs)
{
    FileSystem::FileStat st;
    FileSystemMessage msg;
    char buffer[1000];

    childAssert(drop());
    const int fd = textFile("five!");
    childAssert(fd >= 0 && FileSystemClient().statFile("/tmp/permission", &st) == FileSystem::Success);

    // Too much to be put inside of the answer: what comes is short, but it is not there
    memset((void *) &msg, 0, sizeof(msg));
    msg.action = FileSystem::ReadFile;
    msg.inode = st.inode;
    msg.buffer = buffer;
    msg.size = sizeof(buffer);
    msg.carries = FileSystemMessage::WantsData;
    childAssert(ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), st.pid) == ChannelClient::Success);
    childAssert(msg.result == FileSystem::Success && msg.size == 5 && memcmp(buffer, "five!", 5) == 0);
    childAssert(!(msg.carries & FileSystemMessage::CarriesData));

    for (Size i = 0; i < sizeof(msg.inside.data); i++)
        childAssert(msg.inside.data[i] == 0);

    close(fd);
    unlink("/tmp/permission");
    return 0;
}

ChildProgram(wantsPrivilegesBack)
{
    SpawnOptions options;

    childAssert(drop());
    childAssert(ProcessCtl(SELF, DropPrivileges, Privilege::All) == API::Success);
    childAssert(GuestChild::information(SELF).privileges == Privilege::None);

    // A child gets no more than its parent has
    MemoryBlock::set(&options, 0, sizeof(options));
    options.privileges = 0xffffffff;
    const u32 result = ProcessCtl(SELF, Spawn, 0x80000000, (Address) &options);
    childAssert((result & 0xffff) == API::Success);
    childAssert(GuestChild::information(result >> 16).privileges == Privilege::None);
    childAssert(ProcessCtl(result >> 16, KillPID) == API::Success);
    return 0;
}

ChildProgram(actsOnItsChild)
{
    childAssert(drop());
    GuestChild child("sleeper");
    u32 word = 0;

    childAssert(child.isStarted());
    childAssert(ProcessCtl(child.getProcessID(), Stop) == API::Success);
    childAssert(VMCopy(child.getProcessID(), API::Read, (Address) &word, 0x80000000, sizeof(word)) == API::Success);
    childAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);
    childAssert(ProcessCtl(child.getProcessID(), KillPID, 9) == API::Success);
    childAssert(child.wait() == 9);
    return 0;
}

TestCase(StrangersAreOutOfReach)
{
    GuestChild other("sleeper"), child("touchesStrangers");

    testAssert(other.isStarted() && child.isStarted());
    testAssert(child.waitForValue(ready, 1));
    testAssert(child.write(stranger, other.getProcessID()));
    testAssert(child.wait() == 0);
    testAssert(other.information().state != Process::Stopped && other.information().restarts == 0);
    return OK;
}

TestCase(PowerNeedsThePrivilege)
{
    testAssert(GuestChild("wantsPower").wait() == 0);
    return OK;
}

TestCase(PhysicalMemoryAndInterruptsNeedThePrivilege)
{
    testAssert(GuestChild("wantsDevices").wait() == 0);
    return OK;
}

TestCase(PrivilegesOnlyShrink)
{
    testAssert(GuestChild("wantsPrivilegesBack").wait() == 0);
    return OK;
}

TestCase(ChildrenNeedNoPrivilege)
{
    testAssert(GuestChild("actsOnItsChild").wait() == 0);
    return OK;
}

TestCase(NobodyWritesToTheBootImage)
{
    testAssert(GuestChild("writesToTheBootImageOfItsChild").wait() == 0);
    testAssert(GuestChild("letsAServerWriteToTheBootImage").wait() == 0);
    return OK;
}

TestCase(MountingNeedsThePrivilege)
{
    testAssert(GuestChild("mounts").wait() == 0);
    return OK;
}

TestCase(DevicesCannotBeRemoved)
{
    testAssert(GuestChild("removesDevices").wait() == 0);
    return OK;
}

TestCase(AnswersHoldNothingOfTheServersMemory)
{
    testAssert(GuestChild("readsMoreThanThereIs").wait() == 0);
    return OK;
}
