// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <MemoryBlock.h>

TestCase(MemoryBlockSetAtAnyAlignment)
{
    u8 buffer[128];

    for (Size offset = 0; offset < 8; offset++)
    {
        for (Size count = 0; count < 100; count++)
        {
            for (Size i = 0; i < sizeof(buffer); i++)
            {
                buffer[i] = (u8) i;
            }
            testAssert(MemoryBlock::set(buffer + offset, 0x1ab, count) == buffer + offset);
            for (Size i = 0; i < sizeof(buffer); i++)
            {
                testAssert(buffer[i] == (i >= offset && i < offset + count ? 0xab : (u8) i));
            }
        }
    }
    return OK;
}

TestCase(MemoryBlockCopyAtAnyAlignment)
{
    u8 from[128], to[128];

    for (Size i = 0; i < sizeof(from); i++)
    {
        from[i] = (u8) (i * 7);
    }
    for (Size source = 0; source < 5; source++)
    {
        for (Size offset = 0; offset < 5; offset++)
        {
            for (Size count = 0; count < 100; count++)
            {
                MemoryBlock::set(to, 0xee, sizeof(to));
                testAssert(MemoryBlock::copy(to + offset, from + source, count) == count);
                for (Size i = 0; i < sizeof(to); i++)
                {
                    testAssert(to[i] == (i >= offset && i < offset + count ? from[source + i - offset] : 0xee));
                }
            }
        }
    }
    return OK;
}

TestCase(MemoryBlockCopyOfOverlapsIsByteWiseUpwards)
{
    u8 actual[200], expected[200];

    // LZ4 matches repeat what they have just written
    for (Size distance = 1; distance < 20; distance++)
    {
        for (Size count = 0; count < 150; count++)
        {
            for (Size i = 0; i < sizeof(actual); i++)
            {
                actual[i] = expected[i] = (u8) (i * 11);
            }
            for (Size i = 0; i < count; i++)
            {
                expected[20 + i] = expected[20 + i - distance];
            }
            MemoryBlock::copy(actual + 20, actual + 20 - distance, count);
            testAssert(MemoryBlock::compare(actual, expected, sizeof(actual)));
        }
    }
    return OK;
}

TestCase(MemoryBlockCopyDownwards)
{
    u8 actual[100], expected[100];

    for (Size distance = 0; distance < 10; distance++)
    {
        for (Size i = 0; i < sizeof(actual); i++)
        {
            actual[i] = (u8) i;
            expected[i] = (u8) (i < 80 ? i + distance : i);
        }
        MemoryBlock::copy(actual, actual + distance, 80);
        testAssert(MemoryBlock::compare(actual, expected, sizeof(actual)));
    }
    return OK;
}

TestCase(MemoryBlockCopyOfStrings)
{
    char from[] = "hello";
    char to[8];

    MemoryBlock::set(to, 'x', sizeof(to));
    testAssert(MemoryBlock::copy(to, from, sizeof(to)) == 5);
    testAssert(testString(to, "hello") && to[6] == 'x');
    testAssert(MemoryBlock::copy(to, from, 6) == 5 && testString(to, "hello"));
    // W72: must end with zero inside of the given size, and must not write behind it
    MemoryBlock::set(to, 'x', sizeof(to));
    testAssert(MemoryBlock::copy(to, from, 5) == 5);
    testAssert(testString(to, "hell") && to[5] == 'x');
    testAssert(MemoryBlock::copy(to, from, 1) == 5 && to[0] == 0 && to[1] == 'e');
    MemoryBlock::set(to, 'x', sizeof(to));
    testAssert(MemoryBlock::copy(to, from, 0) == 5 && to[0] == 'x');
    return OK;
}

TestCase(MemoryBlockCompareMemory)
{
    u8 a[40], b[40];

    for (Size count = 0; count < 40; count++)
    {
        for (Size i = 0; i < sizeof(a); i++)
        {
            a[i] = b[i] = (u8) (i * 3);
        }
        if (count < 39)
        {
            b[count + 1] = (u8) ~b[count + 1];
        }
        testAssert(MemoryBlock::compare((const void *) a, (const void *) b, count));
        for (Size i = 0; i < count; i++)
        {
            b[i]++;
            testAssert(!MemoryBlock::compare((const void *) a, (const void *) b, count));
            b[i]--;
        }
    }
    return OK;
}

TestCase(MemoryBlockCompareStrings)
{
    testAssert(MemoryBlock::compare("", "") && MemoryBlock::compare("abc", "abc"));
    testAssert(!MemoryBlock::compare("abc", "abcd") && !MemoryBlock::compare("abcd", "abc"));
    testAssert(!MemoryBlock::compare("abc", "abd"));
    testAssert(MemoryBlock::compare("abcd", "abce", 3) && !MemoryBlock::compare("abcd", "abce", 4));
    testAssert(MemoryBlock::compare("abc", "abc", 100));
    return OK;
}
