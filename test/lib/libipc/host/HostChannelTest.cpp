// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "../TestServer.h"

// The synchronous path between two processes of the host, one of which misbehaves.

/** Serves in a child process as a well-behaved server */
static ProcessID startServer()
{
    const pid_t pid = fork();

    if (pid == 0)
    {
        TestServer server;
        server.run();
    }
    return (ProcessID) pid;
}

/** Ends in the middle of a request */
class DyingServer : public ChannelServer<DyingServer, TestMessage>
{
  public:

    DyingServer() : ChannelServer<DyingServer, TestMessage>(this)
    {
        addIPCHandler(TestServer::Increment, &DyingServer::die);
    }

    void die(TestMessage *)
    {
        _exit(11);
    }
};

/** Takes the other side of the connection with our parent by hand. */
static void openRaw(MemoryChannel & requests, MemoryChannel & answers)
{
    MemoryChannel events(Channel::Consumer, sizeof(ProcessEvent));
    ProcessShares::MemoryShare share = {};
    ProcessEvent event;

    share.pid = KERNEL_PID;
    VMShare(SELF, API::Read, &share);
    events.setVirtual(share.range.virt, share.range.virt + PAGESIZE, false);

    while (events.read(&event) != Channel::Success || event.type != ShareCreated)
        ProcessCtl(ANY, WaitSignal);

    const bool lower = ProcessCtl(SELF, GetPID) < event.number;
    const Address first = event.share.range.virt, second = first + 2 * PAGESIZE;
    const Address in = lower ? second : first, out = lower ? first : second;

    requests.setVirtual(in, in + PAGESIZE, false);
    answers.setVirtual(out, out + PAGESIZE, false);
}

/** Answers each request after answers that belong to no request */
static ProcessID startLiar()
{
    const pid_t pid = fork();

    if (pid == 0)
    {
        MemoryChannel requests(Channel::Consumer, sizeof(TestMessage));
        MemoryChannel answers(Channel::Producer, sizeof(TestMessage));
        TestMessage message;

        openRaw(requests, answers);

        for (;;)
        {
            while (requests.read(&message) != Channel::Success)
                ProcessCtl(ANY, WaitSignal);

            const Size identifier = message.identifier;
            const u32 value = message.value;

            // Late, early, and a request in the other direction
            message.type = ChannelMessage::Response;
            message.value = 666;
            message.identifier = identifier - 1;
            answers.write(&message);
            message.identifier = identifier + 1;
            answers.write(&message);
            message.type = ChannelMessage::Request;
            message.identifier = identifier;
            answers.write(&message);

            // The right one, twice
            message.type = ChannelMessage::Response;
            message.value = value + 1;
            answers.write(&message);
            answers.write(&message);
        }
    }
    return (ProcessID) pid;
}

static ChannelClient::Result increment(const ProcessID pid, const u32 value, u32 & answer)
{
    TestMessage message = {};

    message.action = TestServer::Increment;
    message.value = value;
    const ChannelClient::Result result =
        ChannelClient::instance()->syncSendReceive(&message, sizeof(message), pid);

    answer = message.value;
    return result;
}

static bool stop(const ProcessID pid)
{
    const bool killed = ProcessCtl(pid, KillPID, 0) == API::Success;
    const bool waited = ProcessCtl(pid, WaitPID) == API::Success;

    ChannelClient::instance()->disconnect(pid);
    return killed && waited;
}

TestCase(RequestsBetweenProcesses)
{
    const ProcessID server = startServer();
    u32 answer = 0;

    // More than the ring holds
    for (u32 i = 0; i < 1000; i++)
    {
        testAssert(increment(server, i, answer) == ChannelClient::Success);
        testAssert(answer == i + 1);
    }
    testAssert(!doorbell()->isGranted(server));
    testAssert(stop(server));
    return OK;
}

TestCase(TwoServersAtATime)
{
    const ProcessID servers[] = { startServer(), startServer() };
    u32 answer = 0;

    for (u32 i = 0; i < 100; i++)
    {
        testAssert(increment(servers[i % 2], i, answer) == ChannelClient::Success);
        testAssert(answer == i + 1);
    }
    testAssert(stop(servers[0]));
    testAssert(increment(servers[1], 5, answer) == ChannelClient::Success && answer == 6);
    testAssert(stop(servers[1]));
    return OK;
}

