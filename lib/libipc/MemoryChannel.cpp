// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "MemoryChannel.h"

/** Used before pages are set, so that no operation meets a null pointer */
static Size emptyPage[PAGESIZE / sizeof(Size)];

static inline void copyWords(void *destination, const void *source, const Size size)
{
    copyFewWords(destination, source, size / sizeof(u32));
}

/** @return True if messages of this size lie at words, and there is room for one besides index and free slot */
static bool isPossible(const Size messageSize)
{
    return messageSize > 0 && messageSize <= MemoryChannel::MaximumSize && messageSize % sizeof(u32) == 0;
}

MemoryChannel::MemoryChannel(const Mode mode, const Size messageSize)
    : Channel(mode, messageSize)
    , m_maximumMessages(isPossible(messageSize) ? (PAGESIZE / messageSize) - 1 : 0)
    , m_cursor(0)
    , m_doneCount(0)
    , m_identifier(0)
    , m_dataHead(emptyPage)
    , m_feedbackHead(emptyPage)
    , m_generation(0)
{
    m_head.index = 0;
    m_data.setBase(IO_BASE);
    m_feedback.setBase(IO_BASE);
}

MemoryChannel::~MemoryChannel()
{
}

Size MemoryChannel::recordedSize(const Address feedback)
{
    const Size size = *(volatile u32 *) (feedback + SizeOffset);

    return isPossible(size) ? size : 0;
}

void MemoryChannel::recordSize()
{
    *(volatile u32 *) (((u8 *) m_feedbackHead) + SizeOffset) = m_messageSize;
}

MemoryChannel::Result MemoryChannel::setVirtual(const Address data, const Address feedback, const bool hardReset)
{
    m_data.setBase(data);
    m_feedback.setBase(feedback);
    m_dataHead = (volatile Size *) data;
    m_feedbackHead = (volatile Size *) feedback;
    return reset(hardReset);
}

MemoryChannel::Result MemoryChannel::setPhysical(const Address data, const Address feedback, const bool hardReset)
{
    const Memory::Access writable = Memory::User | Memory::Readable | Memory::Writable;

    if (m_data.map(data, PAGESIZE, writable) != IO::Success)
        return IOError;

    if (m_feedback.map(feedback, PAGESIZE, writable) != IO::Success)
    {
        m_data.unmap();
        return IOError;
    }

    m_dataHead = (volatile Size *) m_data.getBase();
    m_feedbackHead = (volatile Size *) m_feedback.getBase();
    return reset(hardReset);
}

MemoryChannel::Result MemoryChannel::unmap()
{
    m_dataHead = emptyPage;
    m_feedbackHead = emptyPage;

    const bool failed = m_data.unmap() != IO::Success;
    return m_feedback.unmap() != IO::Success || failed ? IOError : Success;
}

MemoryChannel::Result MemoryChannel::reset(const bool hardReset)
{
    Result result = Success;

    m_head.index = 0;
    m_cursor = 0;
    m_doneCount = 0;

    if (!m_maximumMessages)
        return InvalidSize;

    if (hardReset)
    {
        if (m_mode == Consumer)
        {
            for (Size i = 0; i < m_maximumMessages; i += 32)
                doneWord(i) = 0;
            work()[0] = 0;
            work()[1] = 0;
            for (Size i = 0; i < NoteCount; i++)
                notes()[i] = 0;
        }
        return Success;
    }

    m_head.index = m_mode == Producer ? *m_dataHead : *m_feedbackHead;

    if (m_head.index >= m_maximumMessages)
    {
        m_head.index = 0;
        result = IOError;
        if (m_mode == Producer)
            *m_dataHead = 0;
        else
            *m_feedbackHead = 0;
    }
    m_cursor = m_head.index;

    if (m_mode == Consumer)
    {
        // Only messages that exist can be done
        const Size produced = *m_dataHead < m_maximumMessages ? *m_dataHead : m_head.index;
        const Size pending = (produced + m_maximumMessages - m_head.index) % m_maximumMessages;

        for (Size i = 0; i < m_maximumMessages; i++)
        {
            if (!(doneWord(i) & (1U << (i % 32))))
                continue;

            if ((i + m_maximumMessages - m_head.index) % m_maximumMessages < pending)
                m_doneCount++;
            else
                doneWord(i) = doneWord(i) & ~(1U << (i % 32));
        }
    }
    return result;
}

