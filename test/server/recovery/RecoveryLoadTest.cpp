// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ChannelClient.h>
#include <ChildProcess.h>
#include <FileSystemClient.h>
#include <Lz4Decompressor.h>
#include <RecoveryClient.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <recovery/RecoveryMessage.h>
#include <recovery/RecoveryStatus.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

/*
 * Programs without privileges that want to keep the RecoveryServer from its work.
 */

/** End the child with the line number if the expression is false */
#define childAssert(expression) { if (!(expression)) return __LINE__; }

/** Where nothing is mapped: who begins there faults at once */
static const Address nowhere = 0x80000000;

/** Number of requests in a channel at the same time: it has room for more */
static const Size manyRequests = 64;

/** Set by a child when it is prepared */
static volatile u32 ready = 0;

/** Number of restarts that a child was granted */
static volatile u32 granted = 0;

static bool drop()
{
    return ProcessCtl(SELF, DropPrivileges, Privilege::None) == API::Success;
}

static RecoveryMessage requestOf(const Recovery::Action action)
{
    RecoveryMessage msg;

    memset((void *) &msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Request;
    msg.action = action;
    return msg;
}

/** Sends many requests, then takes all answers. Returns the number of those that were successful. */
static Size askMany(const RecoveryMessage & request)
{
    ChannelClient *client = ChannelClient::instance();
    RecoveryMessage msg;
    Size count = 0;

    for (Size i = 0; i < manyRequests; i++)
    {
        msg = request;
        msg.identifier = i + 1;
        client->syncSendTo(&msg, sizeof(msg), RECOVERY_PID);
    }

    for (Size i = 0; i < manyRequests; i++)
    {
        if (client->syncReceiveFrom(&msg, sizeof(msg), RECOVERY_PID) == ChannelClient::Success)
            count += msg.result == Recovery::Success;
    }
    return count;
}

ChildProgram(asksWithoutEnd)
{
    static RecoveryStatus records[64];
    RecoveryMessage msg = requestOf(Recovery::GetStatus);

    childAssert(drop());
    msg.buffer = (Address) records;
    msg.size = sizeof(records);

    for (;;)
        askMany(msg);
    return 0;
}

ChildProgram(sleeper)
{
    ready = 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(restartsItsChildManyTimes)
{
    RecoveryMessage msg = requestOf(Recovery::RestartProcess);

    childAssert(drop());
    GuestChild child("sleeper");
    childAssert(child.isStarted() && child.waitForValue(ready, 1));

    msg.pid = child.getProcessID();
    granted = askMany(msg);
    childAssert(child.information().restarts == granted);
    return 0;
}

ChildProgram(namesItsChildAsAServer)
{
    SpawnOptions options;

    // It will be the child of our parent, who may do anything
    childAssert(drop());
    memset(&options, 0, sizeof(options));
    strlcpy(options.path, "/server/recovery/false", sizeof(options.path));

    const u32 result = ProcessCtl(SELF, Spawn, nowhere, (Address) &options);
    childAssert((result & 0xffff) == API::Success);
    childAssert(ProcessCtl(result >> 16, Resume) == API::Success);
    ProcessCtl(SELF, KillPID, result >> 16);
    return 0;
}

ChildProgram(givesUpItsChannel)
{
    ProcessShares::MemoryShare share;
    RecoveryStatus records[64];
    Size count = sizeof(records) / sizeof(records[0]);

    childAssert(RecoveryClient().getStatus(records, count) == Recovery::Success);
    memset(&share, 0, sizeof(share));
    childAssert(VMShare(RECOVERY_PID, API::Delete, &share) == API::Success);
    ready = 1;

    for (;;)
        GuestChild::pause();
    return 0;
}

ChildProgram(writesWithoutEnd)
{
    Memory::Range text = { 0, 0, MegaByte(16), Memory::User | Memory::Readable | Memory::Writable };
    Size size = text.size;

    // A comment of the test's output, then nothing that can be seen
    childAssert(VMCtl(SELF, MapSparse, &text) == API::Success && drop());
    memcpy((char *) text.virt, "# ", 2);
    ((char *) text.virt)[4095] = '\n';

    const int fd = open("/dev/serial/serial0/io", O_WRONLY);
    childAssert(fd >= 0);
    childAssert(FileSystemClient().writeFile(fd, (void *) text.virt, &size) == FileSystem::Success);
    childAssert(size > 0);
    return 0;
}

/** Wait until a process without program has ended. Returns its exit status, -1 if it does not end. */
static int statusOf(const ProcessID pid)
{
    for (Size i = 0; i < GuestChild::Patience; i++)
    {
        const u32 result = ProcessCtl(pid, TestPID);

        if ((result & 0xffff) == API::Success)
            return result >> 16;
        GuestChild::pause();
    }
    return -1;
}

/** True if the RecoveryServer knows a process */
static bool isListed(const ProcessID pid)
{
    static RecoveryStatus records[64];
    Size count = sizeof(records) / sizeof(records[0]);

    if (RecoveryClient().getStatus(records, count) != Recovery::Success)
        return false;

    for (Size i = 0; i < count; i++)
    {
        if (records[i].pid == pid)
            return true;
    }
    return false;
}

TestCase(ManyClientsAreNoHangOfTheRecoveryServer)
{
    static const Size number = 150;
    static GuestChild *children[number];
    const ProcessInfo before = GuestChild::information(RECOVERY_PID);
    Size started = 0;

    for (Size i = 0; i < number; i++)
    {
        children[i] = new GuestChild("asksWithoutEnd");
        started += children[i]->isStarted();
    }
    usleep(3000000);

    const ProcessInfo after = GuestChild::information(RECOVERY_PID);

    for (Size i = 0; i < number; i++)
        delete children[i];

    testAssert(started == number);
    testAssert(after.restarts == before.restarts);
    testAssert(after.requests - before.requests > number);
    return OK;
}

TestCase(FaultsAreSeenHoweverManyThereAreAtOnce)
{
    static const Size number = 150;
    static ProcessID pids[number];
    Size ended = 0;

    for (Size i = 0; i < number; i++)
    {
        const u32 result = ProcessCtl(SELF, Spawn, nowhere);

        testAssert((result & 0xffff) == API::Success);
        pids[i] = result >> 16;
    }

    // More events than there is room for
    testAssert(ProcessCtl(RECOVERY_PID, Stop) == API::Success);
    for (Size i = 0; i < number; i++)
        ProcessCtl(pids[i], Resume);
    GuestChild::pause();
    testAssert(ProcessCtl(RECOVERY_PID, Resume) == API::Success);

    for (Size i = 0; i < number; i++)
    {
        ended += statusOf(pids[i]) == (0x100 | FaultInfo::MemoryAccess);
        ProcessCtl(pids[i], KillPID);
    }
    testAssert(ended == number);
    return OK;
}

TestCase(NameThatAProgramWithoutPrivilegeGaveMakesNoServer)
{
    const int pid = GuestChild("namesItsChildAsAServer").wait();

    testAssert(pid > 0 && pid < 1024);

    // A server would be restarted or held, a program ends
    const int status = statusOf(pid);
    ProcessCtl(pid, KillPID);
    testAssert(status == (0x100 | FaultInfo::MemoryAccess));
    return OK;
}

TestCase(RestartsOfOthersAreLimited)
{
    const ProcessInfo before = GuestChild::information(RECOVERY_PID);
    GuestChild child("restartsItsChildManyTimes");

    testAssert(child.wait() == 0);
    testAssert(GuestChild::information(RECOVERY_PID).restarts == before.restarts);
    return OK;
}

TestCase(ServerThatGivesUpItsChannelIsStillSupervised)
{
    const int fd = open(GuestChild::ownPath(), O_RDONLY);
    struct stat st;
    ChildProcess child;
    ProcessID pid;

    // Our own program, called a server
    testAssert(fd >= 0 && stat(GuestChild::ownPath(), &st) == 0);
    u8 *file = new u8[st.st_size];
    testAssert(read(fd, file, st.st_size) == (ssize_t) st.st_size);
    close(fd);

    Lz4Decompressor lz4(file, st.st_size);
    testAssert(lz4.initialize() == Lz4Decompressor::Success);
    const Size size = lz4.getUncompressedSize();
    u8 *image = new u8[size];
    testAssert(lz4.read(image, size) == Lz4Decompressor::Success);

    static const char path[] = "/server/recovery/mute";
    const char *argv[] = { path, "--child", "givesUpItsChannel", 0 };

    testAssert(child.load(image, size, path) == 0 && child.inherit(argv) == 0 && child.start(pid) == 0);
    delete[] image;
    delete[] file;

    bool silent = false;

    for (Size i = 0; i < GuestChild::Patience && !silent; i++)
    {
        u32 value = 0;

        GuestChild::pause();
        silent = VMCopy(pid, API::Read, (Address) &value, (Address) &ready, sizeof(value)) == API::Success && value;
    }
    GuestChild::pause();

    const bool listed = isListed(pid);
    ProcessCtl(pid, KillPID);
    statusOf(pid);
    testAssert(silent);
    testAssert(listed);
    return OK;
}

TestCase(EndlessWriteIsNoHangOfTheConsole)
{
    FileSystem::FileStat st;

    testAssert(FileSystemClient().statFile("/dev/serial/serial0/io", &st) == FileSystem::Success);
    const ProcessInfo before = GuestChild::information(st.pid);

    testAssert(GuestChild("writesWithoutEnd").wait() == 0);
    testAssert(GuestChild::information(st.pid).restarts == before.restarts);
    return OK;
}
