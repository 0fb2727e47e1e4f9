// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "TestServer.h"

/** The next answer for a peer has this identifier and value */
static bool isAnswered(TestPeer & peer, const Size identifier, const u32 value)
{
    TestMessage answer;

    return peer.answers.read(&answer) == Channel::Success && answer.type == ChannelMessage::Response &&
           answer.identifier == identifier && answer.value == value;
}

/** No answer waits for a peer */
static bool isUnanswered(TestPeer & peer)
{
    TestMessage answer;

    return peer.answers.peek(&answer) == Channel::NotFound;
}

TestCase(ServerAnswersWithTheIdentifier)
{
    TestServer server;
    TestPeer peer(0);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Increment, 41, 7));
    testAssert(server.readChannels() == TestServer::Success);
    testAssert(isAnswered(peer, 7, 42));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 1);
    testAssert(server.handled == 1);

    // Nothing new: nothing happens
    server.processAll();
    testAssert(server.handled == 1 && isUnanswered(peer));
    return OK;
}

TestCase(SenderIsKnownByItsChannel)
{
    TestServer server;
    TestPeer peer(0);

    // Messages of the peer claim to be from process 1
    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Increment, 1, 1));
    server.processAll();
    testAssert(server.lastFrom == peer.pid);
    return OK;
}

TestCase(TooFewPagesAreRefused)
{
    TestServer server;
    TestPeer peer(0);
    Memory::Range range = peer.range();

    range.size = 3 * PAGESIZE;
    testAssert(server.accept(peer.pid, range) == TestServer::InvalidSize);
    testAssert(server.m_registry.getConsumer(peer.pid) == ZERO);
    return OK;
}

TestCase(UnknownActionIsAnsweredWithAnError)
{
    const u32 actions[] = { 0, 77, 254, 255, 256, 0x7fffffff, 0xffffffff };
    TestServer server;
    TestPeer peer(0);
    TestMessage answer;

    testAssert(server.serve(peer) == TestServer::Success);

    for (Size i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
    {
        testAssert(peer.send(actions[i], 5, i + 1));
        server.processAll();
        testAssert(peer.answers.read(&answer) == Channel::Success);
        testAssert(answer.identifier == i + 1 && answer.result != 0);
        testAssert(peer.acknowledged() == i + 1);
    }
    testAssert(server.handled == 0);

    testAssert(peer.send(TestServer::Increment, 5, 100));
    server.processAll();
    testAssert(isAnswered(peer, 100, 6));
    return OK;
}

TestCase(RequestWithoutReplyIsOnlyAcknowledged)
{
    TestServer server;
    TestPeer peer(0);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Drop, 1, 1));
    server.processAll();
    testAssert(server.handled == 1);
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 1);
    return OK;
}

TestCase(ParkedRequestIsAnsweredLater)
{
    TestServer server;
    TestPeer peer(0);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Park, 10, 1));
    testAssert(peer.send(TestServer::Increment, 20, 2));
    testAssert(peer.send(TestServer::Park, 30, 3));
    server.processAll();

    // What came after the parked one is served, but the index waits
    testAssert(isAnswered(peer, 2, 21));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 0);
    testAssert(server.parked == 2);
    testAssert(server.isRequestAlive(server.tickets[0]));

    testAssert(server.unpark(1) == TestServer::Success);
    testAssert(isAnswered(peer, 3, 31));
    testAssert(peer.acknowledged() == 0);

    testAssert(server.unpark(0) == TestServer::Success);
    testAssert(isAnswered(peer, 1, 11));
    testAssert(peer.acknowledged() == 3);

    // Neither is served again
    server.processAll();
    testAssert(server.handled == 3);
    return OK;
}

TestCase(ParkedRequestOfWhoIsGone)
{
    TestServer server;
    TestPeer peer(0);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Park, 10, 1));
    server.processAll();
    ChannelClient::instance()->disconnect(peer.pid);
    testAssert(!server.isRequestAlive(server.tickets[0]));
    testAssert(server.unpark(0) == TestServer::IOError);
    return OK;
}

TestCase(HandlerMayCloseTheConnection)
{
    TestServer server;
    TestPeer peer(0), other(1);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(server.serve(other) == TestServer::Success);
    testAssert(peer.send(TestServer::Close, 1, 1));
    testAssert(peer.send(TestServer::Increment, 1, 2));
    testAssert(other.send(TestServer::Increment, 1, 3));
    server.processAll();
    testAssert(isUnanswered(peer));
    testAssert(isAnswered(other, 3, 2));
    testAssert(server.handled == 2);
    return OK;
}

