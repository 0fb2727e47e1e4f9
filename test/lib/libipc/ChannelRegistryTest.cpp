// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <FreeNOS/ProcessManager.h>
#include <ChannelRegistry.h>

/** Channel that tells how many of its kind exist */
class CountedChannel : public Channel
{
  public:

    CountedChannel() : Channel(Channel::Consumer, 4)
    {
        count++;
    }

    virtual ~CountedChannel()
    {
        count--;
    }

    static Size count;
};

Size CountedChannel::count = 0;

/** ProcessIDs of the kernel, of its largest process, and some that it never gives out */
static const ProcessID pids[] = { 0, 1, 31, 32, 1023, 1024, MAX_PROCS + 1234, KERNEL_PID, ANY, 0xfffffff0 };
static const Size pidCount = sizeof(pids) / sizeof(pids[0]);

TestCase(RegistryIsEmptyAtFirst)
{
    ChannelRegistry registry;

    for (Size i = 0; i < pidCount; i++)
    {
        testAssert(registry.getConsumer(pids[i]) == ZERO);
        testAssert(registry.getProducer(pids[i]) == ZERO);
        testAssert(registry.unregisterConsumer(pids[i]) == ChannelRegistry::NotFound);
        testAssert(registry.unregisterProducer(pids[i]) == ChannelRegistry::NotFound);
    }
    testAssert(registry.getConsumers().count() == 0);
    testAssert(registry.getProducers().count() == 0);
    return OK;
}

TestCase(RegistryTellsConsumersAndProducersApart)
{
    ChannelRegistry registry;
    Channel *consumers[pidCount], *producers[pidCount];

    for (Size i = 0; i < pidCount; i++)
    {
        consumers[i] = new CountedChannel;
        producers[i] = new CountedChannel;
        testAssert(registry.registerConsumer(pids[i], consumers[i]) == ChannelRegistry::Success);
        testAssert(registry.getProducer(pids[i]) == ZERO);
        testAssert(registry.registerProducer(pids[i], producers[i]) == ChannelRegistry::Success);
    }

    for (Size i = 0; i < pidCount; i++)
    {
        testAssert(registry.getConsumer(pids[i]) == consumers[i]);
        testAssert(registry.getProducer(pids[i]) == producers[i]);
        testAssert(registry.getConsumers().contains(pids[i]));
    }
    testAssert(registry.getConsumer(500) == ZERO && registry.getConsumer(5000) == ZERO);
    testAssert(registry.getConsumers().count() == pidCount);
    testAssert(registry.getProducers().count() == pidCount);
    return OK;
}

TestCase(RegistryOwnsItsChannels)
{
    {
        ChannelRegistry registry;

        for (Size i = 0; i < pidCount; i++)
        {
            registry.registerConsumer(pids[i], new CountedChannel);
            registry.registerProducer(pids[i], new CountedChannel);
        }
        testAssert(CountedChannel::count == 2 * pidCount);

        for (Size i = 0; i < pidCount; i++)
        {
            testAssert(registry.unregisterConsumer(pids[i]) == ChannelRegistry::Success);
            testAssert(registry.getConsumer(pids[i]) == ZERO);
            testAssert(registry.getProducer(pids[i]) != ZERO);
            testAssert(CountedChannel::count == 2 * pidCount - i - 1);
        }
    }
    testAssert(CountedChannel::count == 0);
    return OK;
}

TestCase(RegisteringAgainReplaces)
{
    ChannelRegistry registry;

    for (Size i = 0; i < pidCount; i++)
    {
        Channel *second = new CountedChannel;

        registry.registerProducer(pids[i], new CountedChannel);
        testAssert(registry.registerProducer(pids[i], second) == ChannelRegistry::Success);
        testAssert(registry.getProducer(pids[i]) == second);
        testAssert(CountedChannel::count == i + 1);
    }
    return OK;
}
