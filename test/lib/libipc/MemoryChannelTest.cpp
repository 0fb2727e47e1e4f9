// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <MemoryChannel.h>

static u8 pages[2][PAGESIZE] ALIGN(4096);

static volatile Size * const data = (volatile Size *) pages[0];
static volatile Size * const feedback = (volatile Size *) pages[1];

/** Largest number of 4-byte messages that wait */
static const Size capacity = PAGESIZE / sizeof(u32) - 2;

/** Both ends of a channel of 4-byte messages in fresh pages */
struct Ends
{
    Ends(const Size size = sizeof(u32))
        : producer(Channel::Producer, size)
        , consumer(Channel::Consumer, size)
    {
        MemoryBlock::set(pages, 0, sizeof(pages));
        producer.setVirtual((Address) pages[0], (Address) pages[1]);
        consumer.setVirtual((Address) pages[0], (Address) pages[1]);
    }

    /** Write numbers from first on */
    bool write(const u32 first, const Size count)
    {
        for (u32 i = first; i < first + count; i++)
        {
            if (producer.write(&i) != Channel::Success)
                return false;
        }
        return true;
    }

    MemoryChannel producer;
    MemoryChannel consumer;
};

TestCase(ChannelIsEmptyAtFirst)
{
    Ends ends;
    u32 value = 0x5a;
    Size slot = 99;

    testAssert(ends.consumer.getMessageSize() == sizeof(u32));
    testAssert(ends.consumer.read(&value) == Channel::NotFound);
    testAssert(ends.consumer.peek(&value) == Channel::NotFound);
    testAssert(ends.consumer.next(&value, slot) == Channel::NotFound);
    testAssert(ends.consumer.seek() == Channel::NotFound);
    testAssert(value == 0x5a && slot == 99);
    return OK;
}

TestCase(ChannelBeginsAtIOBase)
{
    MemoryChannel channel(Channel::Producer, sizeof(u32));

    testAssert(channel.m_mode == Channel::Producer);
    testAssert(channel.m_messageSize == sizeof(u32));
    testAssert(channel.m_maximumMessages == PAGESIZE / sizeof(u32) - 1);
    testAssert(channel.m_data.m_base == IO_BASE && channel.m_feedback.m_base == IO_BASE);
    testAssert(channel.m_head.index == 0);
    return OK;
}

TestCase(ChannelHoldsPageMinusTwo)
{
    Ends ends;
    u32 value = 7;

    testAssert(capacity == 1022);
    testAssert(ends.write(100, capacity));
    testAssert(ends.producer.write(&value) == Channel::ChannelFull);
    testAssert(data[0] == capacity);

    // One read makes room for one
    testAssert(ends.consumer.read(&value) == Channel::Success && value == 100);
    testAssert(ends.write(1122, 1));
    testAssert(ends.producer.write(&value) == Channel::ChannelFull);
    return OK;
}

TestCase(MessagesLieBehindTheIndex)
{
    Ends ends;

    for (u32 i = 0; i < 10; i++)
    {
        testAssert(ends.write(0xabc0 + i, 1));
        testAssert(data[0] == i + 1);
        testAssert(ends.producer.m_head.index == i + 1);
        testAssert(((volatile u32 *) data)[i + 1] == 0xabc0 + i);
        testAssert(feedback[0] == 0);
    }
    return OK;
}

TestCase(ReadAcknowledgesAtOnce)
{
    Ends ends;
    u32 value = 0;

    testAssert(ends.write(1, 5));

    for (u32 i = 1; i <= 5; i++)
    {
        testAssert(ends.consumer.read(&value) == Channel::Success);
        testAssert(value == i);
        testAssert(feedback[0] == i);
    }
    testAssert(ends.consumer.read(&value) == Channel::NotFound);
    testAssert(data[0] == 5);
    return OK;
}

TestCase(OrderIsKeptAcrossTheEndOfThePage)
{
    Ends ends;
    u32 written = 0, expected = 0, value = 0;

    for (Size round = 0; round < 20; round++)
    {
        testAssert(ends.write(written, 700));
        written += 700;

        while (ends.consumer.read(&value) == Channel::Success)
        {
            testAssert(value == expected);
            expected++;
        }
        testAssert(expected == written);
        testAssert(data[0] == written % (capacity + 1));
        testAssert(feedback[0] == data[0]);
    }
    return OK;
}

