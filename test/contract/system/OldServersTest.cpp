// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ChannelClient.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <MemoryBlock.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include "OldEcho.h"
#include "OldServerProcess.h"

/** Ask the server and wait for the answer. */
static ChannelClient::Result ask(const ProcessID pid, const Echo::Action action, EchoMessage & msg, const Size value = 1)
{
    msg.type = ChannelMessage::Request;
    msg.action = action;
    msg.result = Echo::IOError;
    msg.value = value;
    return ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), pid);
}

/** Takes an answer that comes later. */
class LateAnswer
{
  public:

    LateAnswer() : value(0), callback(this, &LateAnswer::take)
    {
    }

    void take(EchoMessage *msg)
    {
        value = msg ? msg->value : 0;
    }

    Size value;
    Callback<LateAnswer, EchoMessage> callback;
};

TestCase(ServerOfAnotherTimeAnswers)
{
    OldServerProcess server("echo");
    EchoMessage msg;

    testAssert(server.isRunning());
    testAssert(ask(server.pid(), Echo::Add, msg, 7) == ChannelClient::Success);
    testAssert(msg.result == Echo::Success && msg.value == 8 && msg.text[0] == 'o');
    testAssert(msg.type == ChannelMessage::Response && msg.ChannelMessage::from == server.pid());

    // It answers this one by itself
    testAssert(ask(server.pid(), Echo::Direct, msg, 21) == ChannelClient::Success);
    testAssert(msg.result == Echo::Success && msg.value == 42);

    // An action that it does not know is no reason to wait for ever
    testAssert(ask(server.pid(), (Echo::Action) 200, msg) == ChannelClient::Success);
    testAssert(msg.result == Echo::IOError);
    testAssert(ask(server.pid(), Echo::Add, msg, 1) == ChannelClient::Success && msg.value == 2);
    return OK;
}

TestCase(RequestThatWaitsInAnOldServerIsAnswered)
{
    OldServerProcess server("echo");
    LateAnswer late;
    EchoMessage msg, other;

    msg.type = ChannelMessage::Request;
    msg.action = Echo::Later;
    msg.value = 5;
    testAssert(ChannelClient::instance()->sendRequest(server.pid(), &msg, sizeof(msg), &late.callback) ==
               ChannelClient::Success);
    testAssert(ask(server.pid(), Echo::Add, other, 1) == ChannelClient::Success && other.value == 2);
    testAssert(late.value == 0);
    testAssert(ask(server.pid(), Echo::Release, other) == ChannelClient::Success);
    testAssert(ask(server.pid(), Echo::Add, other, 1) == ChannelClient::Success && other.value == 2);
    testAssert(late.value == 1005);
    return OK;
}

TestCase(OldServerHearsOfTimeAndOfEnds)
{
    OldServerProcess server("echo");
    String call("--call=");
    call << server.pid();
    const char *arguments[] = { OLD_PROGRAM, *call, ZERO };
    ApplicationLauncher client(OLD_PROGRAM, arguments);
    EchoMessage msg;
    Size value = 0;

    testAssert(client.exec() == ApplicationLauncher::Success);
    testAssert(client.wait() == ApplicationLauncher::Success && client.getExitCode() == 0);

    // The first question makes it look at the time, the others find out that it did
    for (Size i = 0; i < 200 && (value % 100 == 0 || value < 100); i++)
    {
        Timer::Info info;

        testAssert(ask(server.pid(), Echo::Count, msg) == ChannelClient::Success);
        value = msg.value;
        ProcessCtl(SELF, InfoTimer, (Address) &info);
        info.ticks += 2;
        ProcessCtl(SELF, WaitTimer, (Address) &info);
    }
    testAssert(value % 100 > 0);
    testAssert(value / 100 == 1);
    return OK;
}

TestCase(ClientOfAnOldServerThatEndsIsNotLeftWaiting)
{
    OldServerProcess server("echo");
    EchoMessage msg;

    testAssert(ask(server.pid(), Echo::Add, msg) == ChannelClient::Success);
    testAssert(ask(server.pid(), Echo::Die, msg, 17) != ChannelClient::Success);
    testAssert(server.wait() == 17);
    return OK;
}

TestCase(OldFileSystemIsMountedAndUsed)
{
    OldServerProcess server("files", "/contract");
    FileSystemClient client;
    FileSystem::FileStat st;
    Size file, gone, size = 4, count = 0;
    char text[16] = "";
    bool found = false;

    testAssert(client.waitFileSystem("/contract") == FileSystem::Success);

    const FileSystemMount *mounts = client.getFileSystems(count);
    for (Size i = 0; mounts && i < count; i++)
    {
        found = found || (testString(mounts[i].path, "/contract") && mounts[i].procID == server.pid());
    }
    testAssert(found);

    testAssert(client.createFile("/contract/folder", FileSystem::DirectoryFile, FileSystem::OwnerRWX) ==
               FileSystem::Success);
    testAssert(client.createFile("/contract/folder/file", FileSystem::RegularFile, FileSystem::OwnerRW) ==
               FileSystem::Success);
    testAssert(client.createFile("/contract/folder/file", FileSystem::RegularFile, FileSystem::OwnerRW) ==
               FileSystem::AlreadyExists);
    testAssert(client.createFile("/contract/device", FileSystem::BlockDeviceFile, FileSystem::OwnerRW) !=
               FileSystem::Success);
    testAssert(client.statFile("/contract/folder/file", &st) == FileSystem::Success);
    testAssert(st.type == FileSystem::RegularFile && st.pid == server.pid() && st.size == 0);

    testAssert(client.openFile("/contract/folder/file", file) == FileSystem::Success);
    testAssert(client.writeFile(file, "text", &size) == FileSystem::Success && size == 4);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.openFile("/contract/folder/file", file) == FileSystem::Success);
    testAssert(client.readFile(file, text, &(size = sizeof(text))) == FileSystem::Success);
    testAssert(size == 4 && testString(text, "text"));

    // What was closed, and what was deleted, is not found
    testAssert(client.openFile("/contract/folder/file", gone) == FileSystem::Success);
    testAssert(client.closeFile(file) == FileSystem::Success);
    testAssert(client.readFile(file, text, &(size = 1)) == FileSystem::NotFound);
    testAssert(client.writeFile(file, text, &(size = 1)) == FileSystem::NotFound);
    testAssert(client.deleteFile("/contract/folder/file") == FileSystem::Success);
    testAssert(client.readFile(gone, text, &(size = 1)) == FileSystem::NotFound);
    testAssert(client.writeFile(gone, text, &(size = 1)) == FileSystem::NotFound);
    testAssert(client.closeFile(gone) == FileSystem::Success);
    testAssert(client.statFile("/contract/folder/file", &st) == FileSystem::NotFound);
    testAssert(client.statFile("/contractor", &st) == FileSystem::NotFound);
    return OK;
}

