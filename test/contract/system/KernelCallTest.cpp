// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <BootImage.h>
#include <ChannelServer.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <MemoryBlock.h>
#include <ProcessClient.h>
#include "OldLoader.h"
#include "OldServerProcess.h"

/*
 * Each operation of the kernel, called as programs of FreeNOS 1.0.4 call it, and its result code.
 */

/** A process that was made by system calls alone, and ends with this object. */
class OldProcess
{
  public:

    OldProcess(const char *flag)
    {
        const char *arguments[] = { OLD_PROGRAM, flag, ZERO };

        pid = loader.read(OLD_PROGRAM) == FileSystem::Success ? loader.spawn(arguments) : (ProcessID) ANY;
    }

    ~OldProcess()
    {
        ProcessCtl(pid, KillPID, 1);
    }

    Process::State state() const
    {
        ProcessInfo info;

        return ProcessCtl(pid, InfoPID, (Address) &info) == API::Success ? info.state : (Process::State) 99;
    }

    OldLoader loader;
    ProcessID pid;
};

/** Sleep for some ticks. @return Number of ticks that passed */
static u32 sleepTicks(const u32 ticks, const ProcessOperation op = WaitTimer)
{
    Timer::Info before, until, after;

    ProcessCtl(SELF, InfoTimer, (Address) &before);
    until = before;
    until.ticks += ticks;
    ProcessCtl(SELF, op, (Address) &until);
    ProcessCtl(SELF, InfoTimer, (Address) &after);
    return after.ticks - before.ticks;
}

/** Result of WaitPID: result code and exit status. */
static ulong waitFor(const ProcessID pid)
{
    return ProcessCtl(pid, WaitPID);
}