TestCase(StaleAndDuplicateAnswersAreDropped)
{
    const ProcessID liar = startLiar();
    u32 answer = 0;

    for (u32 i = 0; i < 20; i++)
    {
        testAssert(increment(liar, 100 + i, answer) == ChannelClient::Success);
        testAssert(answer == 101 + i);
    }
    testAssert(stop(liar));
    return OK;
}

TestCase(ServerThatDiesDoesNotHangItsClient)
{
    const pid_t server = fork();
    u32 answer = 0;

    if (server == 0)
        DyingServer().run();

    testAssert(increment(server, 1, answer) == ChannelClient::IOError);
    testAssert(ChannelClient::instance()->getRegistry().getProducer(server) == ZERO);
    testAssert(ProcessCtl(server, WaitPID) == (API::Result) (API::Success | (11 << 16)));
    testAssert(increment(server, 1, answer) != ChannelClient::Success);
    return OK;
}

TestCase(ServerThatWasStoppedAnswersWhenItGoesOn)
{
    const ProcessID server = startServer();
    u32 answer = 0;

    testAssert(increment(server, 1, answer) == ChannelClient::Success);
    testAssert(ProcessCtl(server, Stop) == API::Success);

    const pid_t helper = fork();
    if (helper == 0)
    {
        // Not its parent, therefore by the means of the host
        usleep(100000);
        kill((pid_t) server, SIGCONT);
        _exit(0);
    }
    testAssert(increment(server, 7, answer) == ChannelClient::Success);
    testAssert(answer == 8);
    testAssert(ProcessCtl(helper, WaitPID) == API::Success);
    testAssert(stop(server));
    return OK;
}

TestCase(ParkedRequestIsAnsweredWhenItIsTime)
{
    const pid_t pid = fork();

    if (pid == 0)
    {
        // Answers the first parked request after the second came
        TestServer server;

        for (Size served = 0; ; )
        {
            server.processAll();

            while (served + 1 < server.parked)
                server.unpark(served++);

            ProcessCtl(ANY, WaitSignal);
        }
    }

    ChannelClient *client = ChannelClient::instance();
    TestMessage first = {}, second = {};

    first.action = second.action = TestServer::Park;
    first.value = 10;
    second.value = 20;

    struct Receiver
    {
        Receiver() : value(0), callback(this, &Receiver::receive) { }
        void receive(TestMessage *message) { value = message ? message->value : 1; }
        u32 value;
        Callback<Receiver, TestMessage> callback;
    } receivers[2];

    testAssert(client->sendRequest(pid, &first, sizeof(first), &receivers[0].callback) == ChannelClient::Success);
    testAssert(client->sendRequest(pid, &second, sizeof(second), &receivers[1].callback) == ChannelClient::Success);
    testAssert(doorbell()->isGranted(pid) || (ProcessID) pid >= Doorbell::MaximumProcesses);

    for (Size i = 0; i < 1000 && receivers[0].value == 0; i++)
    {
        TestMessage answer = {};
        ProcessID from = 0;

        ProcessCtl(pid, WaitSignal);
        if (client->receiveAny(&answer, sizeof(answer), &from) == ChannelClient::Success)
            testAssert(client->processResponse(from, &answer) == ChannelClient::Success);
    }
    testAssert(receivers[0].value == 11);
    testAssert(receivers[1].value == 0);
    testAssert(stop(pid));
    testAssert(receivers[1].value == 1);
    return OK;
}

TestCase(HostileServerIndexIsAnErrorForItsClient)
{
    const pid_t pid = fork();

    if (pid == 0)
    {
        MemoryChannel requests(Channel::Consumer, sizeof(TestMessage));
        MemoryChannel answers(Channel::Producer, sizeof(TestMessage));
        TestMessage message;

        openRaw(requests, answers);
        while (requests.read(&message) != Channel::Success)
            ProcessCtl(ANY, WaitSignal);

        *(volatile Size *) answers.m_data.getBase() = 0xffffffff;
        for (;;)
            ProcessCtl(ANY, WaitSignal);
    }

    u32 answer = 0;
    testAssert(increment(pid, 1, answer) == ChannelClient::IOError);
    testAssert(stop(pid));
    return OK;
}
