// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <BitArray.h>
#include <MemoryBlock.h>

TestCase(BitArrayConstruct)
{
    BitArray b(1024);

    testAssert(b.size() == 1024 && b.count(true) == 0 && b.count(false) == 1024);
    testAssert(b.m_bitCount == 1024 && b.m_set == 0 && b.m_array != 0 && b.m_allocated);
    for (Size i = 0; i < 1024 / 8; i++)
    {
        testAssert(b.array()[i] == 0);
    }
    return OK;
}

TestCase(BitArrayUsesGivenMemory)
{
    u8 map[3] = { 0x01, 0x00, 0xff };
    BitArray b(20, map);

    testAssert(!b.m_allocated && b.array() == map);
    testAssert(b.count(true) == 5 && b[0] && !b[1] && b[19] && !b[20]);
    b.set(8);
    testAssert(map[1] == 1 && b.count(true) == 6);

    u8 other[2] = { 0, 0x80 };
    b.setArray(other, 16);
    testAssert(b.size() == 16 && b.count(true) == 1 && b.isSet(15));
    b.setArray(map);
    testAssert(b.size() == 16 && b.count(true) == 2);
    return OK;
}

TestCase(BitArraySetAndUnset)
{
    BitArray b(100);

    b.set(0);
    b.set(99);
    b.set(99);
    b.set(100);
    testAssert(b.count(true) == 2 && b.isSet(99) && !b.isSet(98) && !b.isSet(100) && b[(Size) 0]);
    b.unset(99);
    b.set(0, false);
    b.unset(1000);
    testAssert(b.count(true) == 0 && b.count(false) == 100);
    return OK;
}

TestCase(BitArraySetRangeIsInclusive)
{
    for (Size from = 0; from < 40; from += 3)
    {
        for (Size to = from; to < 70; to++)
        {
            BitArray b(64);

            b.setRange(from, to);
            for (Size i = 0; i < 64; i++)
            {
                testAssert(b.isSet(i) == (i >= from && i <= to));
            }
            testAssert(b.count(true) == (to < 64 ? to : 63) - from + 1);
        }
    }
    BitArray b(64);

    b.setRange(64, 70);
    b.setRange(5, 4);
    testAssert(b.count(true) == 0);
    return OK;
}

TestCase(BitArraySetNextFindsTheFirstRun)
{
    BitArray b(256);
    Size bit = 0;

    b.setRange(0, 99);
    b.setRange(103, 199);
    testAssert(b.setNext(&bit) == BitArray::Success && bit == 100);
    testAssert(b.setNext(&bit, 3) == BitArray::Success && bit == 200);
    testAssert(b.setNext(&bit, 2) == BitArray::Success && bit == 101);
    testAssert(b.setNext(&bit, 4, 0, 16) == BitArray::Success && bit == 208);
    testAssert(b.setNext(&bit, 1, 250) == BitArray::Success && bit == 250);
    testAssert(b.count(true) == 100 + 97 + 1 + 3 + 2 + 4 + 1);
    return OK;
}

TestCase(BitArraySetNextFails)
{
    BitArray b(64);
    Size bit = 77;

    testAssert(b.setNext(&bit, 1, 64) == BitArray::OutOfMemory);
    testAssert(b.setNext(&bit, 65) == BitArray::OutOfMemory);
    testAssert(b.setNext(&bit, 0) == BitArray::InvalidArgument);
    testAssert(b.setNext(&bit, 1, 0, 0) == BitArray::InvalidArgument);
    testAssert(b.setNext(&bit, 0xffffffff, 5) == BitArray::OutOfMemory);
    testAssert(b.setNext(&bit, 2, 0, 0xfffffff0) == BitArray::Success && bit == 0);
    testAssert(b.setNext(&bit, 2, 0, 0xfffffff0) == BitArray::OutOfMemory);
    testAssert(b.count(true) == 2);
    testAssert(b.setNext(&bit, 62) == BitArray::Success && bit == 2);
    testAssert(b.setNext(&bit) == BitArray::OutOfMemory && b.count(false) == 0);
    return OK;
}

/** The first run of free bits, found bit by bit. */
static Size search(const BitArray & b, Size count, Size offset, Size boundary)
{
    for (Size start = offset; start + count <= b.size(); start++)
    {
        Size length = 0;

        while (length < count && !b.isSet(start + length))
        {
            length++;
        }
        if (length == count && start % boundary == 0)
        {
            return start;
        }
    }
    return b.size();
}

TestCase(BitArraySetNextAgreesWithASearchBitByBit)
{
    TestInt<uint> random(0, 1000000);

    for (int round = 0; round < 200; round++)
    {
        const Size bits = 1 + random.random() % 300;
        BitArray b(bits);

        for (Size i = random.random() % (bits * 2); i > 0; i--)
        {
            b.set(random.random() % bits);
        }
        for (int i = 0; i < 20; i++)
        {
            const Size count = 1 + random.random() % 9;
            const Size offset = random.random() % (bits + 2);
            const Size boundary = 1 + random.random() % 10;
            const Size expected = search(b, count, offset, boundary);
            const Size before = b.count(true);
            Size bit = 0;

            if (expected < bits)
            {
                testAssert(b.setNext(&bit, count, offset, boundary) == BitArray::Success && bit == expected);
                testAssert(b.count(true) == before + count);
            }
            else
            {
                testAssert(b.setNext(&bit, count, offset, boundary) == BitArray::OutOfMemory);
                testAssert(b.count(true) == before);
            }
        }
    }
    return OK;
}

TestCase(BitArrayClear)
{
    BitArray b(33);

    b.setRange(0, 32);
    b.clear();
    testAssert(b.count(true) == 0 && !b.isSet(32));
    return OK;
}