Size MemoryChannel::skipDone(Size slot, const Size end)
{
    while (m_doneCount && slot != end && isDone(slot))
    {
        doneWord(slot) = doneWord(slot) & ~(1U << (slot % 32));
        m_doneCount--;
        slot = following(slot);
    }
    return slot;
}

MemoryChannel::Result MemoryChannel::peek(void *buffer)
{
    Size end;

    if (m_mode != Consumer)
        return InvalidMode;

    if (!producerIndex(end))
        return IOError;

    if (m_doneCount)
    {
        const Size first = skipDone(m_head.index, end);
        if (first != m_head.index)
            publish(first);
    }

    if (m_head.index == end)
        return NotFound;

    copyWords(buffer, slotAddress(m_head.index), m_messageSize);
    return Success;
}

MemoryChannel::Result MemoryChannel::seek(const Size count)
{
    Size end;

    if (m_mode != Consumer)
        return InvalidMode;

    if (!producerIndex(end))
        return IOError;

    Size index = m_head.index;

    for (Size i = 0; i < count; i++)
    {
        if (index == end)
            return NotFound;
        index = following(index);
    }

    for (Size i = m_head.index; m_doneCount && i != index; i = following(i))
    {
        if (isDone(i))
        {
            doneWord(i) = doneWord(i) & ~(1U << (i % 32));
            m_doneCount--;
        }
    }

    publish(index);
    m_cursor = index;
    return Success;
}

MemoryChannel::Result MemoryChannel::read(void *buffer)
{
    const Result result = peek(buffer);

    if (result == Success)
    {
        publish(following(m_head.index));
        m_cursor = m_head.index;
    }
    return result;
}

MemoryChannel::Result MemoryChannel::next(void *buffer, Size & slot)
{
    Size end;

    if (m_mode != Consumer)
        return InvalidMode;

    if (!producerIndex(end))
        return IOError;

    while (m_cursor != end)
    {
        const Size current = m_cursor;

        m_cursor = following(current);

        if (!isDone(current))
        {
            copyWords(buffer, slotAddress(current), m_messageSize);
            slot = current;
            return Success;
        }
    }
    return NotFound;
}

MemoryChannel::Result MemoryChannel::complete(const Size slot)
{
    if (m_mode != Consumer)
        return InvalidMode;

    if (slot == m_head.index)
    {
        Size end, index = following(slot);

        if (m_doneCount && producerIndex(end))
            index = skipDone(index, end);

        // The index never overtakes what was taken into work
        if (m_cursor == slot)
            m_cursor = index;

        publish(index);
        return Success;
    }

    if (slot >= m_maximumMessages)
        return InvalidArgument;

    // Only slots between the index and the cursor are in work
    const Size distance = (slot + m_maximumMessages - m_head.index) % m_maximumMessages;
    const Size taken = (m_cursor + m_maximumMessages - m_head.index) % m_maximumMessages;

    if (distance >= taken || isDone(slot))
        return InvalidArgument;

    __atomic_thread_fence(__ATOMIC_RELEASE);
    doneWord(slot) = doneWord(slot) | (1U << (slot % 32));
    m_doneCount++;
    return Success;
}

void MemoryChannel::rewind()
{
    m_cursor = m_head.index;
}

void MemoryChannel::rewindTo(const Size slot)
{
    if (slot >= m_maximumMessages)
        return;

    const Size distance = (slot + m_maximumMessages - m_head.index) % m_maximumMessages;
    const Size taken = (m_cursor + m_maximumMessages - m_head.index) % m_maximumMessages;

    if (distance < taken)
        m_cursor = slot;
}

MemoryChannel::Result MemoryChannel::at(const Size slot, void *buffer) const
{
    if (slot >= m_maximumMessages)
        return InvalidArgument;

    copyWords(buffer, slotAddress(slot), m_messageSize);
    return Success;
}

MemoryChannel::Result MemoryChannel::write(const void *buffer)
{
    if (m_mode != Producer)
        return InvalidMode;

    return m_maximumMessages ? put(buffer, m_messageSize) : IOError;
}

MemoryChannel::Result MemoryChannel::flush()
{
    Arch::Cache cache;

    cache.cleanData(m_mode == Producer ? (Address) m_dataHead : (Address) m_feedbackHead);
    return Success;
}

bool MemoryChannel::operator == (const MemoryChannel & ch) const
{
    return m_data.getBase() == ch.m_data.getBase() && m_feedback.getBase() == ch.m_feedback.getBase();
}

bool MemoryChannel::operator != (const MemoryChannel & ch) const
{
    return !(*this == ch);
}
