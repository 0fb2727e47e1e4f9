// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBIPC_MEMORYCHANNEL_H
#define __LIB_LIBIPC_MEMORYCHANNEL_H

#include <FreeNOS/System.h>
#include <Macros.h>
#include <Types.h>
#include <WordCopy.h>
#include "Channel.h"

/**
 * Channel in two pages of shared memory.
 *
 * The producer writes the data page, the consumer the feedback page. Both pages outlive the programs on
 * either side, so that they are at the same time the log from which a restarted consumer goes on.
 *
 * @verbatim
 *   data page                           feedback page
 *   0            RingHead: index        0     RingHead: index of the first message not consumed
 *   1 x size     message in slot 0      32    slot in work plus one, zero if none
 *   2 x size     message in slot 1      36    how often it was begun
 *   ...                                 40    bytes of a message, written by who connected
 *                                       48    four words, notes of the consumer
 *                                       64    bitmap: slots consumed beyond the index
 * @endverbatim
 *
 * A consumer either consumes as it reads (read()), looks first and consumes then (peek() and seek()), or takes many
 * messages into work and completes them in any order (next() and complete()). What was not
 * completed is found again after a restart.
 *
 * Nothing that the other side wrote is trusted: an index out of range is an error, never an address.
 */
class MemoryChannel : public Channel
{
  private:

    /** First word of both pages */
    struct RingHead
    {
        Size index;
    };

    /** Byte offsets in the feedback page */
    static const Size WorkOffset = 32;
    static const Size SizeOffset = 40;
    static const Size NoteOffset = 48;
    static const Size DoneOffset = 64;

  public:

    /** Number of words of notes() */
    static const Size NoteCount = 4;

    /** Largest message: one slot always stays free */
    static const Size MaximumSize = PAGESIZE / 3;

    /**
     * Size of the messages of a connection as its creator noted it.
     *
     * @param feedback Address of a feedback page
     *
     * @return Bytes of each message; zero if nothing usable is noted
     */
    static Size recordedSize(const Address feedback);

    /** Note the size of the messages in the feedback page. */
    void recordSize();

    /**
     * Constructor
     *
     * @param mode Which end this is
     * @param messageSize Bytes of each message: a multiple of four, at most MaximumSize. With any other one,
     *                    setVirtual() refuses, and nothing can be sent or received.
     */
    MemoryChannel(const Mode mode, const Size messageSize);

    /** Destructor */
    virtual ~MemoryChannel();

    /**
     * Use pages that are mapped already.
     *
     * @param data Address of the data page
     * @param feedback Address of the feedback page
     * @param hardReset True to begin anew, false to go on where the pages say
     *
     * @return Success; IOError when a page holds an index out of range, the channel then begins anew; InvalidSize if
     *         messages of this size cannot lie at words.
     */
    Result setVirtual(const Address data, const Address feedback, const bool hardReset = true);

    /**
     * Map and use physical pages.
     */
    Result setPhysical(const Address data, const Address feedback, const bool hardReset = true);

    /**
     * Unmap pages of setPhysical().
     */
    Result unmap();

    virtual Result read(void *buffer);
    virtual Result write(const void *buffer);
    virtual Result flush();

    /**
     * Copy the next message without consuming it.
     *
     * @param buffer Room for one message
     *
     * @return Success, NotFound if there is none, IOError when the producer's index is out of range.
     */
    Result peek(void *buffer);

    /**
     * Consume messages.
     *
     * @param count Number of messages
     *
     * @return Success, NotFound when there are not that many (then none is consumed).
     */
    Result seek(const Size count = 1);

    /**
     * Take the next message into work.
     *
     * It is not consumed before complete() is called for its slot.
     *
     * @param buffer Room for one message
     * @param slot Output: where the message is
     *
     * @return Success, NotFound, IOError.
     */
    Result next(void *buffer, Size & slot);

