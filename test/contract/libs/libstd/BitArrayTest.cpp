// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <BitArray.h>
#include <MemoryBlock.h>

TestCase(BitArrayStartsOff)
{
    BitArray ba(100);

    testAssert(ba.m_bitCount == 100 && ba.m_set == 0 && ba.m_allocated);
    testAssert(ba.size() == 100 && ba.count(true) == 0 && ba.count(false) == 100);
    for (Size i = 0; i < 100; i++)
    {
        testAssert(!ba.isSet(i) && !ba[i]);
    }
    return OK;
}

TestCase(BitArraySetAndUnset)
{
    TestInt<uint> bits(0, 128);
    BitArray ba(128);

    bits.unique(40);
    for (Size i = 0; i < 40; i++)
    {
        ba.set(bits[i]);
        ba.set(bits[i], true);
        testAssert(ba.count(true) == i + 1);
    }
    for (Size i = 0; i < 40; i++)
    {
        testAssert(ba[bits[i]]);
        testAssert(ba.m_array[bits[i] / 8] & (1 << (bits[i] % 8)));
    }
    for (Size i = 0; i < 40; i += 2)
    {
        ba.unset(bits[i]);
        ba.set(bits[i + 1], false);
    }
    testAssert(ba.count(true) == 0 && ba.count(false) == 128);
    return OK;
}

TestCase(BitArrayIgnoresBitsOutside)
{
    BitArray ba(16);

    ba.set(16);
    ba.unset(1000);
    ba.setRange(20, 30);
    testAssert(ba.count(true) == 0 && !ba.isSet(16));
    ba.setRange(14, 99);
    testAssert(ba.count(true) == 2 && ba[14] && ba[15]);
    return OK;
}

TestCase(BitArrayRangeIsInclusive)
{
    BitArray ba(64);

    ba.setRange(5, 20);
    testAssert(ba.count(true) == 16 && !ba[4] && ba[5] && ba[20] && !ba[21]);
    ba.setRange(63, 63);
    testAssert(ba.count(true) == 17);
    ba.clear();
    testAssert(ba.count(true) == 0);
    return OK;
}

TestCase(BitArraySetNextIsFirstFit)
{
    BitArray ba(32);
    Size bit = 99;

    for (Size i = 0; i < 32; i++)
    {
        testAssert(ba.setNext(&bit) == BitArray::Success && bit == i);
    }
    testAssert(ba.setNext(&bit) == BitArray::OutOfMemory);

    ba.unset(7);
    ba.unset(20);
    ba.unset(21);
    testAssert(ba.setNext(&bit, 2) == BitArray::Success && bit == 20);
    testAssert(ba.setNext(&bit) == BitArray::Success && bit == 7);
    return OK;
}

TestCase(BitArraySetNextFromOffsetOnBoundary)
{
    BitArray ba(64);
    Size bit = 99;

    testAssert(ba.setNext(&bit, 3, 10) == BitArray::Success && bit == 10);
    testAssert(ba.setNext(&bit, 3, 10) == BitArray::Success && bit == 13);
    testAssert(ba.setNext(&bit, 4, 0, 16) == BitArray::Success && bit == 0);
    testAssert(ba.setNext(&bit, 4, 0, 16) == BitArray::Success && bit == 16);
    testAssert(ba.setNext(&bit, 4, 17, 16) == BitArray::Success && bit == 32);
    testAssert(ba.setNext(&bit, 1, 64) == BitArray::OutOfMemory);
    testAssert(ba.setNext(&bit, 1, 1000) == BitArray::OutOfMemory);
    testAssert(ba.setNext(&bit, 65) == BitArray::OutOfMemory);
    return OK;
}

TestCase(BitArrayOnMemoryOfTheCaller)
{
    u8 map[4] = { 0xff, 0x01, 0, 0 }, other[4] = { 0, 0, 0, 0x80 };
    BitArray ba(32, map);

    testAssert(!ba.m_allocated && ba.array() == map && ba.m_array == map);
    testAssert(ba.count(true) == 9 && ba[8] && !ba[9]);
    ba.set(31);
    testAssert(map[3] == 0x80);

    ba.setArray(other);
    testAssert(ba.size() == 32 && ba.count(true) == 1 && ba[31]);
    ba.setArray(map, 8);
    testAssert(ba.size() == 8 && ba.count(true) == 8);
    return OK;
}
