// SPDX-License-Identifier: GPL-3.0-or-later

#include <pthread.h>
#include <sched.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <MemoryChannel.h>

// Both ends of a channel at the same time, on two processors if there are: whoever sees an index also sees the message.

/** Messages that are sent in one run */
static const Size messageCount = 100000;

/** A run that makes no progress has lost a message: looks at a ring in vain before it is given up */
static const Size patience = 20000000;

/** Pages of a channel, and what its producer does with it */
struct Run
{
    u8 pages[2][PAGESIZE] ALIGN(4096);
    Size size;
    bool sent;
};

/** Word of a message: each differs from those of the messages around, and from those that the slot held before */
static u32 wordOf(const u32 number, const Size index)
{
    return (number * 2654435761U) ^ (index * 40503U);
}

static void * produce(void *argument)
{
    Run *run = (Run *) argument;
    MemoryChannel channel(Channel::Producer, run->size);
    u32 message[MemoryChannel::MaximumSize / sizeof(u32)];

    channel.setVirtual((Address) run->pages[0], (Address) run->pages[1], false);

    for (u32 number = 0; number < messageCount; number++)
    {
        Size attempts = 0;

        for (Size i = 0; i < run->size / sizeof(u32); i++)
            message[i] = wordOf(number, i);

        while (channel.write(message) != Channel::Success)
        {
            if (attempts++ == patience)
                return ZERO;
            sched_yield();
        }
    }
    run->sent = true;
    return ZERO;
}

/** Takes one message in one of the ways that there are; each run uses all of them. */
static bool take(MemoryChannel & channel, const u32 number, void *message)
{
    Size slot;

    switch (number / 1000 % 4)
    {
        case 0:
            return channel.read(message) == Channel::Success;

        case 1:
            return channel.peek(message) == Channel::Success && channel.seek() == Channel::Success;

        case 2:
            return channel.next(message, slot) == Channel::Success && channel.complete(slot) == Channel::Success;

        default:
            if (!channel.front())
                return false;
            channel.take(message);
            return true;
    }
}

/** @return True if all messages came in order, and whole */
static bool consume(Run *run)
{
    MemoryChannel channel(Channel::Consumer, run->size);
    u32 message[MemoryChannel::MaximumSize / sizeof(u32)];

    channel.setVirtual((Address) run->pages[0], (Address) run->pages[1], false);

    for (u32 number = 0; number < messageCount; number++)
    {
        Size attempts = 0;

        while (!take(channel, number, message))
        {
            if (attempts++ == patience)
                return false;
            sched_yield();
        }
        for (Size i = 0; i < run->size / sizeof(u32); i++)
        {
            if (message[i] != wordOf(number, i))
                return false;
        }
    }
    return !channel.hasNext();
}

static bool passes(const Size size)
{
    static Run run;
    pthread_t producer;

    MemoryBlock::set(&run, 0, sizeof(run));
    run.size = size;

    if (pthread_create(&producer, ZERO, produce, &run) != 0)
        return false;

    const bool received = consume(&run);

    // If nobody takes messages any more it gives up by itself
    pthread_join(producer, ZERO);
    return received && run.sent;
}

TestCase(MessagesPassBetweenThreadsWholeAndInOrder)
{
    testAssert(passes(4));
    testAssert(passes(32));
    testAssert(passes(100));
    testAssert(passes(256));

    // The ring is full after each message
    testAssert(passes(MemoryChannel::MaximumSize & ~3));
    return OK;
}
