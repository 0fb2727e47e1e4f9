// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <ChannelRegistry.h>
#include <HashIterator.h>
#include <MemoryChannel.h>

/** Counts how many of them there are. */
class CountedChannel : public Channel
{
  public:

    CountedChannel() : Channel(Channel::Consumer, sizeof(u32))
    {
        alive++;
    }

    virtual ~CountedChannel()
    {
        alive--;
    }

    static int alive;
};

int CountedChannel::alive = 0;

TestCase(RegistryOfConsumers)
{
    TestInt<uint> pids(0, 1024);
    ChannelRegistry registry;

    testAssert(registry.getConsumers().count() == 0 && registry.getProducers().count() == 0);
    pids.unique(20);
    for (Size i = 0; i < 20; i++)
    {
        Channel *ch = new MemoryChannel(Channel::Consumer, sizeof(u32));

        testAssert(registry.getConsumer(pids[i]) == ZERO);
        testAssert(registry.registerConsumer(pids[i], ch) == ChannelRegistry::Success);
        testAssert(registry.getConsumer(pids[i]) == ch && registry.getProducer(pids[i]) == ZERO);
        testAssert(registry.getConsumers().count() == i + 1 && registry.getConsumers()[pids[i]] == ch);
    }
    for (Size i = 0; i < 20; i++)
    {
        testAssert(registry.unregisterConsumer(pids[i]) == ChannelRegistry::Success);
        testAssert(registry.getConsumer(pids[i]) == ZERO);
    }
    testAssert(registry.getConsumers().isEmpty());
    return OK;
}

TestCase(RegistryOfProducers)
{
    // Also of ProcessIDs that nobody has
    const ProcessID pids[] = { 0, 1, 1023, 1024, 2258, 0x7fffffff, 0xfffffffe };
    ChannelRegistry registry;
    Size count = 0;

    for (Size i = 0; i < sizeof(pids) / sizeof(pids[0]); i++)
    {
        Channel *ch = new MemoryChannel(Channel::Producer, sizeof(u32));

        testAssert(registry.registerProducer(pids[i], ch) == ChannelRegistry::Success);
        testAssert(registry.getProducer(pids[i]) == ch && registry.getConsumer(pids[i]) == ZERO);
    }
    for (HashIterator<ProcessID, Channel *> i(registry.getProducers()); i.hasCurrent(); i++)
    {
        testAssert(registry.getProducer(i.key()) == i.current());
        count++;
    }
    testAssert(count == sizeof(pids) / sizeof(pids[0]));
    testAssert(registry.unregisterProducer(2258) == ChannelRegistry::Success && registry.getProducer(2258) == ZERO);
    return OK;
}

TestCase(RegistryOwnsItsChannels)
{
    {
        ChannelRegistry registry;
        Channel *ch = new CountedChannel();

        testAssert(registry.registerConsumer(1, ch) == ChannelRegistry::Success);
        testAssert(registry.registerConsumer(2, new CountedChannel()) == ChannelRegistry::Success);
        testAssert(registry.registerProducer(1, new CountedChannel()) == ChannelRegistry::Success);
        testAssert(CountedChannel::alive == 3);

        // The same one again is no other
        testAssert(registry.registerConsumer(1, ch) == ChannelRegistry::Success);
        testAssert(CountedChannel::alive == 3 && registry.getConsumer(1) == ch);
        testAssert(registry.unregisterConsumer(1) == ChannelRegistry::Success && CountedChannel::alive == 2);
        testAssert(registry.getProducer(1) != ZERO);
    }
    testAssert(CountedChannel::alive == 0);
    return OK;
}

TestCase(RegistryTellsWhatItDoesNotKnow)
{
    ChannelRegistry registry;

    testAssert(registry.getConsumer(7) == ZERO && registry.getProducer(7) == ZERO);
    testAssert(registry.unregisterConsumer(7) == ChannelRegistry::NotFound);
    testAssert(registry.unregisterProducer(7) == ChannelRegistry::NotFound);
    return OK;
}
