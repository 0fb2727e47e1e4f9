// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBIPC_TESTPEER_H
#define __TEST_LIB_LIBIPC_TESTPEER_H

#include <FreeNOS/System.h>
#include <FreeNOS/ProcessManager.h>
#include <ChannelClient.h>
#include <ChannelMessage.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>

/**
 * Message of the tests.
 */
struct TestMessage : public ChannelMessage
{
    u32 action;  /**< What to do */
    u32 result;  /**< Zero if done */
    u32 value;   /**< Argument and answer */
};

/**
 * The other side of a connection, played by the test itself in four pages of its memory.
 *
 * Has a ProcessID that nobody can have. What the ChannelClient of the program knows of it is forgotten with it.
 */
class TestPeer
{
  public:

    /** Number of peers that can exist at a time */
    static const Size Maximum = 4;

    /**
     * Constructor.
     *
     * @param number Which one, below Maximum
     */
    TestPeer(const Size number)
        : pid(MAX_PROCS + 1234 + number)
        , requests(Channel::Producer, sizeof(TestMessage))
        , answers(Channel::Consumer, sizeof(TestMessage))
        , m_pages(pages(number))
    {
        MemoryBlock::set((void *) m_pages, 0, 4 * PAGESIZE);
        requests.setVirtual(incoming(), incoming() + PAGESIZE);
        answers.setVirtual(outgoing(), outgoing() + PAGESIZE);
    }

    /** Destructor. */
    ~TestPeer()
    {
        ChannelClient::instance()->disconnect(pid);
    }

    /** @return The four shared pages */
    Memory::Range range() const
    {
        const Memory::Range range = { m_pages, 0, 4 * PAGESIZE, Memory::User | Memory::Readable | Memory::Writable };
        return range;
    }

    /** @return Data page of the messages from us to the peer; its feedback page follows */
    Address outgoing() const
    {
        // The lower ProcessID writes to the first pair of pages
        return isLower() ? m_pages : m_pages + 2 * PAGESIZE;
    }

    /** @return Data page of the messages from the peer to us; its feedback page follows */
    Address incoming() const
    {
        return isLower() ? m_pages + 2 * PAGESIZE : m_pages;
    }

    /** @return Index of the first message that we have not acknowledged */
    Size acknowledged() const
    {
        return *(const volatile Size *) (incoming() + PAGESIZE);
    }

    /** Send a message as the peer. @return False if the channel is full */
    bool send(const u32 action, const u32 value, const Size identifier,
              const ChannelMessage::Type type = ChannelMessage::Request)
    {
        TestMessage message;

        MemoryBlock::set(&message, 0, sizeof(message));
        message.type = type;
        message.identifier = identifier;
        message.action = action;
        message.value = value;
        message.from = 1;
        return requests.write(&message) == Channel::Success;
    }

  private:

    bool isLower() const
    {
        return ProcessCtl(SELF, GetPID) < pid;
    }

    static Address pages(const Size number)
    {
        static u8 memory[Maximum][4 * PAGESIZE] ALIGN(4096);
        return (Address) memory[number % Maximum];
    }

  public:

    /** ProcessID of the peer */
    const ProcessID pid;

    /** Messages from the peer to us */
    MemoryChannel requests;

    /** Messages from us to the peer */
    MemoryChannel answers;

  private:

    const Address m_pages;
};

#endif /* __TEST_LIB_LIBIPC_TESTPEER_H */
