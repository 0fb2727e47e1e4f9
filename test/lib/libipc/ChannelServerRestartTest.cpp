// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include "TestServer.h"

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

TestCase(AnswerThatWasNotPublishedIsMadeAgain)
{
    TestPeer peer(0);
    TestMessage answer;
    {
        TestServer first;

        testAssert(first.serve(peer) == TestServer::Success);
        testAssert(peer.send(TestServer::Increment, 1, 1));
        first.processAll();
        testAssert(isAnswered(peer, 1, 2));
        testAssert(peer.send(TestServer::Increment, 5, 9));

        // It dies when the answer is in its slot and the index was not moved
        volatile Size *index = (volatile Size *) peer.outgoing();
        const Size before = *index;

        MemoryBlock::set(&answer, 0, sizeof(answer));
        answer.type = ChannelMessage::Response;
        answer.identifier = 9;
        answer.value = 6;
        testAssert(first.m_registry.getProducer(peer.pid)->write(&answer) == Channel::Success);
        *index = before;
    }

    TestServer second;
    testAssert(second.serve(peer, false) == TestServer::Success);
    second.recoverRequests(peer.pid);
    second.processAll();
    testAssert(second.handled == 1);
    testAssert(isAnswered(peer, 9, 6));
    testAssert(isUnanswered(peer));
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

/** A server takes the first request into work and dies, before or after its answer. @return True if it came that far */
static bool dieInRequest(TestPeer & peer, Size & slot, const bool answers)
{
    TestServer server;
    TestMessage message;

    if (!peer.send(TestServer::Increment, 5, 1) || server.serve(peer) != TestServer::Success)
        return false;

    MemoryChannel *channel = (MemoryChannel *) server.m_registry.getConsumer(peer.pid);

    if (channel->next(&message, slot) != Channel::Success || channel->begin(slot) != 0)
        return false;

    if (!answers)
        return true;

    message.type = ChannelMessage::Response;
    message.value = 6;
    return server.m_registry.getProducer(peer.pid)->write(&message) == Channel::Success &&
           channel->complete(slot) == Channel::Success;
}

TestCase(RequestThatEndedTheServerOnceIsTriedAgain)
{
    TestPeer peer(0);
    Size slot;

    testAssert(dieInRequest(peer, slot, false));
    TestServer second;

    testAssert(second.serve(peer, false) == TestServer::Success);
    second.processAll();
    testAssert(isAnswered(peer, 1, 6));
    return OK;
}

TestCase(AttemptsAtAnAnsweredRequestAreNotThoseAtTheNextInItsSlot)
{
    TestPeer peer(0);
    Size slot;

    testAssert(dieInRequest(peer, slot, true));
    TestServer second;

    testAssert(second.serve(peer, false) == TestServer::Success);
    MemoryChannel *channel = (MemoryChannel *) second.m_registry.getConsumer(peer.pid);
    testAssert(channel->isInWork(slot));
    second.recoverRequests(peer.pid);
    testAssert(!channel->isInWork(slot));
    testAssert(channel->begin(slot) == 0);
    return OK;
}

TestCase(AttemptsAtARequestWithoutAnswerAreKept)
{
    TestPeer peer(0);
    Size slot;

    testAssert(dieInRequest(peer, slot, false));
    TestServer second;

    testAssert(second.serve(peer, false) == TestServer::Success);
    second.recoverRequests(peer.pid);
    testAssert(((MemoryChannel *) second.m_registry.getConsumer(peer.pid))->begin(slot) == 1);
    return OK;
}