    /**
     * A message taken with next() is done.
     *
     * @param slot Slot of the message
     *
     * @return Success or InvalidArgument for a slot that is not in work.
     */
    Result complete(const Size slot);

    /** Take every message into work again that is not complete, as after a restart. */
    void rewind();

    /**
     * Take messages into work again, from the given one on. What is in work before it stays so.
     *
     * @param slot Slot of a message that next() gave
     */
    void rewindTo(const Size slot);

    /**
     * Note in the feedback page that the work on a message begins.
     *
     * @return How often it was begun without end before: deaths of the consumer in this message.
     */
    ALWAYS_INLINE Size begin(const Size slot)
    {
        volatile u32 *state = work();
        const Size attempts = state[0] == slot + 1 ? state[1] : 0;

        // The number first: with the slot alone, that of another message would count for this one after a restart
        state[1] = attempts + 1;
        state[0] = slot + 1;
        return attempts;
    }

    /** @return True if work on the message in a slot was begun and not ended */
    bool isInWork(const Size slot) const { return work()[0] == slot + 1; }

    /** @return True if the message in work was begun before, and the consumer was restarted then */
    bool isRepeated() const
    {
        const volatile u32 *state = work();

        return state[0] != 0 && state[1] > 1;
    }

    /**
     * Words for the consumer's own notes on the message in work. They outlive it, and are those of another message
     * until they are written; the other side can write here, too.
     */
    volatile u32 * notes() const
    {
        return (volatile u32 *) (((u8 *) m_feedbackHead) + NoteOffset);
    }

    /** Note that the consumer survived its work on the message. */
    ALWAYS_INLINE void end()
    {
        work()[0] = 0;
    }

    /**
     * Copy the message in any slot, complete or not.
     *
     * @return Success or InvalidArgument.
     */
    Result at(const Size slot, void *buffer) const;

    /** @return True if a message waits that was not taken into work */
    bool hasNext() const
    {
        return *m_dataHead != m_cursor;
    }

    /** @return True if a message can be written, or if the index of the other side is wrong, which write() tells */
    bool hasRoom() const
    {
        return following(m_head.index) != *m_feedbackHead;
    }

    /**
     * Look at the next message in place, if it is also the first that is not consumed.
     *
     * What is seen belongs to the other side, which may change it at any time: take() copies what counts.
     *
     * @return Message, or ZERO if there is none, or none that take() could consume.
     */
    ALWAYS_INLINE const void * front() const
    {
        const Size end = *m_dataHead;

        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        return m_cursor != end && m_cursor == m_head.index && end < m_maximumMessages && !m_doneCount ?
            slotAddress(m_cursor) : ZERO;
    }

    /**
     * Copy and consume the message that front() returned.
     *
     * @param buffer Room for one message
     */
    ALWAYS_INLINE void take(void *buffer)
    {
        copyFewWords(buffer, slotAddress(m_cursor), m_messageSize / sizeof(u32));
        m_cursor = following(m_cursor);
        publish(m_cursor);
    }

    /**
     * write() without a call, for who knows that this is a Producer.
     *
     * @param buffer One message
     * @param size Bytes of it: the message size of this channel
     *
     * @return As write().
     */
    ALWAYS_INLINE Result put(const void *buffer, const Size size)
    {
        const Size slot = m_head.index, index = following(slot), consumed = *m_feedbackHead;

        if (index == consumed)
            return ChannelFull;

        if (consumed >= m_maximumMessages)
            return IOError;

        copyFewWords(((u8 *) m_dataHead) + ((slot + 1) * size), buffer, size / sizeof(u32));
        __atomic_thread_fence(__ATOMIC_RELEASE);
        m_head.index = index;
        *m_dataHead = index;
        return Success;
    }

