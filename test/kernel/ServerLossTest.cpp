// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ChannelClient.h>
#include <ChannelServer.h>
#include <Directory.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <FileSystemServer.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Clients of a server that ends for good: they get an error, nobody waits for ever, and nobody takes its successor
 * for it.
 */

/** Message of this test */
struct LossMessage : public ChannelMessage
{
    u32 action; /**< What to do */
    u32 result; /**< Zero if done */
    u32 value;  /**< Argument and answer */
};

/** Actions */
enum Action
{
    Increment = 1, /**< Answers value plus one */
    Keep           /**< Never answered */
};

/** Number of requests that were kept */
static volatile u32 kept = 0;

/** ProcessID of the server, for clients */
static volatile u32 target = 0;

/** Number of requests that were answered */
static volatile u32 answered = 0;

/**
 * Server that leaves requests open.
 */
class LossServer : public ChannelServer<LossServer, LossMessage>
{
  public:

    /** Constructor */
    LossServer()
        : ChannelServer<LossServer, LossMessage>(this)
    {
        addIPCHandler(Increment, &LossServer::increment);
        addIPCHandler(Keep, &LossServer::keep, false);
    }

  private:

    void increment(LossMessage *msg)
    {
        msg->value++;
        msg->result = 0;
    }

    void keep(LossMessage *)
    {
        defer();
        kept = kept + 1;
    }
};

ChildProgram(serves)
{
    LossServer server;
    return server.run();
}

/** Serves an empty directory, whose inode is 1, without being mounted */
ChildProgram(servesFiles)
{
    FileSystemServer server(new Directory(1), "/nowhere");
    return server.run();
}

/** @return Result of reading from an open file */
static FileSystem::Result readOf(const Size descriptor)
{
    u8 bytes[16];
    Size size = sizeof(bytes);

    return FileSystemClient().readFile(descriptor, bytes, &size);
}

/** @return Result of one request */
static ChannelClient::Result ask(const Action action, u32 & value)
{
    LossMessage message;

    MemoryBlock::set(&message, 0, sizeof(message));
    message.action = action;
    message.value = value;
    const ChannelClient::Result result =
        ChannelClient::instance()->syncSendReceive(&message, sizeof(message), target);
    value = message.value;
    return result;
}

/** Asks once, then keeps asking for what is not answered. The exit status is the result of that */
ChildProgram(asks)
{
    u32 value = 41;

    while (!target)
        GuestChild::pause();

    if (ask(Increment, value) != ChannelClient::Success || value != 42)
        return 100;

    answered = 1;
    return ask(Keep, value);
}

TestCase(BlockedClientsGetAnErrorWhenTheirServerEnds)
{
    GuestChild server("serves"), first("asks"), second("asks");

    testAssert(server.isStarted() && first.isStarted() && second.isStarted());
    testAssert(first.write(target, server.getProcessID()) && second.write(target, server.getProcessID()));
    testAssert(server.waitForValue(kept, 2));
    testAssert(first.waitForState(Process::Sleeping) && second.waitForState(Process::Sleeping));
    testAssert(first.information().waitsFor == server.getProcessID());

    testAssert(ProcessCtl(server.getProcessID(), KillPID) == API::Success);
    testAssert(first.wait() == ChannelClient::IOError);
    testAssert(second.wait() == ChannelClient::IOError);
    return OK;
}

TestCase(StoppedServerThatEndsDoesNotKeepItsClients)
{
    GuestChild server("serves"), client("asks");

    testAssert(server.isStarted() && client.isStarted());
    testAssert(server.waitForState(Process::Sleeping));
    testAssert(ProcessCtl(server.getProcessID(), Stop) == API::Success);
    testAssert(client.write(target, server.getProcessID()));

    // Not even its first request is taken
    for (Size i = 0; i < GuestChild::Patience && client.information().waitsFor != server.getProcessID(); i++)
        GuestChild::pause();
    testAssert(client.information().waitsFor == server.getProcessID() && client.read(answered) == 0);
    testAssert(ProcessCtl(server.getProcessID(), KillPID) == API::Success);
    testAssert(client.wait() == 100);
    return OK;
}

