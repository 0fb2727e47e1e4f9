// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>

static u8 data[PAGESIZE] ALIGN(PAGESIZE);
static u8 feedback[PAGESIZE] ALIGN(PAGESIZE);

/** Both ends on empty pages. */
struct ChannelPair
{
    ChannelPair(const Size messageSize)
        : producer(Channel::Producer, messageSize), consumer(Channel::Consumer, messageSize)
    {
        MemoryBlock::set(data, 0, sizeof(data));
        MemoryBlock::set(feedback, 0, sizeof(feedback));
        producer.setVirtual((Address) data, (Address) feedback);
        consumer.setVirtual((Address) data, (Address) feedback);
    }

    MemoryChannel producer, consumer;
};

TestCase(MemoryChannelConstruct)
{
    MemoryChannel ch(Channel::Consumer, sizeof(u32));

    testAssert(ch.m_mode == Channel::Consumer && ch.m_messageSize == sizeof(u32));
    testAssert(ch.getMessageSize() == sizeof(u32));
    testAssert(ch.m_data.m_base == IO_BASE && ch.m_feedback.m_base == IO_BASE);
    testAssert(ch.m_head.index == 0);
    testAssert(ch.m_maximumMessages == (PAGESIZE / sizeof(u32)) - 1);
    return OK;
}

TestCase(MemoryChannelSetVirtual)
{
    MemoryChannel ch(Channel::Producer, sizeof(u32));

    testAssert(ch.setVirtual((Address) data, (Address) feedback) == Channel::Success);
    testAssert(ch.m_data.getBase() == (Address) data && ch.m_feedback.getBase() == (Address) feedback);
    return OK;
}

TestCase(MemoryChannelRead)
{
    TestInt<int> ints(INT_MIN, INT_MAX);
    ChannelPair ch(sizeof(int));
    int value = 0;

    testAssert(ch.consumer.read(&value) == Channel::NotFound);
    for (Size i = 0; i < 100; i++)
    {
        const int number = ints.random();

        testAssert(ch.producer.write(&number) == Channel::Success);
        testAssert(ch.consumer.read(&value) == Channel::Success && value == ints[i]);

        // Acknowledged as it is read
        testAssert(((MemoryChannel::RingHead *) feedback)->index == i + 1);
        testAssert(ch.consumer.m_head.index == i + 1);
        testAssert(ch.consumer.read(&value) == Channel::NotFound);
    }
    return OK;
}

TestCase(MemoryChannelWrite)
{
    TestInt<uint> ints(UINT_MIN, UINT_MAX);
    ChannelPair ch(sizeof(u32));
    const u32 *words = (const u32 *) data;

    ints.random(50);
    for (Size i = 0; i < 50; i++)
    {
        testAssert(ch.producer.write(&ints[i]) == Channel::Success);
        testAssert(((MemoryChannel::RingHead *) data)->index == i + 1 && words[0] == i + 1);
        testAssert(words[i + 1] == ints[i]);
    }
    testAssert(*(u32 *) feedback == 0);
    return OK;
}

TestCase(MemoryChannelIsFull)
{
    const Size sizes[] = { sizeof(u32), 8, 24, 60, 128, PAGESIZE / 4 };
    u32 message[PAGESIZE / 4 / sizeof(u32)];

    for (Size i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
    {
        const Size capacity = (PAGESIZE / sizes[i]) - 2;
        ChannelPair ch(sizes[i]);

        for (Size j = 0; j < capacity; j++)
        {
            message[0] = j;
            testAssert(ch.producer.write(message) == Channel::Success);
        }
        testAssert(ch.producer.write(message) == Channel::ChannelFull);
        for (Size j = 0; j < capacity; j++)
        {
            testAssert(ch.consumer.read(message) == Channel::Success && message[0] == j);
        }
        testAssert(ch.consumer.read(message) == Channel::NotFound);
        testAssert(ch.producer.write(message) == Channel::Success);
    }
    return OK;
}

TestCase(MemoryChannelWrapsAround)
{
    ChannelPair ch(512);
    u32 message[128];

    for (u32 i = 0; i < 1000; i++)
    {
        message[0] = i;
        message[127] = ~i;
        testAssert(ch.producer.write(message) == Channel::Success);
        MemoryBlock::set(message, 0, sizeof(message));
        testAssert(ch.consumer.read(message) == Channel::Success && message[0] == i && message[127] == ~i);
    }
    return OK;
}

TestCase(MemoryChannelResetSoftly)
{
    ChannelPair ch(sizeof(u32));
    u32 value = 0;

    for (u32 i = 0; i < 10; i++)
    {
        ch.producer.write(&i);
    }
    for (u32 i = 0; i < 4; i++)
    {
        ch.consumer.read(&value);
    }

    // As a program does that was restarted
    MemoryChannel producer(Channel::Producer, sizeof(u32)), consumer(Channel::Consumer, sizeof(u32));
    testAssert(producer.setVirtual((Address) data, (Address) feedback, false) == Channel::Success);
    testAssert(consumer.setVirtual((Address) data, (Address) feedback, false) == Channel::Success);
    testAssert(producer.m_head.index == 10 && consumer.m_head.index == 4);

    for (u32 i = 4; i < 10; i++)
    {
        testAssert(consumer.read(&value) == Channel::Success && value == i);
    }
    testAssert(consumer.read(&value) == Channel::NotFound);
    value = 99;
    testAssert(producer.write(&value) == Channel::Success);
    value = 0;
    testAssert(consumer.read(&value) == Channel::Success && value == 99);

    // And one that begins anew
    testAssert(producer.setVirtual((Address) data, (Address) feedback) == Channel::Success);
    testAssert(producer.m_head.index == 0);
    return OK;
}

TestCase(MemoryChannelHasTwoEnds)
{
    ChannelPair ch(sizeof(u32));
    u32 value = 5;

    testAssert(ch.producer.read(&value) != Channel::Success);
    testAssert(ch.consumer.write(&value) != Channel::Success);
    testAssert(ch.producer.flush() == Channel::Success && ch.consumer.flush() == Channel::Success);
    return OK;
}

TestCase(MemoryChannelComparison)
{
    ChannelPair ch(sizeof(u32));
    MemoryChannel other(Channel::Consumer, sizeof(u32));

    testAssert(ch.producer == ch.consumer && !(ch.producer != ch.consumer));
    testAssert(other != ch.consumer);
    other.setVirtual((Address) data, (Address) feedback);
    testAssert(other == ch.consumer);
    other.setVirtual((Address) feedback, (Address) data);
    testAssert(other != ch.consumer);
    return OK;
}