TestCase(LargerMessagesAreCopiedWhole)
{
    Ends ends(64);
    u32 message[16], copy[16];
    Size count = 0;

    for (Size i = 0; i < 16; i++)
        message[i] = 0x01010101 * i;

    while (ends.producer.write(message) == Channel::Success)
    {
        message[0]++;
        count++;
    }
    testAssert(count == PAGESIZE / 64 - 2);

    for (Size i = 0; i < count; i++)
    {
        testAssert(ends.consumer.read(copy) == Channel::Success);
        testAssert(copy[0] == i);
        testAssert(MemoryBlock::compare((const void *) (copy + 1), (const void *) (message + 1), 60));
    }
    return OK;
}

TestCase(MessagesOfEachSizeLieAtWords)
{
    for (Size size = sizeof(u32); size <= MemoryChannel::MaximumSize; size += sizeof(u32))
    {
        Ends ends(size);
        u8 sent[MemoryChannel::MaximumSize + 4], received[MemoryChannel::MaximumSize + 4];

        for (Size i = 0; i < sizeof(sent); i++)
            sent[i] = size + i;

        // Whoever sends and receives may have it anywhere
        for (Size offset = 0; offset < sizeof(u32); offset++)
        {
            MemoryBlock::set(received, 0xee, sizeof(received));
            testAssert(ends.producer.write(sent + offset) == Channel::Success);

            const Address place = (Address) ends.consumer.front();
            testAssert(place % sizeof(u32) == 0);
            testAssert(place >= (Address) pages[0] + size && place + size <= (Address) pages[0] + PAGESIZE);

            testAssert(ends.consumer.read(received + offset) == Channel::Success);
            testAssert(MemoryBlock::compare(sent + offset, received + offset, size));
            testAssert(offset == 0 || received[offset - 1] == 0xee);
            testAssert(offset + size == sizeof(received) || received[offset + size] == 0xee);
        }
    }
    return OK;
}

TestCase(SizesThatDoNotFitAreRefused)
{
    static const Size sizes[] = { 0, 1, 2, 3, 5, 6, 7, 9, 62, 1365, 1368, 2048, PAGESIZE, PAGESIZE + 4, ~(Size) 0 };

    for (const Size size : sizes)
    {
        Ends ends(size);
        u32 buffer[2] = { 1, 2 };
        Size slot;

        // Nothing could be sent whole and at a word address
        testAssert(ends.producer.setVirtual((Address) pages[0], (Address) pages[1]) == Channel::InvalidSize);
        testAssert(ends.consumer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::InvalidSize);
        testAssert(ends.producer.write(buffer) == Channel::IOError);
        testAssert(ends.consumer.read(buffer) == Channel::IOError);
        testAssert(ends.consumer.next(buffer, slot) == Channel::IOError);
        testAssert(!ends.consumer.front());
        testAssert(ends.consumer.complete(1) == Channel::InvalidArgument);
        ends.consumer.rewindTo(1);
        testAssert(*data == 0 && *feedback == 0);
        testAssert(buffer[0] == 1 && buffer[1] == 2);
    }
    return OK;
}

TestCase(EndsAreNotExchanged)
{
    Ends ends;
    u32 value = 0;
    Size slot = 0;

    testAssert(ends.consumer.write(&value) == Channel::InvalidMode);
    testAssert(ends.producer.read(&value) == Channel::InvalidMode);
    testAssert(ends.producer.peek(&value) == Channel::InvalidMode);
    testAssert(ends.producer.seek() == Channel::InvalidMode);
    testAssert(ends.producer.next(&value, slot) == Channel::InvalidMode);
    testAssert(ends.producer.complete(0) == Channel::InvalidMode);
    return OK;
}

