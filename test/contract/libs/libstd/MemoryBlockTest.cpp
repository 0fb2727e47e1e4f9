// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <TestChar.h>
#include <MemoryBlock.h>

TestCase(MemoryBlockSet)
{
    u8 block[1024];

    testAssert(MemoryBlock::set(block, 0xaa, sizeof(block)) == block);
    for (Size i = 0; i < sizeof(block); i++)
    {
        testAssert(block[i] == 0xaa);
    }
    testAssert(MemoryBlock::set(block + 3, 0, 7) == block + 3);
    testAssert(block[2] == 0xaa && block[3] == 0 && block[9] == 0 && block[10] == 0xaa);
    return OK;
}

TestCase(MemoryBlockCopy)
{
    TestInt<uint> ints(0, 256);
    u8 from[512], to[512];

    ints.random(512);
    for (Size i = 0; i < 512; i++)
    {
        from[i] = ints[i];
    }
    for (Size count = 0; count < 40; count++)
    {
        MemoryBlock::set(to, 0x55, sizeof(to));
        testAssert(MemoryBlock::copy((void *) (to + 1), (const void *) (from + 2), count) == count);
        testAssert(MemoryBlock::compare((const void *) (to + 1), (const void *) (from + 2), count));
        testAssert(to[0] == 0x55 && to[count + 1] == 0x55);
    }
    testAssert(MemoryBlock::copy((void *) to, (const void *) from, sizeof(to)) == sizeof(to));
    testAssert(MemoryBlock::compare((const void *) to, (const void *) from, sizeof(to)));
    return OK;
}

TestCase(MemoryBlockCopyForwardRepeats)
{
    for (Size distance = 1; distance < 12; distance++)
    {
        char block[128];

        for (Size i = 0; i < distance; i++)
        {
            block[i] = (char) ('a' + i);
        }
        MemoryBlock::copy((void *) (block + distance), (const void *) block, 100);
        for (Size i = 0; i < 100 + distance; i++)
        {
            testAssert(block[i] == (char) ('a' + i % distance));
        }
    }
    return OK;
}

TestCase(MemoryBlockCopyOfStrings)
{
    TestChar<char *> strings(4, 32);
    char buffer[64];
    char text[] = "0123456789";

    for (Size i = 0; i < 10; i++)
    {
        testAssert(MemoryBlock::copy(buffer, strings.random(), sizeof(buffer)) == strings.length(i));
        testAssert(MemoryBlock::compare(buffer, strings[i]));
    }

    // The length of the source, whatever fits
    MemoryBlock::set(buffer, 'x', sizeof(buffer));
    testAssert(MemoryBlock::copy(buffer, text, 5) == 10);
    testAssert(testString(buffer, "0123") && buffer[4] == 0 && buffer[5] == 'x');
    return OK;
}

TestCase(MemoryBlockCompare)
{
    u8 one[] = { 1, 2, 3, 4, 5, 6, 7 }, two[] = { 1, 2, 3, 4, 5, 6, 8 };

    testAssert(MemoryBlock::compare(one, two, 6) && !MemoryBlock::compare(one, two, 7));
    testAssert(MemoryBlock::compare(one, two, 0));
    testAssert(MemoryBlock::compare("text", "text") && !MemoryBlock::compare("text", "tex"));
    testAssert(!MemoryBlock::compare("tex", "text") && !MemoryBlock::compare("text", "TEXT"));
    testAssert(MemoryBlock::compare("text", "texture", 4) && !MemoryBlock::compare("text", "texture", 5));
    testAssert(MemoryBlock::compare("", "") && !MemoryBlock::compare("", "x"));
    return OK;
}