TestCase(StoppedServerAnswersWhenItGoesOn)
{
    GuestChild server("serves"), client("asks");

    testAssert(server.isStarted() && client.isStarted());
    testAssert(server.waitForState(Process::Sleeping));
    testAssert(ProcessCtl(server.getProcessID(), Stop) == API::Success);
    testAssert(client.write(target, server.getProcessID()));
    for (Size i = 0; i < 10; i++)
        GuestChild::pause();
    testAssert(client.read(answered) == 0);
    testAssert(ProcessCtl(server.getProcessID(), Resume) == API::Success);
    testAssert(client.waitForValue(answered, 1));
    testAssert(server.waitForValue(kept, 1));
    return OK;
}

TestCase(RequestsToProcessesThatAreNotThereFail)
{
    u32 value = 1;

    target = 1023;
    testAssert(ask(Increment, value) == ChannelClient::NotFound);
    target = ANY;
    testAssert(ask(Increment, value) == ChannelClient::NotFound);
    target = KERNEL_PID;
    testAssert(ask(Increment, value) == ChannelClient::NotFound);
    target = ProcessCtl(SELF, GetPID);
    testAssert(ask(Increment, value) != ChannelClient::Success);
    return OK;
}

TestCase(SuccessorOfAServerIsNotTakenForIt)
{
    u32 value = 1;
    ProcessID old;
    {
        GuestChild server("serves");

        testAssert(server.isStarted());
        old = server.getProcessID();
        target = old;
        testAssert(ask(Increment, value) == ChannelClient::Success && value == 2);
    }

    // Whoever asks the old one has an error, once and again
    testAssert(ask(Increment, value) != ChannelClient::Success);
    testAssert(ask(Increment, value) != ChannelClient::Success);

    GuestChild server("serves");
    testAssert(server.isStarted() && server.getProcessID() != old);
    target = server.getProcessID();
    value = 7;
    testAssert(ask(Increment, value) == ChannelClient::Success && value == 8);
    return OK;
}

TestCase(ManyLostServersLeaveNothingBehind)
{
    SystemInformation before;

    for (Size i = 0; i < 12; i++)
    {
        u32 value = i;
        GuestChild server("serves");

        testAssert(server.isStarted());
        target = server.getProcessID();
        testAssert(ask(Increment, value) == ChannelClient::Success && value == i + 1);
        testAssert(ProcessCtl(server.getProcessID(), KillPID) == API::Success);
        testAssert(ask(Increment, value) != ChannelClient::Success);
        server.wait();

        // The first rounds make what stays
        if (i == 4)
            SystemInfo(&before);
    }
    const SystemInformation after;
    testAssert(after.shareCount == before.shareCount);
    testAssert(after.memoryAvail == before.memoryAvail);
    testAssert(after.kernelHeapAvail == before.kernelHeapAvail);
    return OK;
}

TestCase(FilesOfAServerThatEndedAreNotSoughtAtItsSuccessor)
{
    const ProcessID previous = GuestChild::makeAndEnd();
    FileDescriptor *files = FileDescriptor::instance();
    Size file, other;
    ProcessID pid;
    {
        GuestChild server("servesFiles");

        pid = server.getProcessID();
        testAssert(server.isStarted() && files->openEntry(1, pid, file) == FileDescriptor::Success);
        testAssert(readOf(file) == FileSystem::Success);
    }
    testAssert(readOf(file) == FileSystem::IpcError);

    // Once through all numbers
    for (Size i = 0; i < 1100 && GuestChild::makeAndEnd() != previous; i++)
        ;

    GuestChild server("servesFiles");
    testAssert(server.isStarted() && server.getProcessID() == pid);
    testAssert(readOf(file) == FileSystem::NotFound);

    // Nor when we are connected to it for another reason
    testAssert(files->openEntry(1, pid, other) == FileDescriptor::Success);
    testAssert(readOf(other) == FileSystem::Success);
    testAssert(readOf(file) == FileSystem::NotFound);
    testAssert(files->closeEntry(file) == FileDescriptor::Success);
    testAssert(files->closeEntry(other) == FileDescriptor::Success);
    return OK;
}