TestCase(SoftResetGoesOnWhereThePagesSay)
{
    Ends ends;
    u32 value = 0;

    testAssert(ends.write(0, 10));
    for (Size i = 0; i < 4; i++)
        testAssert(ends.consumer.read(&value) == Channel::Success);

    MemoryChannel producer(Channel::Producer, sizeof(u32)), consumer(Channel::Consumer, sizeof(u32));
    testAssert(producer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::Success);
    testAssert(consumer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::Success);
    testAssert(producer.m_head.index == 10);
    testAssert(consumer.m_head.index == 4);

    value = 10;
    testAssert(producer.write(&value) == Channel::Success);
    for (u32 i = 4; i <= 10; i++)
        testAssert(consumer.read(&value) == Channel::Success && value == i);

    testAssert(consumer.read(&value) == Channel::NotFound);
    return OK;
}

TestCase(HardResetBeginsAnew)
{
    Ends ends;

    testAssert(ends.write(0, 3));
    testAssert(ends.producer.setVirtual((Address) pages[0], (Address) pages[1], true) == Channel::Success);
    testAssert(ends.producer.m_head.index == 0);
    testAssert(ends.write(77, 1));
    testAssert(data[0] == 1 && ((volatile u32 *) data)[1] == 77);
    return OK;
}

TestCase(PeekDoesNotConsume)
{
    Ends ends;
    u32 value = 0;

    testAssert(ends.write(5, 2));
    testAssert(ends.consumer.peek(&value) == Channel::Success && value == 5);
    testAssert(ends.consumer.peek(&value) == Channel::Success && value == 5);
    testAssert(feedback[0] == 0);

    testAssert(ends.consumer.seek() == Channel::Success);
    testAssert(feedback[0] == 1);
    testAssert(ends.consumer.peek(&value) == Channel::Success && value == 6);
    testAssert(ends.consumer.read(&value) == Channel::Success && value == 6);
    testAssert(ends.consumer.peek(&value) == Channel::NotFound);
    return OK;
}

TestCase(SeekConsumesAllOrNothing)
{
    Ends ends;
    u32 value = 0;

    testAssert(ends.write(1, 5));
    testAssert(ends.consumer.seek(6) == Channel::NotFound);
    testAssert(feedback[0] == 0);
    testAssert(ends.consumer.seek(3) == Channel::Success);
    testAssert(feedback[0] == 3);
    testAssert(ends.consumer.read(&value) == Channel::Success && value == 4);
    return OK;
}

TestCase(NextAcknowledgesOnlyWhatIsComplete)
{
    Ends ends;
    u32 value = 0;
    Size slots[4];

    testAssert(ends.write(10, 4));

    for (u32 i = 0; i < 4; i++)
        testAssert(ends.consumer.next(&value, slots[i]) == Channel::Success && value == 10 + i);

    testAssert(ends.consumer.next(&value, slots[0]) == Channel::NotFound);
    testAssert(feedback[0] == 0);

    // Out of order: the index waits for the oldest, then moves over all that is done
    testAssert(ends.consumer.complete(slots[2]) == Channel::Success);
    testAssert(feedback[0] == 0);
    testAssert(ends.consumer.complete(slots[1]) == Channel::Success);
    testAssert(feedback[0] == 0);
    testAssert(ends.consumer.complete(slots[0]) == Channel::Success);
    testAssert(feedback[0] == 3);
    testAssert(ends.consumer.complete(slots[3]) == Channel::Success);
    testAssert(feedback[0] == 4);
    return OK;
}

TestCase(ParkedMessageDoesNotBlockTheRing)
{
    Ends ends;
    u32 value = 0, expected = 0;
    Size parked = 0, slot = 0;

    testAssert(ends.write(0, 1));
    testAssert(ends.consumer.next(&value, parked) == Channel::Success);

    // As many as there is room for go past it
    for (Size i = 1; i < capacity; i++)
    {
        testAssert(ends.write(i, 1));
        testAssert(ends.consumer.next(&value, slot) == Channel::Success && value == i);
        testAssert(ends.consumer.complete(slot) == Channel::Success);
    }
    testAssert(feedback[0] == 0);
    testAssert(ends.producer.write(&value) == Channel::ChannelFull);

    // It was the only one that held them
    testAssert(ends.consumer.complete(parked) == Channel::Success);
    testAssert(feedback[0] == capacity);
    testAssert(ends.write(capacity, capacity));

    for (expected = capacity; ends.consumer.next(&value, slot) == Channel::Success; expected++)
    {
        testAssert(value == expected);
        testAssert(ends.consumer.complete(slot) == Channel::Success);
    }
    testAssert(expected == 2 * capacity);
    testAssert(feedback[0] == data[0]);
    return OK;
}