TestCase(ParkedRequestIsNotServedAgainAfterASynchronousCall)
{
    TestServer server;
    TestPeer peer(0);
    TestMessage message;

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Park, 10, 1));
    server.processAll();
    testAssert(server.parked == 1);

    // While we wait for an answer of the same process, it sends another request
    testAssert(peer.send(TestServer::Increment, 20, 2));
    testAssert(peer.send(0, 1234, 7, ChannelMessage::Response));
    testAssert(ChannelClient::instance()->receive(&message, peer.pid, 7, false) == ChannelClient::Success);
    testAssert(message.value == 1234);
    testAssert(isUnanswered(peer));

    server.processAll();
    testAssert(server.parked == 1 && server.handled == 2);
    testAssert(isAnswered(peer, 2, 21));
    testAssert(server.unpark(0) == TestServer::Success);
    testAssert(isAnswered(peer, 1, 11));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 3);
    return OK;
}

TestCase(AnswerIsNotLostWhenThereIsNoRoomForIt)
{
    TestServer server;
    TestPeer peer(0);
    TestMessage answer;
    Size sent = 0, received = 0;

    // A client that does not take its answers
    testAssert(server.serve(peer) == TestServer::Success);
    for (Size round = 0; round < 2; round++)
    {
        while (peer.send(TestServer::Increment, sent, sent + 1))
            sent++;
        server.processAll();
    }
    testAssert(sent > PAGESIZE / sizeof(TestMessage));

    // When it does, it gets every one, once and in order
    for (Size round = 0; round < 4; round++)
    {
        while (peer.answers.read(&answer) == Channel::Success)
        {
            testAssert(answer.identifier == received + 1 && answer.value == received + 1);
            received++;
        }
        server.processAll();
    }
    testAssert(received == sent);
    return OK;
}

TestCase(ParkedRequestStaysOpenWhenThereIsNoRoomForItsAnswer)
{
    TestServer server;
    TestPeer peer(0);
    TestMessage answer;

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Park, 10, 1));
    server.processAll();
    MemoryBlock::set(&answer, 0, sizeof(answer));
    while (server.m_registry.getProducer(peer.pid)->write(&answer) == Channel::Success)
        ;

    testAssert(server.unpark(0) == TestServer::IOError);
    testAssert(server.isRequestAlive(server.tickets[0]));
    testAssert(peer.acknowledged() == 0);
    testAssert(peer.answers.read(&answer) == Channel::Success);
    testAssert(server.unpark(0) == TestServer::Success);
    testAssert(peer.acknowledged() == 1);
    return OK;
}

TestCase(RestartedServerAnswersParkedRequests)
{
    TestPeer peer(0);
    {
        TestServer first;

        testAssert(first.serve(peer) == TestServer::Success);
        testAssert(peer.send(TestServer::Park, 10, 1));
        testAssert(peer.send(TestServer::Increment, 20, 2));
        testAssert(peer.send(TestServer::Park, 30, 3));
        first.processAll();
        testAssert(isAnswered(peer, 2, 21));
        testAssert(first.unpark(1) == TestServer::Success);
        testAssert(isAnswered(peer, 3, 31));
    }

    TestServer second;
    testAssert(second.serve(peer, false) == TestServer::Success);
    second.recoverRequests(peer.pid);
    second.processAll();

    // Only what was not answered
    testAssert(second.handled == 1 && second.parked == 1 && second.values[0] == 10);
    testAssert(second.unpark(0) == TestServer::Success);
    testAssert(isAnswered(peer, 1, 11));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 3);
    return OK;
}

TestCase(PublishedAnswerIsNotMadeAgain)
{
    TestPeer peer(0);
    TestMessage answer;
    {
        TestServer first;

        testAssert(first.serve(peer) == TestServer::Success);
        testAssert(peer.send(TestServer::Increment, 5, 9));

        // It dies between the answer and the acknowledgement
        MemoryBlock::set(&answer, 0, sizeof(answer));
        answer.type = ChannelMessage::Response;
        answer.identifier = 9;
        answer.value = 6;
        testAssert(first.m_registry.getProducer(peer.pid)->write(&answer) == Channel::Success);
    }
    testAssert(peer.acknowledged() == 0);

    TestServer second;
    testAssert(second.serve(peer, false) == TestServer::Success);
    second.recoverRequests(peer.pid);
    second.processAll();
    testAssert(second.handled == 0);
    testAssert(isAnswered(peer, 9, 6));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 1);
    return OK;
}

TestCase(OldAnswerIsNotTakenForANewRequest)
{
    TestPeer peer(0);
    {
        TestServer first;

        testAssert(first.serve(peer) == TestServer::Success);
        testAssert(peer.send(TestServer::Increment, 5, 1));
        first.processAll();
        testAssert(isAnswered(peer, 1, 6));
        testAssert(peer.send(TestServer::Increment, 50, 2));
    }

    TestServer second;
    testAssert(second.serve(peer, false) == TestServer::Success);
    second.recoverRequests(peer.pid);
    second.processAll();
    testAssert(second.handled == 1);
    testAssert(isAnswered(peer, 2, 51));
    return OK;
}

