// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_LIBS_DUMMYSERVER_H
#define __TEST_CONTRACT_LIBS_DUMMYSERVER_H

#include <FreeNOS/System.h>
#include <ChannelServer.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>

/** A ProcessID that nobody has. */
#define DUMMY_PID (MAX_PROCS + 1234)

/** What is asked and answered. */
struct DummyMessage : public ChannelMessage
{
    uint action;
    uint value;
};

/** A server that counts. */
class DummyServer : public ChannelServer<DummyServer, DummyMessage>
{
  public:

    DummyServer()
        : ChannelServer<DummyServer, DummyMessage>(this)
        , m_counter(0), m_vector(0), m_retries(0), m_terminated(0), m_from(0)
    {
        addIPCHandler(10, &DummyServer::countHandler);
        addIPCHandler(11, &DummyServer::silentHandler, false);
        addIRQHandler(12, &DummyServer::interruptHandler);
    }

    virtual bool retryRequests()
    {
        return m_retries++ == 0;
    }

    virtual void onProcessTerminated(const ProcessID pid)
    {
        m_terminated = pid;
    }

  private:

    void countHandler(DummyMessage *msg)
    {
        m_from = msg->from;
        msg->value += ++m_counter;
    }

    void silentHandler(DummyMessage *msg)
    {
        m_counter += msg->value;
    }

    void interruptHandler(Size vector)
    {
        m_vector = vector;
    }

  public:

    uint m_counter;
    Size m_vector;
    Size m_retries;
    ProcessID m_terminated;
    ProcessID m_from;
};

/** The process that nobody is: it has its ends of the channels in four pages. */
class DummyPeer
{
  public:

    DummyPeer()
        : m_producer(Channel::Producer, sizeof(DummyMessage))
        , m_consumer(Channel::Consumer, sizeof(DummyMessage))
    {
        static u8 pages[4 * PAGESIZE] ALIGN(PAGESIZE);
        const Address first = (Address) pages, second = first + (PAGESIZE * 2);

        // The lower ProcessID produces on the first two pages
        const bool lower = ProcessCtl(SELF, GetPID) < DUMMY_PID;
        const Address in = lower ? second : first, out = lower ? first : second;

        MemoryBlock::set(pages, 0, sizeof(pages));
        m_producer.setVirtual(in, in + PAGESIZE);
        m_consumer.setVirtual(out, out + PAGESIZE);
        m_range.virt = first;
        m_range.phys = 0;
        m_range.size = sizeof(pages);
        m_range.access = Memory::User | Memory::Readable | Memory::Writable;
    }

    ~DummyPeer()
    {
        ChannelClient::instance()->getRegistry().unregisterConsumer(DUMMY_PID);
        ChannelClient::instance()->getRegistry().unregisterProducer(DUMMY_PID);
    }

    bool send(const uint action, const uint value, const Size identifier = 1)
    {
        DummyMessage msg;

        MemoryBlock::set(&msg, 0, sizeof(msg));
        msg.type = ChannelMessage::Request;
        msg.identifier = identifier;
        msg.action = action;
        msg.value = value;
        return m_producer.write(&msg) == Channel::Success;
    }

    MemoryChannel m_producer;
    MemoryChannel m_consumer;
    Memory::Range m_range;
};

#endif /* __TEST_CONTRACT_LIBS_DUMMYSERVER_H */
