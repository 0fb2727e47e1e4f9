// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/Config.h>
#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <DatastoreClient.h>
#include <datastore/DatastoreMessage.h>

/** The server as a process of the host */
struct Server
{
    Server()
    {
        const pid_t child = fork();

        if (child == 0)
        {
            execl(TESTROOT "/server/datastore/server", "server", (char *) nullptr);
            _exit(127);
        }
        pid = (ProcessID) child;
    }

    ~Server()
    {
        stop();
    }

    /** End it. @return True if it ran until now */
    bool stop()
    {
        if (pid == 0)
            return false;

        const bool killed = ProcessCtl(pid, KillPID, 0) == API::Success;
        ProcessCtl(pid, WaitPID);
        ChannelClient::instance()->disconnect(pid);
        pid = 0;
        return killed;
    }

    ProcessID pid;
};

// This is the first test: its child must not inherit the ChannelClient that the others made
TestCase(ClientsHaveTheirOwnBuffers)
{
    Server server;
    u32 *ours = ZERO;
    bool existing = true;
    const pid_t child = fork();

    if (child == 0)
    {
        const DatastoreClient client(server.pid);
        u32 *theirs = ZERO, *again = ZERO;

        if (client.registerBuffer("shared name", &theirs, 64, existing) != Datastore::Success || existing || *theirs)
            _exit(1);

        *theirs = 2;
        if (client.registerBuffer("shared name", &again, 64, existing) != Datastore::Success || *again != 2)
            _exit(2);

        _exit(0);
    }

    testAssert(DatastoreClient(server.pid).registerBuffer("shared name", &ours, 64, existing) == Datastore::Success);
    testAssert(!existing && *ours == 0);
    *ours = 1;
    testAssert(ProcessCtl(child, WaitPID) == API::Success);
    testAssert(*ours == 1);

    // The server goes on without the client that ended
    testAssert(DatastoreClient(server.pid).registerBuffer("another", &ours, 64, existing) == Datastore::Success);
    testAssert(!existing);
    testAssert(server.stop());
    return OK;
}

TestCase(NewBufferIsZeroed)
{
    Server server;
    const DatastoreClient client(server.pid);
    u8 *buffer = ZERO;
    bool existing = true;

    testAssert(client.registerBuffer("zeroed", &buffer, 3 * PAGESIZE, existing) == Datastore::Success);
    testAssert(buffer != ZERO && !existing);

    for (Size i = 0; i < 3 * PAGESIZE; i++)
        testAssert(buffer[i] == 0);

    testAssert(server.stop());
    return OK;
}

TestCase(SameKeyGivesTheSameBuffer)
{
    Server server;
    const DatastoreClient client(server.pid);
    u32 *first = ZERO, *second = ZERO, *other = ZERO;
    bool existing = false;

    testAssert(client.registerBuffer("numbers", &first, 100) == Datastore::Success);
    first[0] = 0x12345678;
    first[24] = 42;

    testAssert(client.registerBuffer("other", &other, 100, existing) == Datastore::Success);
    testAssert(!existing && other != first && other[0] == 0);

    testAssert(client.registerBuffer("numbers", &second, 100, existing) == Datastore::Success);
    testAssert(existing);
    testAssert(second == first && second[0] == 0x12345678 && second[24] == 42);
    testAssert(server.stop());
    return OK;
}

TestCase(OtherSizeIsRefused)
{
    Server server;
    const DatastoreClient client(server.pid);
    u32 *buffer = ZERO, *untouched = (u32 *) &server;

    testAssert(client.registerBuffer("sized", &buffer, 100) == Datastore::Success);
    testAssert(client.registerBuffer("sized", &untouched, 101) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("sized", &untouched, 2 * PAGESIZE) == Datastore::InvalidArgument);
    testAssert(untouched == (u32 *) &server);
    testAssert(client.registerBuffer("sized", &untouched, 100) == Datastore::Success && untouched == buffer);
    return OK;
}

TestCase(BadArgumentsAreRefused)
{
    Server server;
    const DatastoreClient client(server.pid);
    const char *longest = "0123456789012345678901234567890", *tooLong = "01234567890123456789012345678901";
    u32 *buffer = ZERO;

    testAssert(client.registerBuffer("", &buffer, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer(ZERO, &buffer, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("key", ZERO, 100) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("key", &buffer, 0) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer("key", &buffer, 0xffffffff) == Datastore::InvalidArgument);
    testAssert(client.registerBuffer(tooLong, &buffer, 100) == Datastore::InvalidArgument);
    testAssert(buffer == ZERO);
    testAssert(client.registerBuffer(longest, &buffer, 100) == Datastore::Success);
    testAssert(server.stop());
    return OK;
}

TestCase(MessagesAreNotTrusted)
{
    Server server;
    ChannelClient *client = ChannelClient::instance();
    DatastoreMessage message;
    u32 *buffer = ZERO;

    // A key without end, a sender that is somebody else
    memset(&message, 0, sizeof(message));
    memset(message.key, 'k', sizeof(message.key));
    message.action = Datastore::RegisterBuffer;
    message.size = 64;
    message.from = 1;
    testAssert(client->syncSendReceive(&message, sizeof(message), server.pid) == ChannelClient::Success);
    testAssert(message.result == Datastore::Success);

    // Its buffer is ours, and cut to the length of a key
    testAssert(DatastoreClient(server.pid).registerBuffer("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", &buffer, 64) ==
               Datastore::Success);
    testAssert((Address) buffer == message.address);

    memset(&message, 0, sizeof(message));
    *(u32 *) &message.action = 200;
    testAssert(client->syncSendReceive(&message, sizeof(message), server.pid) == ChannelClient::Success);
    testAssert(message.result != Datastore::Success);
    testAssert(server.stop());
    return OK;
}

TestCase(NumberOfBuffersIsBounded)
{
    Server server;
    const DatastoreClient client(server.pid);
    u32 *buffers[64] = { ZERO }, *again = ZERO;
    Size count = 0;
    char key[] = "buffer A";

    for (; count < 64; count++)
    {
        key[7] = (char) ('A' + count);
        if (client.registerBuffer(key, &buffers[count], 64) != Datastore::Success)
            break;

        *buffers[count] = count;
    }
    testAssert(count >= 8 && count < 64);

    // What was there is there still, each for itself
    for (Size i = 0; i < count; i++)
    {
        key[7] = (char) ('A' + i);
        testAssert(client.registerBuffer(key, &again, 64) == Datastore::Success);
        testAssert(again == buffers[i] && *again == i);
    }
    return OK;
}

TestCase(ServerThatIsGoneIsAnIpcError)
{
    Server server;
    const DatastoreClient client(server.pid);
    u32 *buffer = ZERO, *untouched = ZERO;

    testAssert(client.registerBuffer("before", &buffer, 64) == Datastore::Success);
    testAssert(server.stop());
    testAssert(client.registerBuffer("after", &untouched, 64) == Datastore::IpcError);
    testAssert(untouched == ZERO);
    return OK;
}
