// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBIPC_TESTSERVER_H
#define __TEST_LIB_LIBIPC_TESTSERVER_H

#include <ChannelServer.h>
#include "TestPeer.h"

/**
 * Server of the tests.
 */
class TestServer : public ChannelServer<TestServer, TestMessage>
{
  public:

    /** Actions that it knows */
    enum Action
    {
        Increment = 1,  /**< Answers value plus one */
        Park,           /**< Answered by unpark() */
        Drop,           /**< Never answered */
        Close           /**< Closes the connection with its sender */
    };

    /** Most requests that can be parked */
    static const Size MaximumParked = 8;

    /** Constructor. */
    TestServer()
        : ChannelServer<TestServer, TestMessage>(this)
        , handled(0)
        , lastFrom(0)
        , interrupts(0)
        , timeouts(0)
        , terminated(0)
        , lost(0)
        , parked(0)
    {
        addIPCHandler(Increment, &TestServer::increment);
        addIPCHandler(Park, &TestServer::park, false);
        addIPCHandler(Drop, &TestServer::drop, false);
        addIPCHandler(Close, &TestServer::close);
        addIRQHandler(9, &TestServer::interrupt);
    }

    /** Answer a parked request. @return Result of respond() */
    Result unpark(const Size i)
    {
        TestMessage message;

        MemoryBlock::set(&message, 0, sizeof(message));
        message.value = values[i] + 1;
        return respond(tickets[i], &message);
    }

    /** Serve a peer of the test from now on. */
    Result serve(const TestPeer & peer, const bool hardReset = true)
    {
        return accept(peer.pid, peer.range(), hardReset);
    }

    /** Take kernel events from pages of the test. */
    void setEvents(const Address pages)
    {
        m_kernelEvent.setVirtual(pages, pages + PAGESIZE);
    }

  protected:

    virtual void timeout()
    {
        timeouts++;
    }

    virtual void onProcessTerminated(const ProcessID pid)
    {
        terminated = pid;
    }

    virtual void onEventsLost()
    {
        lost++;
    }

  private:

    void increment(TestMessage *message)
    {
        handled++;
        lastFrom = message->from;
        message->value++;
        message->result = 0;
    }

    void park(TestMessage *message)
    {
        handled++;
        if (parked < MaximumParked)
        {
            values[parked] = message->value;
            tickets[parked++] = defer();
        }
    }

    void drop(TestMessage *)
    {
        handled++;
    }

    void close(TestMessage *message)
    {
        handled++;
        m_client->disconnect(message->from);
    }

    void interrupt(Size)
    {
        interrupts++;
    }

  public:

    Size handled;
    ProcessID lastFrom;
    Size interrupts;
    Size timeouts;
    ProcessID terminated;
    Size lost;
    Size parked;
    u32 values[MaximumParked];
    Ticket tickets[MaximumParked];
};

/** The next answer for a peer has this identifier and value */
inline bool isAnswered(TestPeer & peer, const Size identifier, const u32 value)
{
    TestMessage answer;

    return peer.answers.read(&answer) == Channel::Success && answer.type == ChannelMessage::Response &&
           answer.identifier == identifier && answer.value == value;
}

/** No answer waits for a peer */
inline bool isUnanswered(TestPeer & peer)
{
    TestMessage answer;

    return peer.answers.peek(&answer) == Channel::NotFound;
}

#endif /* __TEST_LIB_LIBIPC_TESTSERVER_H */
