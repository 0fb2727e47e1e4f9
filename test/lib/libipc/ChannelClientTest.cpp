// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/ProcessManager.h>
#include <ChannelClient.h>
#include "TestPeer.h"

/** Receives answers of asynchronous requests */
struct Receiver
{
    Receiver()
        : calls(0)
        , failures(0)
        , value(0)
        , callback(this, &Receiver::receive)
    {
    }

    void receive(TestMessage *message)
    {
        calls++;

        if (message)
            value = message->value;
        else
            failures++;
    }

    Size calls;
    Size failures;
    u32 value;
    Callback<Receiver, TestMessage> callback;
};

static TestMessage request(const u32 action, const u32 value)
{
    TestMessage message;

    MemoryBlock::set(&message, 0, sizeof(message));
    message.action = action;
    message.value = value;
    return message;
}

TestCase(ConnectToWhoIsNotThere)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 2);

    testAssert(client->initialize() == ChannelClient::Success);
    testAssert(client->connect(MAX_PROCS + 999, sizeof(message)) != ChannelClient::Success);
    testAssert(client->getRegistry().getProducer(MAX_PROCS + 999) == ZERO);
    testAssert(client->syncSendReceive(&message, sizeof(message), MAX_PROCS + 999) != ChannelClient::Success);
    testAssert(client->syncSendTo(&message, sizeof(message), MAX_PROCS + 999) != ChannelClient::Success);
    return OK;
}

TestCase(ConnectRefusesMessageSizes)
{
    ChannelClient *client = ChannelClient::instance();

    testAssert(client->connect(MAX_PROCS + 999, 0) == ChannelClient::InvalidSize);
    testAssert(client->connect(MAX_PROCS + 999, sizeof(ChannelMessage) - 1) == ChannelClient::InvalidSize);
    testAssert(client->connect(MAX_PROCS + 999, MemoryChannel::MaximumSize + 1) == ChannelClient::InvalidSize);
    testAssert(client->connect(MAX_PROCS + 999, sizeof(ChannelMessage) + 1) == ChannelClient::InvalidSize);
    return OK;
}

TestCase(MessageSizeOfAConnectionIsFixed)
{
    ChannelClient *client = ChannelClient::instance();
    u8 message[sizeof(TestMessage) + 4] = { 0 };
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    testAssert(client->syncSendTo(message, sizeof(message), peer.pid) == ChannelClient::InvalidSize);
    testAssert(client->syncSendReceive(message, sizeof(message), peer.pid) == ChannelClient::InvalidSize);
    return OK;
}

TestCase(PreparedAnswerIsTaken)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 2), sent;
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    testAssert(peer.send(1, 77, 0, ChannelMessage::Response));
    testAssert(client->syncSendReceive(&message, sizeof(message), peer.pid) == ChannelClient::Success);
    testAssert(message.value == 77);
    testAssert(message.from == peer.pid);

    // The request was sent as well, with an identifier
    testAssert(peer.answers.read(&sent) == Channel::Success);
    testAssert(sent.type == ChannelMessage::Request && sent.identifier != 0 && sent.value == 2);
    return OK;
}

TestCase(OnlyTheAnswerToTheRequestIsTaken)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 1);
    Receiver receiver;
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) ==
               ChannelClient::Success);
    testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) == ChannelClient::Success);
    const Size identifier = message.identifier;

    // Late, early, for another request of ours, a request, and the right one; then the peer is gone
    testAssert(peer.send(0, 666, 0x7fffffff, ChannelMessage::Response));
    testAssert(peer.send(0, 667, identifier + 2, ChannelMessage::Response));
    testAssert(peer.send(0, 42, identifier, ChannelMessage::Response));
    testAssert(peer.send(0, 668, identifier + 1, ChannelMessage::Request));
    testAssert(peer.send(0, 77, identifier + 1, ChannelMessage::Response));
    message = request(1, 2);
    testAssert(client->syncSendReceive(&message, sizeof(message), peer.pid) == ChannelClient::Success);
    testAssert(message.value == 77 && message.identifier == identifier + 1);
    testAssert(receiver.calls == 1 && receiver.value == 42);

    // The request of the peer is there still
    testAssert(client->syncReceiveFrom(&message, sizeof(message), peer.pid) == ChannelClient::Success);
    testAssert(message.value == 668 && message.type == ChannelMessage::Request);
    testAssert(client->syncSendReceive(&message, sizeof(message), peer.pid) == ChannelClient::IOError);
    return OK;
}

TestCase(PeerThatIsGoneDoesNotBlock)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 2);
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    testAssert(client->syncSendReceive(&message, sizeof(message), peer.pid) == ChannelClient::IOError);
    testAssert(client->getRegistry().getProducer(peer.pid) == ZERO);
    testAssert(client->getRegistry().getConsumer(peer.pid) == ZERO);
    testAssert(!doorbell()->isGranted(peer.pid));
    return OK;
}

TestCase(FullChannelOfPeerThatIsGoneDoesNotBlock)
{
    ChannelClient *client = ChannelClient::instance();
    const TestMessage message = request(1, 2);
    ChannelClient::Result result = ChannelClient::Success;
    TestPeer peer(0);
    Size count = 0;

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);

    while (count < PAGESIZE && (result = client->syncSendTo(&message, sizeof(message), peer.pid)) ==
           ChannelClient::Success)
        count++;

    testAssert(result == ChannelClient::IOError);
    testAssert(count == PAGESIZE / sizeof(TestMessage) - 2);
    testAssert(client->getRegistry().getProducer(peer.pid) == ZERO);
    return OK;
}