TestCase(RequestThatEndedTheServerTwiceIsRefused)
{
    TestPeer peer(0), other(1);

    testAssert(peer.send(TestServer::Increment, 5, 1));
    testAssert(peer.send(TestServer::Increment, 6, 2));
    testAssert(other.send(TestServer::Increment, 7, 3));

    // Two servers that die while they handle the first request
    for (Size i = 0; i < 2; i++)
    {
        TestServer server;
        TestMessage message;
        Size slot;

        testAssert(server.serve(peer, i == 0) == TestServer::Success);
        MemoryChannel *channel = (MemoryChannel *) server.m_registry.getConsumer(peer.pid);
        testAssert(channel->next(&message, slot) == Channel::Success && message.identifier == 1);
        testAssert(channel->begin(slot) == i);
    }

    TestServer third;
    TestMessage answer;

    testAssert(third.serve(peer, false) == TestServer::Success);
    testAssert(third.serve(other) == TestServer::Success);
    third.processAll();
    testAssert(peer.answers.read(&answer) == Channel::Success);
    testAssert(answer.identifier == 1 && answer.result != 0);
    testAssert(isAnswered(peer, 2, 7));
    testAssert(isAnswered(other, 3, 8));
    testAssert(third.handled == 2);
    testAssert(peer.acknowledged() == 2);
    return OK;
}

TestCase(RequestThatEndedTheServerOnceIsTriedAgain)
{
    TestPeer peer(0);
    TestMessage message;
    Size slot;

    testAssert(peer.send(TestServer::Increment, 5, 1));
    {
        TestServer first;

        testAssert(first.serve(peer) == TestServer::Success);
        MemoryChannel *channel = (MemoryChannel *) first.m_registry.getConsumer(peer.pid);
        testAssert(channel->next(&message, slot) == Channel::Success);
        channel->begin(slot);
    }
    TestServer second;

    testAssert(second.serve(peer, false) == TestServer::Success);
    second.processAll();
    testAssert(isAnswered(peer, 1, 6));
    return OK;
}

TestCase(HostileIndexHarmsOnlyItsOwner)
{
    const Size hostile[] = { PAGESIZE / sizeof(TestMessage), 5000, 0x80000000, 0xffffffff };
    TestServer server;
    TestPeer peer(0), other(1);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(server.serve(other) == TestServer::Success);

    for (Size i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
    {
        *(volatile Size *) peer.incoming() = hostile[i];
        testAssert(other.send(TestServer::Increment, i, i + 1));
        server.processAll();
        testAssert(isAnswered(other, i + 1, i + 1));
    }
    testAssert(server.handled == sizeof(hostile) / sizeof(hostile[0]));
    return OK;
}

TestCase(HostileAcknowledgementHarmsOnlyItsOwner)
{
    TestServer server;
    TestPeer peer(0), other(1);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(server.serve(other) == TestServer::Success);
    *(volatile Size *) (peer.outgoing() + PAGESIZE) = 0xdeadbeef;
    testAssert(peer.send(TestServer::Increment, 1, 1));
    testAssert(other.send(TestServer::Increment, 1, 1));
    server.processAll();
    testAssert(isAnswered(other, 1, 2));
    return OK;
}

TestCase(AnswersGoToTheirRequests)
{
    struct Receiver
    {
        Receiver() : value(0), callback(this, &Receiver::receive) { }
        void receive(TestMessage *message) { value = message ? message->value : 1; }
        u32 value;
        Callback<Receiver, TestMessage> callback;
    } receiver;

    TestServer server;
    TestPeer peer(0);
    TestMessage message;

    testAssert(server.serve(peer) == TestServer::Success);
    MemoryBlock::set(&message, 0, sizeof(message));
    testAssert(ChannelClient::instance()->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) ==
               ChannelClient::Success);
    testAssert(peer.answers.read(&message) == Channel::Success);

    // Requests and answers in the same ring, and one answer that nobody waits for
    testAssert(peer.send(TestServer::Increment, 1, 50));
    testAssert(peer.send(0, 1234, message.identifier, ChannelMessage::Response));
    testAssert(peer.send(0, 9999, message.identifier, ChannelMessage::Response));
    testAssert(peer.send(TestServer::Increment, 2, 51));
    server.processAll();
    testAssert(receiver.value == 1234);
    testAssert(isAnswered(peer, 50, 2));
    testAssert(isAnswered(peer, 51, 3));
    testAssert(isUnanswered(peer));
    testAssert(peer.acknowledged() == 4);
    return OK;
}