    /**
     * next() without a call, for who knows that this is a Consumer.
     *
     * @param buffer Room for one message
     * @param size Bytes of it: the message size of this channel
     * @param slot Output: where the message is
     *
     * @return As next().
     */
    ALWAYS_INLINE Result pick(void *buffer, const Size size, Size & slot)
    {
        const Size current = m_cursor, end = *m_dataHead;

        __atomic_thread_fence(__ATOMIC_ACQUIRE);

        if (current == end)
            return NotFound;

        // Slots that are done already are to be skipped, and an index that is wrong is an error
        if (m_doneCount || end >= m_maximumMessages)
            return next(buffer, slot);

        copyFewWords(buffer, ((u8 *) m_dataHead) + ((current + 1) * size), size / sizeof(u32));
        m_cursor = following(current);
        slot = current;
        return Success;
    }

    /**
     * complete() without a call where the order is kept, for who knows that this is a Consumer.
     *
     * @param slot Slot of the message
     *
     * @return As complete().
     */
    ALWAYS_INLINE Result finish(const Size slot)
    {
        if (slot != m_head.index || m_doneCount || m_cursor == slot)
            return complete(slot);

        publish(following(slot));
        return Success;
    }

    /** @return Number of slots */
    Size slots() const { return m_maximumMessages; }

    /**
     * Tell whether a slot of our side may hold a message that was sent, in Producer mode.
     *
     * The slot that is written next may hold a part of a message, or a whole one, that was never published: whoever
     * wrote it was restarted before.
     */
    bool isSent(const Size slot) const { return slot != m_head.index; }

    /** @return Identifier of the last request written by us */
    Size getIdentifier() const { return m_identifier; }

    /** Set the identifier of the last request written by us. */
    void setIdentifier(const Size identifier) { m_identifier = identifier & 0x7fffffff; }

    /** @return Generation of the ProcessID at the other end, zero if that was never asked for */
    u32 getGeneration() const { return m_generation; }

    /** Remember the generation of the ProcessID at the other end. */
    void setGeneration(const u32 generation) { m_generation = generation; }

    /** Begin a request. @return Its identifier, never zero */
    ALWAYS_INLINE Size nextIdentifier()
    {
        const Size next = (m_identifier + 1) & 0x7fffffff;

        m_identifier = next ? next : 1;
        return m_identifier;
    }

    /** @return True if both use the same pages */
    bool operator == (const MemoryChannel & ch) const;

    /** @return True if they use different pages */
    bool operator != (const MemoryChannel & ch) const;

  private:

    Result reset(const bool hardReset);

    u8 * slotAddress(const Size slot) const
    {
        return ((u8 *) m_dataHead) + ((slot + 1) * m_messageSize);
    }

    Size following(const Size slot) const
    {
        return slot + 1 >= m_maximumMessages ? 0 : slot + 1;
    }

    volatile u32 & doneWord(const Size slot) const
    {
        return ((volatile u32 *) (((u8 *) m_feedbackHead) + DoneOffset))[slot / 32];
    }

    volatile u32 * work() const
    {
        return (volatile u32 *) (((u8 *) m_feedbackHead) + WorkOffset);
    }

    bool isDone(const Size slot) const
    {
        return m_doneCount && (doneWord(slot) & (1U << (slot % 32)));
    }

    /** Index of the producer, checked. */
    ALWAYS_INLINE bool producerIndex(Size & index) const
    {
        index = *m_dataHead;
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        return index < m_maximumMessages;
    }


    ALWAYS_INLINE void publish(const Size index)
    {
        __atomic_thread_fence(__ATOMIC_RELEASE);
        m_head.index = index;
        *m_feedbackHead = index;
    }

    Size skipDone(Size slot, const Size end);

  private:

    const Size m_maximumMessages;
    RingHead m_head;
    Size m_cursor;
    Size m_doneCount;
    Size m_identifier;
    volatile Size *m_dataHead;
    volatile Size *m_feedbackHead;
    Arch::IO m_data;
    Arch::IO m_feedback;
    u32 m_generation;
};

#endif /* __LIB_LIBIPC_MEMORYCHANNEL_H */