TestCase(SyncReceiveTakesMessagesInOrder)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message;
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    testAssert(peer.send(1, 10, 1));
    testAssert(peer.send(1, 11, 2, ChannelMessage::Response));
    testAssert(client->syncReceiveFrom(&message, sizeof(message), peer.pid) == ChannelClient::Success);
    testAssert(message.value == 10);
    testAssert(client->syncReceiveFrom(&message, sizeof(message), peer.pid) == ChannelClient::Success);
    testAssert(message.value == 11);
    testAssert(client->syncReceiveFrom(&message, sizeof(message), peer.pid) == ChannelClient::IOError);
    return OK;
}

TestCase(ReceiveAnyTellsTheSender)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message;
    TestPeer first(0), second(1);
    ProcessID pid = 0;

    testAssert(client->attach(first.pid, sizeof(TestMessage), first.range().virt, true, true) ==
               ChannelClient::Success);
    testAssert(client->attach(second.pid, sizeof(TestMessage), second.range().virt, true, true) ==
               ChannelClient::Success);
    testAssert(client->receiveAny(&message, sizeof(message), &pid) == ChannelClient::NotFound);
    testAssert(second.send(1, 5, 1));
    testAssert(client->receiveAny(&message, sizeof(message), &pid) == ChannelClient::Success);
    testAssert(pid == second.pid && message.value == 5);
    testAssert(client->receiveAny(&message, sizeof(message), &pid) == ChannelClient::NotFound);
    return OK;
}

TestCase(AsynchronousAnswerFindsItsRequest)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message, sent[2];
    Receiver receivers[2];
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);

    for (Size i = 0; i < 2; i++)
    {
        message = request(1, i);
        testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receivers[i].callback) ==
                   ChannelClient::Success);
        testAssert(peer.answers.read(&sent[i]) == Channel::Success);
        testAssert(sent[i].type == ChannelMessage::Request);
    }
    testAssert(sent[0].identifier != sent[1].identifier);

    // Answered in the other order
    sent[1].value = 101;
    testAssert(client->processResponse(peer.pid, &sent[1]) == ChannelClient::Success);
    testAssert(receivers[0].calls == 0 && receivers[1].calls == 1 && receivers[1].value == 101);
    sent[0].value = 100;
    testAssert(client->processResponse(peer.pid, &sent[0]) == ChannelClient::Success);
    testAssert(receivers[0].calls == 1 && receivers[0].value == 100);
    return OK;
}

TestCase(DuplicateAndForeignAnswersAreDropped)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 1), sent;
    Receiver receiver;
    TestPeer peer(0), other(1);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) ==
               ChannelClient::Success);
    testAssert(peer.answers.read(&sent) == Channel::Success);

    // From somebody else, with another identifier, twice
    testAssert(client->processResponse(other.pid, &sent) == ChannelClient::NotFound);
    TestMessage wrong = sent;
    wrong.identifier = sent.identifier + 1;
    testAssert(client->processResponse(peer.pid, &wrong) == ChannelClient::NotFound);
    testAssert(receiver.calls == 0);
    testAssert(client->processResponse(peer.pid, &sent) == ChannelClient::Success);
    testAssert(client->processResponse(peer.pid, &sent) == ChannelClient::NotFound);
    testAssert(receiver.calls == 1);
    return OK;
}

TestCase(RequestsInFlightAreLimitedAndTold)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 1);
    Receiver receiver;
    Size count = 0;

    {
        TestPeer peer(0);

        testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) ==
                   ChannelClient::Success);
        testAssert(client->sendRequest(peer.pid, &message, sizeof(message), ZERO) == ChannelClient::InvalidArgument);

        while (count < 1000 && client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) ==
               ChannelClient::Success)
            count++;

        testAssert(count == ChannelClient::MaximumRequests);
        testAssert(receiver.calls == 0);
    }

    // The peer went away: each request has failed, once
    testAssert(receiver.failures == count && receiver.calls == count);
    return OK;
}

TestCase(FullChannelIsAnErrorForAsynchronousRequests)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 1);
    Receiver receiver;
    TestPeer peer(0);

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    while (client->getRegistry().getProducer(peer.pid)->write(&message) == Channel::Success)
        ;

    testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) ==
               ChannelClient::IOError);
    testAssert(receiver.calls == 0);
    testAssert(!doorbell()->isGranted(peer.pid));
    return OK;
}

TestCase(IdentifiersGoOnAfterReattaching)
{
    ChannelClient *client = ChannelClient::instance();
    TestMessage message = request(1, 1), sent;
    Receiver receiver;
    TestPeer peer(0);
    Size last = 0;

    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, true, true) == ChannelClient::Success);
    for (Size i = 0; i < 5; i++)
    {
        testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) ==
                   ChannelClient::Success);
        testAssert(peer.answers.read(&sent) == Channel::Success);
        testAssert(sent.identifier > last);
        last = sent.identifier;
    }

    // As a program does that was restarted
    testAssert(client->attach(peer.pid, sizeof(TestMessage), peer.range().virt, false, true) == ChannelClient::Success);
    testAssert(client->sendRequest(peer.pid, &message, sizeof(message), &receiver.callback) == ChannelClient::Success);
    testAssert(peer.answers.read(&sent) == Channel::Success);
    testAssert(sent.identifier > last);
    return OK;
}