TestCase(OnlySlotsInWorkCanBeCompleted)
{
    Ends ends;
    u32 value = 0;
    Size slot = 0;

    testAssert(ends.write(1, 3));
    testAssert(ends.consumer.next(&value, slot) == Channel::Success);
    testAssert(ends.consumer.next(&value, slot) == Channel::Success);
    testAssert(ends.consumer.complete(2) == Channel::InvalidArgument);
    testAssert(ends.consumer.complete(500) == Channel::InvalidArgument);
    testAssert(ends.consumer.complete(~0U) == Channel::InvalidArgument);
    testAssert(ends.consumer.complete(slot) == Channel::Success);
    testAssert(ends.consumer.complete(slot) == Channel::InvalidArgument);
    testAssert(feedback[0] == 0);
    return OK;
}

TestCase(RestartedConsumerGetsAgainWhatWasNotComplete)
{
    Ends ends;
    u32 value = 0;
    Size slots[5];

    testAssert(ends.write(20, 5));
    for (Size i = 0; i < 4; i++)
        testAssert(ends.consumer.next(&value, slots[i]) == Channel::Success);

    testAssert(ends.consumer.complete(slots[0]) == Channel::Success);
    testAssert(ends.consumer.complete(slots[2]) == Channel::Success);

    // 21 and 23 were in work, 24 was not seen
    MemoryChannel successor(Channel::Consumer, sizeof(u32));
    const u32 expected[] = { 21, 23, 24 };

    testAssert(successor.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::Success);
    for (Size i = 0; i < 3; i++)
        testAssert(successor.next(&value, slots[i]) == Channel::Success && value == expected[i]);
    testAssert(successor.next(&value, slots[4]) == Channel::NotFound);

    for (Size i = 3; i > 0; i--)
        testAssert(successor.complete(slots[i - 1]) == Channel::Success);
    testAssert(feedback[0] == 5);
    return OK;
}

TestCase(CompletedSlotsAreFreshInTheNextRound)
{
    Ends ends;
    u32 value = 0, expected = 0;
    Size first = 0, second = 0;

    // Pairs completed in the wrong order, for more than two rounds of the ring
    for (Size i = 0; i < 1200; i++)
    {
        testAssert(ends.write(2 * i, 2));
        testAssert(ends.consumer.next(&value, first) == Channel::Success && value == expected++);
        testAssert(ends.consumer.next(&value, second) == Channel::Success && value == expected++);
        testAssert(ends.consumer.complete(second) == Channel::Success);
        testAssert(ends.consumer.complete(first) == Channel::Success);
        testAssert(feedback[0] == data[0]);
    }
    return OK;
}

TestCase(RewindTakesIntoWorkAgain)
{
    Ends ends;
    u32 value = 0;
    Size slots[3];

    testAssert(ends.write(1, 3));
    for (Size i = 0; i < 3; i++)
        testAssert(ends.consumer.next(&value, slots[i]) == Channel::Success);

    testAssert(!ends.consumer.hasNext());
    testAssert(ends.consumer.complete(slots[1]) == Channel::Success);
    ends.consumer.rewind();
    testAssert(ends.consumer.hasNext());
    testAssert(ends.consumer.next(&value, slots[0]) == Channel::Success && value == 1);
    testAssert(ends.consumer.next(&value, slots[2]) == Channel::Success && value == 3);
    testAssert(ends.consumer.next(&value, slots[1]) == Channel::NotFound);
    return OK;
}

TestCase(AttemptsAreCountedOverRestarts)
{
    Ends ends;
    u32 value = 0;
    Size slot = 0;

    testAssert(ends.write(1, 2));
    testAssert(ends.consumer.next(&value, slot) == Channel::Success);
    testAssert(ends.consumer.begin(slot) == 0);

    MemoryChannel second(Channel::Consumer, sizeof(u32));
    second.setVirtual((Address) pages[0], (Address) pages[1], false);
    testAssert(second.next(&value, slot) == Channel::Success);
    testAssert(second.begin(slot) == 1);
    testAssert(second.isRepeated());
    second.end();
    testAssert(!second.isRepeated());

    // It was survived: the next attempt is the first
    testAssert(second.begin(slot) == 0);
    second.end();
    testAssert(second.next(&value, slot) == Channel::Success);
    testAssert(second.begin(slot) == 0);
    return OK;
}

