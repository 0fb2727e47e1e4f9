// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Callback.h>
#include <ChannelClient.h>
#include "DummyServer.h"

/** Takes answers. */
class AnswerCounter
{
  public:

    AnswerCounter() : m_count(0), m_sum(0)
    {
    }

    void onAnswer(DummyMessage *msg)
    {
        m_count++;
        m_sum += msg->value;
    }

    Size m_count;
    Size m_sum;
};

/** Gives our ends of the channels of a peer to the client. */
static void registerPeer(DummyPeer & peer)
{
    ChannelRegistry & registry = ChannelClient::instance()->getRegistry();
    MemoryChannel *producer = new MemoryChannel(Channel::Producer, sizeof(DummyMessage));
    MemoryChannel *consumer = new MemoryChannel(Channel::Consumer, sizeof(DummyMessage));

    producer->setVirtual(peer.m_consumer.m_data.getBase(), peer.m_consumer.m_feedback.getBase());
    consumer->setVirtual(peer.m_producer.m_data.getBase(), peer.m_producer.m_feedback.getBase());
    registry.registerProducer(DUMMY_PID, producer);
    registry.registerConsumer(DUMMY_PID, consumer);
}

TestCase(ClientConstants)
{
    testAssert(ChannelClient::MaximumRequests == 32 && ChannelClient::MaxConnectRetries == 16);
    testAssert(ChannelClient::instance()->initialize() == ChannelClient::Success);
    return OK;
}

TestCase(ClientConnectsToNobody)
{
    DummyMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    testAssert(ChannelClient::instance()->connect(DUMMY_PID, sizeof(msg)) != ChannelClient::Success);
    testAssert(ChannelClient::instance()->syncSendTo(&msg, sizeof(msg), DUMMY_PID) != ChannelClient::Success);
    testAssert(ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), DUMMY_PID) != ChannelClient::Success);
    return OK;
}

TestCase(ClientSendsAndReceives)
{
    ChannelClient *client = ChannelClient::instance();
    DummyPeer peer;
    DummyMessage msg, received;
    ProcessID pid = 0;

    registerPeer(peer);
    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.value = 7;
    testAssert(client->syncSendTo(&msg, sizeof(msg), DUMMY_PID) == ChannelClient::Success);
    testAssert(peer.m_consumer.read(&received) == Channel::Success && received.value == 7);

    testAssert(client->receiveAny(&received, sizeof(received), &pid) == ChannelClient::NotFound);
    testAssert(peer.send(1, 8));
    testAssert(client->receiveAny(&received, sizeof(received), &pid) == ChannelClient::Success);
    testAssert(pid == DUMMY_PID && received.value == 8);

    testAssert(peer.send(1, 9));
    testAssert(client->syncReceiveFrom(&received, sizeof(received), DUMMY_PID) == ChannelClient::Success);
    testAssert(received.value == 9);
    return OK;
}

TestCase(ClientTakesAPreparedAnswer)
{
    DummyPeer peer;
    DummyMessage msg, request;

    // The answer is there before the request is sent
    registerPeer(peer);
    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Response;
    msg.value = 77;
    testAssert(peer.m_producer.write(&msg) == Channel::Success);
    msg.type = ChannelMessage::Request;
    msg.value = 5;
    testAssert(ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), DUMMY_PID) == ChannelClient::Success);
    testAssert(msg.value == 77);
    testAssert(peer.m_consumer.read(&request) == Channel::Success && request.value == 5);
    testAssert(request.type == ChannelMessage::Request);
    return OK;
}

TestCase(ClientAsksAsynchronously)
{
    ChannelClient *client = ChannelClient::instance();
    AnswerCounter counter;
    Callback<AnswerCounter, DummyMessage> callback(&counter, &AnswerCounter::onAnswer);
    DummyMessage messages[3], msg;
    DummyPeer peer;

    registerPeer(peer);
    for (Size i = 0; i < 3; i++)
    {
        MemoryBlock::set(&messages[i], 0, sizeof(messages[i]));
        testAssert(client->sendRequest(DUMMY_PID, &messages[i], sizeof(messages[i]), &callback) ==
                   ChannelClient::Success);
    }
    testAssert(counter.m_count == 0);

    // Answered by identifier
    for (Size i = 0; i < 3; i++)
    {
        testAssert(peer.m_consumer.read(&msg) == Channel::Success && msg.type == ChannelMessage::Request);
        msg.type = ChannelMessage::Response;
        msg.value = 10;
        testAssert(client->processResponse(DUMMY_PID, &msg) == ChannelClient::Success);
        testAssert(counter.m_count == i + 1);
        testAssert(client->processResponse(DUMMY_PID, &msg) == ChannelClient::NotFound);
    }
    testAssert(counter.m_sum == 30);
    return OK;
}

TestCase(ClientHasALimitOfRequests)
{
    ChannelClient *client = ChannelClient::instance();
    AnswerCounter counter;
    Callback<AnswerCounter, DummyMessage> callback(&counter, &AnswerCounter::onAnswer);
    DummyMessage msg;
    DummyPeer peer;

    registerPeer(peer);
    MemoryBlock::set(&msg, 0, sizeof(msg));
    for (Size i = 0; i < ChannelClient::MaximumRequests; i++)
    {
        testAssert(client->sendRequest(DUMMY_PID, &msg, sizeof(msg), &callback) == ChannelClient::Success);
    }
    testAssert(client->sendRequest(DUMMY_PID, &msg, sizeof(msg), &callback) != ChannelClient::Success);
    while (peer.m_consumer.read(&msg) == Channel::Success)
    {
        msg.type = ChannelMessage::Response;
        testAssert(client->processResponse(DUMMY_PID, &msg) == ChannelClient::Success);
    }
    testAssert(counter.m_count == ChannelClient::MaximumRequests);
    return OK;
}