TestCase(OldDeviceIsReadWhenItIsReady)
{
    OldServerProcess server("device", "/contract");
    FileSystemClient client;
    FileSystem::FileStat st;
    FileSystem::WaitSet set;
    Size file, size = 1;
    static char digits[99998];
    char text[4] = "";

    testAssert(client.waitFileSystem("/contract") == FileSystem::Success);
    testAssert(client.statFile("/contract/io", &st) == FileSystem::Success);
    testAssert(st.type == FileSystem::CharacterDeviceFile && st.pid == server.pid());
    testAssert(client.statFile("/contract/loglevel", &st) == FileSystem::Success);
    testAssert(client.statFile("/contract/io", &st) == FileSystem::Success);

    testAssert(client.openFile("/contract/io", file) == FileSystem::Success);
    testAssert(client.readFile(file, text, &size) == FileSystem::Success && size == 1 && text[0] == '2');

    // Now it is odd
    set.inode = st.inode;
    set.requested = FileSystem::Readable;
    set.current = 0;
    testAssert(client.waitFile("/contract", &set, 1, 20) == FileSystem::TimedOut);
    testAssert(client.writeFile(file, "44", &(size = 2)) == FileSystem::Success && size == 2);
    testAssert(client.waitFile("/contract", &set, 1, 1000) == FileSystem::Success);
    testAssert(set.current == FileSystem::Readable);
    testAssert(client.readFile(file, text, &(size = sizeof(text))) == FileSystem::Success);
    testAssert(size == 1 && text[0] == '8');

    // It looks at each of the bytes, however many they are
    MemoryBlock::set(digits, '1', sizeof(digits));
    digits[0] = '7';
    testAssert(client.writeFile(file, digits, &(size = sizeof(digits))) == FileSystem::Success);
    testAssert(size == sizeof(digits));
    testAssert(client.readFile(file, text, &(size = 1)) == FileSystem::Success && text[0] == '4');
    testAssert(client.closeFile(file) == FileSystem::Success);
    return OK;
}

TestCase(OldRecoveryServerRestartsAnotherServer)
{
    OldServerProcess recovery("recovery"), server("echo");
    const RecoveryClient client(recovery.pid());
    ProcessClient processes;
    ProcessClient::Info before, after;
    EchoMessage msg;

    testAssert(ask(server.pid(), Echo::Add, msg, 7) == ChannelClient::Success && msg.value == 8);
    testAssert(processes.processInfo(server.pid(), before) == ProcessClient::Success);

    for (Size i = 0; i < 3; i++)
    {
        testAssert(client.restartProcess(server.pid()) == Recovery::Success);

        // The same process, and the same channel
        testAssert(processes.processInfo(server.pid(), after) == ProcessClient::Success);
        testAssert(after.kernelState.generation == before.kernelState.generation);
        testAssert(after.kernelState.restarts == before.kernelState.restarts + i + 1);
        testAssert(ask(server.pid(), Echo::Add, msg, i) == ChannelClient::Success && msg.value == i + 1);
        testAssert(ask(server.pid(), Echo::Direct, msg, i) == ChannelClient::Success && msg.value == 2 * i);
    }
    testAssert(client.restartProcess(1023) == Recovery::NotFound);
    testAssert(client.restartProcess(MAX_PROCS) == Recovery::InvalidArgument);
    return OK;
}

TestCase(ProgramsTakeFlagsAndArguments)
{
    const char *lines[][5] =
    {
        { OLD_PROGRAM, ZERO, ZERO, ZERO, ZERO },
        { OLD_PROGRAM, "one", "two", "three", ZERO },
        { OLD_PROGRAM, "one", "--exit=23", ZERO, ZERO },
        { OLD_PROGRAM, "--run=" OLD_PROGRAM, "--", "--exit=9", ZERO },
        { OLD_PROGRAM, "--help", ZERO, ZERO, ZERO },
        { OLD_PROGRAM, "-v", ZERO, ZERO, ZERO },
        { OLD_PROGRAM, "--wrong", ZERO, ZERO, ZERO }
    };
    const int codes[] = { 0, 3, 23, 9, 1, 0, 1 };

    for (Size i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
    {
        ApplicationLauncher program(OLD_PROGRAM, lines[i]);

        testAssert(program.exec() == ApplicationLauncher::Success);
        testAssert(program.wait() == ApplicationLauncher::Success);
        testAssert(program.getExitCode() == codes[i]);
    }
    return OK;
}