TestCase(NotesOutliveTheConsumerAndNotTheConnection)
{
    Ends ends;

    testAssert(ends.consumer.notes()[0] == 0);
    for (Size i = 0; i < MemoryChannel::NoteCount; i++)
        ends.consumer.notes()[i] = i + 1;

    MemoryChannel second(Channel::Consumer, sizeof(u32));
    second.setVirtual((Address) pages[0], (Address) pages[1], false);
    for (Size i = 0; i < MemoryChannel::NoteCount; i++)
        testAssert(second.notes()[i] == i + 1);

    second.setVirtual((Address) pages[0], (Address) pages[1], true);
    testAssert(second.notes()[0] == 0 && second.notes()[MemoryChannel::NoteCount - 1] == 0);
    return OK;
}

TestCase(ProducerIndexOutOfRangeIsAnError)
{
    const Size hostile[] = { capacity + 1, capacity + 2, 0x7fffffff, 0xffffffff };
    Ends ends;
    u32 value = 0;
    Size slot = 0;

    testAssert(ends.write(1, 2));

    for (Size i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++)
    {
        data[0] = hostile[i];
        testAssert(ends.consumer.read(&value) == Channel::IOError);
        testAssert(ends.consumer.peek(&value) == Channel::IOError);
        testAssert(ends.consumer.next(&value, slot) == Channel::IOError);
        testAssert(ends.consumer.seek() == Channel::IOError);
        testAssert(feedback[0] == 0);
    }

    // A producer that comes to its senses is read again
    data[0] = 2;
    testAssert(ends.consumer.read(&value) == Channel::Success && value == 1);
    return OK;
}

TestCase(ConsumerIndexOutOfRangeIsAnError)
{
    Ends ends;
    u32 value = 0;

    feedback[0] = capacity + 1;
    testAssert(ends.producer.write(&value) == Channel::IOError);
    feedback[0] = 0xffffffff;
    testAssert(ends.producer.write(&value) == Channel::IOError);
    testAssert(data[0] == 0);
    return OK;
}

TestCase(AnyIndexInRangeEnds)
{
    Ends ends;
    u32 value = 0;
    Size count = 0;

    // Valid but false: what lies in the ring is read once, never forever
    data[0] = capacity;
    while (ends.consumer.read(&value) == Channel::Success)
    {
        count++;
        testAssert(count <= capacity);
    }
    testAssert(count == capacity);
    return OK;
}

TestCase(SoftResetDoesNotTrustThePages)
{
    Ends ends;
    u32 value = 0;

    data[0] = 0xfffffff0;
    feedback[0] = capacity + 1;
    testAssert(ends.producer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::IOError);
    testAssert(ends.consumer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::IOError);
    testAssert(ends.producer.m_head.index == 0 && ends.consumer.m_head.index == 0);

    // Both began anew
    testAssert(ends.write(3, 1));
    testAssert(ends.consumer.read(&value) == Channel::Success && value == 3);
    return OK;
}

TestCase(SoftResetIgnoresDoneMarksOfMessagesThatDoNotExist)
{
    Ends ends;
    u32 value = 0;
    Size slot = 0;

    // Left over, or written by a bug: all slots are done
    MemoryBlock::set(pages[1] + 64, 0xff, 128);
    testAssert(ends.consumer.setVirtual((Address) pages[0], (Address) pages[1], false) == Channel::Success);
    testAssert(ends.write(8, 1));
    testAssert(ends.consumer.next(&value, slot) == Channel::Success && value == 8);
    testAssert(ends.consumer.complete(slot) == Channel::Success);
    testAssert(feedback[0] == 1);
    return OK;
}

TestCase(ChannelsAreEqualIfTheirPagesAre)
{
    Ends ends;
    MemoryChannel other(Channel::Consumer, sizeof(u32));

    testAssert(ends.producer == ends.consumer);
    testAssert(other != ends.consumer);
    other.setVirtual((Address) pages[1], (Address) pages[0]);
    testAssert(other != ends.consumer);
    testAssert(ends.producer.flush() == Channel::Success);
    return OK;
}
