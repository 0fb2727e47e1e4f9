// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Checksum.h>
#include <MemoryBlock.h>
#include <Randomizer.h>

/** Fill with numbers which do not repeat. */
static void fill(u8 *data, Size size)
{
    u32 state = 1;

    for (Size i = 0; i < size; i++)
    {
        state = (state * 1103515245U + 12345U) & 0x7fffffff;
        data[i] = (u8) (state >> 16);
    }
}

TestCase(ChecksumIsWhatPythonComputes)
{
    static u8 data[1000];

    // These numbers are those of support/checksum.py
    fill(data, sizeof(data));
    testAssert(checksum("", 0) == 0xd86d5e9c);
    testAssert(checksum("a", 1) == 0x8d97b4d9);
    testAssert(checksum("FreeNOS", 7) == 0xcb542524);
    testAssert(checksum(data, 64) == 0x1cfe80dd);
    testAssert(checksum(data, 1000) == 0x24310d82);
    return OK;
}

TestCase(ChecksumDetectsEachFlippedBit)
{
    u8 data[75];

    fill(data, sizeof(data));
    for (Size size = 1; size <= sizeof(data); size += 1 + size / 16)
    {
        const u32 sum = checksum(data, size);

        for (Size bit = 0; bit < size * 8; bit++)
        {
            data[bit / 8] ^= (u8) (1 << (bit % 8));
            testAssert(checksum(data, size) != sum);
            data[bit / 8] ^= (u8) (1 << (bit % 8));
        }
        testAssert(checksum(data, size) == sum);
    }
    return OK;
}

TestCase(ChecksumDetectsSwappedWords)
{
    static u32 data[1024];

    fill((u8 *) data, sizeof(data));

    const u32 sum = checksum(data, sizeof(data));

    for (Size i = 0; i < 24; i++)
    {
        for (Size j = i + 1; j < 1024; j += 1 + j / 20)
        {
            const u32 word = data[i];

            data[i] = data[j];
            data[j] = word;
            testAssert(checksum(data, sizeof(data)) != sum);
            data[j] = data[i];
            data[i] = word;
        }
    }
    return OK;
}

TestCase(ChecksumDetectsSwappedWordsWhichHardlyDiffer)
{
    static u32 data[512];

    // Simple sums miss words which differ in one bit only, or which are one period apart
    for (Size bit = 0; bit < 32; bit++)
    {
        for (Size distance = 1; distance < 512; distance++)
        {
            MemoryBlock::set(data, 0, sizeof(data));
            data[0] = 1U << bit;

            const u32 sum = checksum(data, sizeof(data));

            data[0] = 0;
            data[distance] = 1U << bit;
            testAssert(checksum(data, sizeof(data)) != sum);
        }
    }
    return OK;
}

TestCase(ChecksumDetectsSwappedBlocks)
{
    static u8 data[8192], swapped[8192];

    fill(data, sizeof(data));
    for (Size size = 16; size <= 4096; size *= 2)
    {
        MemoryBlock::copy(swapped, data + size, size);
        MemoryBlock::copy(swapped + size, data, size);
        testAssert(checksum(data, size * 2) != checksum(swapped, size * 2));
    }
    return OK;
}

TestCase(ChecksumDetectsTheSize)
{
    u8 zeroes[200];

    MemoryBlock::set(zeroes, 0, sizeof(zeroes));
    for (Size size = 0; size < 199; size++)
    {
        testAssert(checksum(zeroes, size) != checksum(zeroes, size + 1));
    }
    return OK;
}

TestCase(ChecksumReadsFromAnyAddress)
{
    static u8 data[600], moved[608];

    fill(data, sizeof(data));
    for (Size offset = 0; offset < 8; offset++)
    {
        MemoryBlock::copy(moved + offset, data, sizeof(data));
        for (Size size = 0; size < 80; size++)
        {
            testAssert(checksum(data, size) == checksum(moved + offset, size));
        }
        testAssert(checksum(data, 600) == checksum(moved + offset, 600));
    }
    return OK;
}