TestCase(ProcessIsSpawnedLoadedAndResumed)
{
    OldProcess process("--exit=7");
    ProcessClient client;
    ProcessInfo info;

    testAssert(process.pid != ANY);
    testAssert(ProcessCtl(process.pid, InfoPID, (Address) &info) == API::Success);
    testAssert(info.id == process.pid && info.parent == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(info.state == Process::Stopped);
    testAssert(client.findProcess(OLD_PROGRAM) == process.pid);
    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    testAssert(waitFor(process.pid) == (API::Success | (7 << 16)));
    testAssert(ProcessCtl(process.pid, InfoPID, (Address) &info) == API::NotFound);
    return OK;
}

TestCase(ArgumentsDirectoryAndFilesLieInUserArgs)
{
    OldProcess process("--where");
    const Address arguments = Arch::MemoryMap().range(MemoryMap::UserArgs).virt;
    const FileSystemClient client;
    FileSystem::FileStat st;
    FileDescriptor::Entry entries[2];
    Size fd, size = 32;
    char text[32] = "";

    // The second page is the directory, descriptors follow: 1 is where the program writes
    testAssert(Arch::MemoryMap().range(MemoryMap::UserArgs).size == KiloByte(128));
    client.deleteFile("/tmp/contract.out");
    testAssert(client.createFile("/tmp/contract.out", FileSystem::RegularFile, FileSystem::OwnerRW) ==
               FileSystem::Success);
    testAssert(client.statFile("/tmp/contract.out", &st) == FileSystem::Success);
    MemoryBlock::set(entries, 0, sizeof(entries));
    entries[1].inode = st.inode;
    entries[1].pid = st.pid;
    entries[1].open = true;
    testAssert(VMCopy(process.pid, API::Write, (Address) "/etc", arguments + PAGESIZE, 5) == API::Success);
    testAssert(VMCopy(process.pid, API::Write, (Address) entries, arguments + (2 * PAGESIZE), sizeof(entries)) ==
               API::Success);
    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    testAssert(waitFor(process.pid) == API::Success);

    testAssert(client.openFile("/tmp/contract.out", fd) == FileSystem::Success);
    testAssert(client.readFile(fd, text, &size) == FileSystem::Success);
    testAssert(size == 4 && testString(text, "/etc"));
    client.closeFile(fd);
    client.deleteFile("/tmp/contract.out");
    return OK;
}

TestCase(UnknownProcessIsNotFound)
{
    const ProcessOperation operations[] =
    {
        KillPID, GetParent, WatchIRQ, EnableIRQ, DisableIRQ, SendIRQ, InfoPID, WaitPID, InfoTimer, WaitTimer,
        EnterSleep, Schedule, Wakeup, Stop, Resume, Reset
    };

    for (Size i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
    {
        testAssert(ProcessCtl(1023, operations[i]) == API::NotFound);
        testAssert(ProcessCtl(MAX_PROCS, operations[i]) == API::NotFound);
        testAssert(ProcessCtl(KERNEL_PID, operations[i]) == API::NotFound);
    }
    testAssert(ProcessCtl(1023, GetPID) == ProcessCtl(SELF, GetPID));

    // Nothing is there to be run, but a process of its own it would be
    testAssert((ProcessCtl(1023, Spawn, 0) & 0xffff) == API::IOError);

    Memory::Range range = { 0, 0, PAGESIZE, Memory::User | Memory::Readable };
    testAssert(VMCtl(1023, MapContiguous, &range) == API::NotFound);
    testAssert(VMCopy(1023, API::Read, (Address) &range, (Address) &range, 4) == API::NotFound);
    return OK;
}

TestCase(ProcessIsStoppedResumedAndKilled)
{
    OldProcess process("--spin");

    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    testAssert(process.state() == Process::Ready);
    testAssert(ProcessCtl(process.pid, Resume) == API::IOError);
    testAssert(ProcessCtl(process.pid, Reset, process.loader.entry()) == API::IOError);
    testAssert(ProcessCtl(process.pid, Stop) == API::Success);
    testAssert(process.state() == Process::Stopped);
    testAssert(ProcessCtl(process.pid, Stop) == API::Success);
    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    testAssert(ProcessCtl(process.pid, KillPID, 9) == API::Success);
    testAssert(waitFor(process.pid) == (API::Success | (9 << 16)));
    return OK;
}

TestCase(ResetBeginsAnew)
{
    OldProcess process("--spin");
    const char exit[] = "--exit=3";
    const Address arguments = Arch::MemoryMap().range(MemoryMap::UserArgs).virt;

    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    sleepTicks(3);
    testAssert(ProcessCtl(process.pid, Stop) == API::Success);
    testAssert(VMCopy(process.pid, API::Write, (Address) exit, arguments + 128, sizeof(exit)) == API::Success);

    const MemoryMap::Region regions[] = { MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserPrivate };
    for (Size i = 0; i < 3; i++)
    {
        Memory::Range range = Arch::MemoryMap().range(regions[i]);
        testAssert(VMCtl(process.pid, ReleaseSections, &range) == API::Success);
    }
    testAssert(process.loader.write(process.pid) == API::Success);
    testAssert(ProcessCtl(process.pid, Reset, process.loader.entry()) == API::Success);
    testAssert(ProcessCtl(process.pid, Resume) == API::Success);
    testAssert(waitFor(process.pid) == (API::Success | (3 << 16)));
    testAssert(ProcessCtl(SELF, Reset, process.loader.entry()) != API::Success);
    return OK;
}

TestCase(SleepEndsByWakeupAndTime)
{
    const ProcessID self = ProcessCtl(SELF, GetPID);

    // A wake-up that is pending ends the next sleep, once
    testAssert(ProcessCtl(self, Wakeup) == API::Success);
    testAssert(ProcessCtl(SELF, EnterSleep) == API::Success);
    testAssert(ProcessCtl(self, Wakeup) == API::Success);
    testAssert(ProcessCtl(self, Wakeup) == API::Success);
    testAssert(sleepTicks(20, EnterSleep) < 10);
    testAssert(sleepTicks(5, EnterSleep) >= 5);

    // It does not matter for the time
    testAssert(ProcessCtl(self, Wakeup) == API::Success);
    testAssert(sleepTicks(5) >= 5);
    testAssert(ProcessCtl(SELF, Schedule) == API::Success);
    return OK;
}

TestCase(MemoryIsMappedLookedUpAndReleased)
{
    Memory::Range range, other, look;
    const Memory::Range region = Arch::MemoryMap().range(MemoryMap::UserPrivate);

    range.virt = 0;
    range.phys = 0;
    range.size = 3 * PAGESIZE;
    range.access = Memory::User | Memory::Readable | Memory::Writable;
    testAssert(VMCtl(SELF, MapContiguous, &range) == API::Success);
    testAssert(range.virt >= region.virt && range.virt < region.virt + region.size && range.phys != 0);
    *(u32 *) (range.virt + PAGESIZE) = 0x12345678;

    look = range;
    look.virt += PAGESIZE + 0x24;
    testAssert(VMCtl(SELF, LookupVirtual, &look) == API::Success);
    testAssert(look.phys == range.phys + PAGESIZE + 0x24);
    testAssert(VMCtl(SELF, Access, &look) == API::Success);
    testAssert((look.access & (Memory::User | Memory::Readable | Memory::Writable)) ==
               (Memory::User | Memory::Readable | Memory::Writable));

    // The same frames once more, read only
    other = range;
    other.virt = 0;
    other.access = Memory::User | Memory::Readable;
    testAssert(VMCtl(SELF, MapContiguous, &other) == API::Success);
    testAssert(other.virt != range.virt && *(u32 *) (other.virt + PAGESIZE) == 0x12345678);
    testAssert(VMCtl(SELF, Access, &other) == API::Success);
    testAssert(!(other.access & Memory::Writable));

    for (Size op = CacheClean; op <= CacheCleanInvalidate; op++)
    {
        testAssert(VMCtl(SELF, (MemoryOperation) op, &range) == API::Success);
    }
    testAssert(*(u32 *) (range.virt + PAGESIZE) == 0x12345678);

    testAssert(VMCtl(SELF, UnMap, &other) == API::Success);
    testAssert(VMCtl(SELF, LookupVirtual, &other) != API::Success);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    testAssert(VMCtl(SELF, Access, &range) != API::Success);

    range.phys = 0;
    range.size = PAGESIZE * 40;
    range.access = Memory::User | Memory::Readable | Memory::Writable;
    testAssert(VMCtl(SELF, MapSparse, &range) == API::Success);
    MemoryBlock::set((void *) range.virt, 0xaa, range.size);
    testAssert(VMCtl(SELF, MapContiguous, &range) != API::Success);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    testAssert(VMCtl(SELF, AddMem, &range) == API::InvalidArgument);
    return OK;
}

TestCase(ReservedMemoryIsNotGivenToOthers)
{
    Memory::Range range = { 0, 0, 2 * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };
    const Size before = SystemInformation().memoryAvail;

    testAssert(VMCtl(SELF, MapContiguous, &range) == API::Success);

    // What is in use already is reserved, too
    Memory::Range reserved = range;
    testAssert(VMCtl(SELF, ReserveMem, &reserved) == API::Success);
    testAssert(SystemInformation().memoryAvail <= before - 2 * PAGESIZE);
    testAssert(VMCtl(SELF, Release, &range) == API::Success);
    return OK;
}

TestCase(MemoryOfOthersIsCopied)
{
    OldProcess process("--spin");
    const Memory::Range arguments = Arch::MemoryMap().range(MemoryMap::UserArgs);
    const SystemInformation info;
    BootImage image;
    char text[32] = "";

    testAssert(VMCopy(process.pid, API::Read, (Address) text, arguments.virt, sizeof(text)) == API::Success);
    testAssert(MemoryBlock::compare((const void *) text, OLD_PROGRAM, sizeof(text) - 1));
    testAssert(VMCopy(process.pid, API::Write, (Address) "other", arguments.virt + 4094, 6) == API::Success);
    testAssert(VMCopy(process.pid, API::Read, (Address) text, arguments.virt + 4094, 6) == API::Success);
    testAssert(testString(text, "other"));

    const Address nowhere = Arch::MemoryMap().range(MemoryMap::UserPrivate).virt;
    testAssert(VMCopy(process.pid, API::Read, (Address) text, nowhere, 4) == API::AccessViolation);
    testAssert(VMCopy(process.pid, API::Write, (Address) text, nowhere, 4) == API::AccessViolation);
    testAssert(VMCopy(process.pid, API::Send, (Address) text, arguments.virt, 4) == API::InvalidArgument);
    testAssert(VMCopy(SELF, API::Read, (Address) text, (Address) "self", 5) == API::Success);
    testAssert(testString(text, "self"));

    testAssert(info.bootImageAddress != 0 && info.bootImageSize > sizeof(image));
    testAssert(VMCopy(SELF, API::ReadPhys, (Address) &image, info.bootImageAddress, sizeof(image)) == API::Success);
    testAssert(image.magic[0] == BOOTIMAGE_MAGIC0 && image.magic[1] == BOOTIMAGE_MAGIC1);
    testAssert(image.bootImageSize == info.bootImageSize);
    return OK;
}

TestCase(SharesAreMadeFoundAndDropped)
{
    OldProcess process("--spin");
    ProcessShares::MemoryShare share, found;
    const Memory::Range region = Arch::MemoryMap().range(MemoryMap::UserShare);

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = process.pid;
    share.range.size = PAGESIZE * 4;
    share.range.access = Memory::User | Memory::Readable | Memory::Writable;
    found = share;

    testAssert(VMShare(SELF, API::Read, &found) == API::IOError);
    testAssert(VMShare(process.pid, API::Create, &share) == API::Success);
    testAssert(share.range.virt >= region.virt && share.range.virt < region.virt + region.size && share.attached);
    testAssert(share.range.size == PAGESIZE * 4);
    *(u32 *) share.range.virt = 1;

    found.range.virt = 0;
    testAssert(VMShare(SELF, API::Read, &found) == API::Success && found.range.virt == share.range.virt);
    testAssert(VMShare(process.pid, API::Create, &share) == API::AlreadyExists);
    testAssert(VMShare(process.pid, API::Delete, &share) == API::Success);
    testAssert(VMShare(SELF, API::Read, &found) == API::IOError);

    // Whether there is such a process does not matter, nor whether it has shares
    testAssert(VMShare(process.pid, API::Delete, &share) == API::Success);
    testAssert(VMShare(1023, API::Delete, &share) == API::Success);

    // The kernel's own share is always there
    MemoryBlock::set(&found, 0, sizeof(found));
    found.pid = KERNEL_PID;
    testAssert(VMShare(SELF, API::Read, &found) == API::Success && found.range.size >= 2 * PAGESIZE);
    return OK;
}

/** The least that a server needs. */
struct TickMessage : public ChannelMessage
{
    uint action;
};

/** A server that counts the interrupts of some lines. */
class TickServer : public ChannelServer<TickServer, TickMessage>
{
  public:

    TickServer() : ChannelServer<TickServer, TickMessage>(this), ticks(0)
    {
    }

    void watch(const Size line)
    {
        addIRQHandler(line, &TickServer::handler);
    }

    Size ticks;

  private:

    void handler(Size)
    {
        ticks++;
    }
};

TestCase(InterruptLinesAreWatchedByAllWhoAsk)
{
    // Lines of the clock: of a PC, and of a Raspberry Pi
    static const Size lines[] = { 0, 99 };
    OldProcess process("--spin");
    TickServer server;

    for (Size i = 0; i < 2; i++)
    {
        testAssert(ProcessCtl(process.pid, WatchIRQ, lines[i]) == API::Success);
        testAssert(ProcessCtl(SELF, WatchIRQ, lines[i]) == API::Success);
        testAssert(ProcessCtl(SELF, WatchIRQ, lines[i]) == API::IOError);
        testAssert(ProcessCtl(SELF, EnableIRQ, lines[i]) == API::Success);
        server.watch(lines[i]);

        // The clock goes on whatever its watchers say
        testAssert(ProcessCtl(SELF, DisableIRQ, lines[i]) == API::Success);
    }
    testAssert(sleepTicks(5) >= 1);
    testAssert(sleepTicks(5) >= 1);
    server.processAll();
    testAssert(server.ticks >= 2);
    return OK;
}

TestCase(ConsoleTakesTextOfAnyLength)
{
    static char text[3000];

    MemoryBlock::set(text, ' ', sizeof(text));
    text[sizeof(text) - 3] = '\r';
    text[sizeof(text) - 2] = '\n';
    text[sizeof(text) - 1] = ZERO;
    testAssert(PrivExec(WriteConsole, (Address) text) == API::Success);
    testAssert(PrivExec(WriteConsole, (Address) "") == API::Success);
    testAssert(PrivExec(WriteConsole) == API::AccessViolation);
    testAssert(PrivExec((PrivOperation) 99) == API::InvalidArgument);
    return OK;
}

TestCase(SystemInformationIsFilledByItsConstructor)
{
    const SystemInformation info;

    testAssert(info.version != 0 && info.coreId == 0);
    testAssert(info.memorySize >= MegaByte(64) && info.memoryAvail > 0 && info.memoryAvail < info.memorySize);
    testAssert(info.kernelSize > 0);
    testAssert(info.cmdline[63] == 0);
    return OK;
}
