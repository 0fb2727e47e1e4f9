// SPDX-License-Identifier: GPL-3.0-or-later

#include <HashIterator.h>
#include "ChannelRegistry.h"

ChannelRegistry::ChannelRegistry()
{
    for (Size i = 0; i < MaximumBlocks; i++)
        m_blocks[i] = ZERO;
}

ChannelRegistry::~ChannelRegistry()
{
    for (HashIterator<ProcessID, Channel *> i(m_consumers); i.hasCurrent(); i++)
        delete i.current();

    for (HashIterator<ProcessID, Channel *> i(m_producers); i.hasCurrent(); i++)
        delete i.current();

    for (Size i = 0; i < MaximumBlocks; i++)
        delete[] m_blocks[i];
}

HashTable<ProcessID, Channel *> & ChannelRegistry::getConsumers()
{
    return m_consumers;
}

HashTable<ProcessID, Channel *> & ChannelRegistry::getProducers()
{
    return m_producers;
}

Channel * ChannelRegistry::getOther(HashTable<ProcessID, Channel *> & table, const ProcessID pid)
{
    // Only ProcessIDs that the kernel never gives out are not in the blocks
    if (pid < PairsPerBlock * MaximumBlocks)
        return ZERO;

    Channel * const *found = table.get(pid);
    return found ? *found : ZERO;
}

ChannelRegistry::Pair ChannelRegistry::getOtherPair(const ProcessID pid)
{
    return { getOther(m_consumers, pid), getOther(m_producers, pid) };
}

ChannelRegistry::Pair * ChannelRegistry::findOrCreate(const ProcessID pid)
{
    const Size block = pid / PairsPerBlock;

    if (block >= MaximumBlocks)
        return ZERO;

    if (!m_blocks[block])
    {
        m_blocks[block] = new Pair[PairsPerBlock];
        if (!m_blocks[block])
            return ZERO;

        for (Size i = 0; i < PairsPerBlock; i++)
        {
            m_blocks[block][i].consumer = ZERO;
            m_blocks[block][i].producer = ZERO;
        }
    }
    return &m_blocks[block][pid % PairsPerBlock];
}

ChannelRegistry::Result ChannelRegistry::registerConsumer(const ProcessID pid, Channel *channel)
{
    // What is registered already stays
    if (channel && getConsumer(pid) == channel)
        return Success;

    unregisterConsumer(pid);

    if (Pair *pair = findOrCreate(pid))
        pair->consumer = channel;
    else if (pid < PairsPerBlock * MaximumBlocks)
        return IOError;

    m_consumers.insert(pid, channel);
    return Success;
}

ChannelRegistry::Result ChannelRegistry::registerProducer(const ProcessID pid, Channel *channel)
{
    // What is registered already stays
    if (channel && getProducer(pid) == channel)
        return Success;

    unregisterProducer(pid);

    if (Pair *pair = findOrCreate(pid))
        pair->producer = channel;
    else if (pid < PairsPerBlock * MaximumBlocks)
        return IOError;

    m_producers.insert(pid, channel);
    return Success;
}

ChannelRegistry::Result ChannelRegistry::unregisterConsumer(const ProcessID pid)
{
    Channel * const *found = m_consumers.get(pid);

    if (!found)
        return NotFound;

    if (Pair *pair = find(pid))
        pair->consumer = ZERO;

    delete *found;
    m_consumers.remove(pid);
    return Success;
}

ChannelRegistry::Result ChannelRegistry::unregisterProducer(const ProcessID pid)
{
    Channel * const *found = m_producers.get(pid);

    if (!found)
        return NotFound;

    if (Pair *pair = find(pid))
        pair->producer = ZERO;

    delete *found;
    m_producers.remove(pid);
    return Success;
}
