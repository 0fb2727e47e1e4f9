// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "TestServer.h"

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
