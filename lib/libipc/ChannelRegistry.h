// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_CHANNELREGISTRY_H
#define __LIB_LIBIPC_CHANNELREGISTRY_H

#include <Macros.h>
#include <Types.h>
#include <HashTable.h>
#include "Channel.h"

/**
 * Channels of this process by the ProcessID of the peer.
 *
 * Owns the channels that are registered: they are deleted when unregistered.
 */
class ChannelRegistry
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        InvalidSize,
        IOError,
        NotFound
    };

    /** Constructor */
    ChannelRegistry();

    /** Destructor: deletes all channels. */
    virtual ~ChannelRegistry();

    /** @return Channel that we read from, or ZERO */
    ALWAYS_INLINE Channel * getConsumer(const ProcessID pid)
    {
        const Pair *pair = find(pid);
        return pair ? pair->consumer : getOther(m_consumers, pid);
    }

    /** @return Channel that we write to, or ZERO */
    ALWAYS_INLINE Channel * getProducer(const ProcessID pid)
    {
        const Pair *pair = find(pid);
        return pair ? pair->producer : getOther(m_producers, pid);
    }

    /** @return All channels that we read from */
    HashTable<ProcessID, Channel *> & getConsumers();

    /** @return All channels that we write to */
    HashTable<ProcessID, Channel *> & getProducers();

    /**
     * Register a channel; one that was there for the same peer is deleted.
     */
    Result registerConsumer(const ProcessID pid, Channel *channel);

    /**
     * Register a channel; one that was there for the same peer is deleted.
     */
    Result registerProducer(const ProcessID pid, Channel *channel);

    /** Delete a channel. @return Success or NotFound */
    Result unregisterConsumer(const ProcessID pid);

    /** Delete a channel. @return Success or NotFound */
    Result unregisterProducer(const ProcessID pid);

    /** Both directions to one peer */
    struct Pair
    {
        Channel *consumer;  /**< What we read from, or ZERO */
        Channel *producer;  /**< What we write to, or ZERO */
    };

    /** @return Both directions to a peer at once */
    ALWAYS_INLINE Pair getPair(const ProcessID pid)
    {
        const Pair *pair = find(pid);
        return pair ? *pair : getOtherPair(pid);
    }

    /** @return Both directions to a peer at once, or ZERO: then getPair() knows more */
    ALWAYS_INLINE const Pair * findPair(const ProcessID pid) const
    {
        return find(pid);
    }

  private:

    ChannelRegistry(const ChannelRegistry &) = delete;
    void operator = (const ChannelRegistry &) = delete;

    /** Peers are found without hashing, in two steps of 32 */
    static const Size PairsPerBlock = 32;
    static const Size MaximumBlocks = 32;

    ALWAYS_INLINE Pair * find(const ProcessID pid) const
    {
        if (pid >= PairsPerBlock * MaximumBlocks || !m_blocks[pid / PairsPerBlock])
            return ZERO;

        return &m_blocks[pid / PairsPerBlock][pid % PairsPerBlock];
    }

    Pair * findOrCreate(const ProcessID pid);
    Pair getOtherPair(const ProcessID pid);
    static Channel * getOther(HashTable<ProcessID, Channel *> & table, const ProcessID pid);

  private:

    Pair *m_blocks[MaximumBlocks];
    HashTable<ProcessID, Channel *> m_consumers;
    HashTable<ProcessID, Channel *> m_producers;
};

#endif /* __LIB_LIBIPC_CHANNELREGISTRY_H */