// ---- kernel events --------------------------------------------------------------------------------------------------

static u8 eventPages[2 * PAGESIZE] ALIGN(4096);

/** Plays the kernel */
struct TestKernel
{
    TestKernel(TestServer & server)
        : channel(Channel::Producer, sizeof(ProcessEvent))
    {
        MemoryBlock::set(eventPages, 0, sizeof(eventPages));
        channel.setVirtual((Address) eventPages, (Address) eventPages + PAGESIZE);
        server.setEvents((Address) eventPages);
    }

    bool raise(const ProcessEventType type, const Size number, const TestPeer *peer = ZERO)
    {
        ProcessEvent event;

        MemoryBlock::set(&event, 0, sizeof(event));
        event.type = type;
        event.number = number;
        if (peer)
        {
            event.share.pid = peer->pid;
            event.share.range = peer->range();
            event.share.attached = true;
        }
        return channel.write(&event) == Channel::Success;
    }

    MemoryChannel channel;
};

TestCase(InterruptReachesItsHandler)
{
    TestServer server;
    TestKernel kernel(server);

    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 2);
    return OK;
}

TestCase(UnhandledInterruptIsOnlyLogged)
{
    const Size numbers[] = { 0, 8, 10, 254, 255, 100000, 0xffffffff };
    TestServer server;
    TestKernel kernel(server);

    for (Size i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        testAssert(kernel.raise(InterruptEvent, numbers[i]));

    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 0);
    testAssert(kernel.raise(InterruptEvent, 9));
    testAssert(server.readKernelEvents() == TestServer::Success);
    testAssert(server.interrupts == 1);
    return OK;
}

TestCase(NewShareIsServed)
{
    TestServer server;
    TestKernel kernel(server);
    TestPeer peer(0);

    // The request was written before the server knew of the connection
    testAssert(peer.send(TestServer::Increment, 1, 1));
    testAssert(kernel.raise(ShareCreated, peer.pid, &peer));
    server.processAll();
    testAssert(isAnswered(peer, 1, 2));
    testAssert(server.m_registry.getConsumer(peer.pid) != ZERO);

    // Told a second time, the connection goes on where it is
    testAssert(kernel.raise(ShareCreated, peer.pid, &peer));
    server.processAll();
    testAssert(peer.send(TestServer::Increment, 5, 2));
    server.processAll();
    testAssert(isAnswered(peer, 2, 6));
    testAssert(server.handled == 2);
    return OK;
}

TestCase(TerminatedProcessIsForgotten)
{
    TestServer server;
    TestKernel kernel(server);
    TestPeer peer(0), other(1);

    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(server.serve(other) == TestServer::Success);
    testAssert(kernel.raise(ProcessTerminated, peer.pid));
    server.processAll();
    testAssert(server.terminated == peer.pid);
    testAssert(server.m_registry.getConsumer(peer.pid) == ZERO);
    testAssert(server.m_registry.getProducer(peer.pid) == ZERO);
    testAssert(server.m_registry.getConsumer(other.pid) != ZERO);
    return OK;
}

TestCase(TimeoutIsCalledOnceWhenItIsTime)
{
    TestServer server;
    Timer::Info now;

    server.setTimeout(20);
    server.checkTimeout();
    testAssert(server.timeouts == 0);

    // Ends by itself: the expiry is part of each sleep
    for (Size i = 0; i < 1000 && server.timeouts == 0; i++)
    {
        server.sleepUntilWakeup();
        static_cast<ChannelServer<TestServer, TestMessage> &>(server).serve();
    }
    testAssert(server.timeouts == 1);
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &now) == API::Success);
    testAssert(server.m_expiry.frequency == 0);
    static_cast<ChannelServer<TestServer, TestMessage> &>(server).serve();
    testAssert(server.timeouts == 1);
    return OK;
}

TestCase(SeveralServersShareTheRegistry)
{
    TestServer first, second;
    TestPeer peer(0);

    testAssert(&first.m_registry == &second.m_registry);
    testAssert(first.m_self == second.m_self);
    testAssert(first.m_instance == &first);
    testAssert(first.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Increment, 1, 1));
    second.processAll();
    testAssert(first.handled == 0 && second.handled == 1);
    return OK;
}

TestCase(HandlerIsReplaced)
{
    TestServer server;
    TestPeer peer(0);

    server.addIPCHandler(TestServer::Increment, &TestServer::drop, false);
    testAssert(server.serve(peer) == TestServer::Success);
    testAssert(peer.send(TestServer::Increment, 1, 1));
    server.processAll();
    testAssert(server.handled == 1 && isUnanswered(peer));
    return OK;
}
