// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <XXHash32.h>

TestCase(XXHash32KnownValues)
{
    testAssert(XXHash32::hash("", 0) == 0x02cc5d05);
    testAssert(XXHash32::hash("a", 1) == 0x550d7456);
    testAssert(XXHash32::hash("abc", 3) == 0x32d153ff);
    testAssert(XXHash32::hash("Nobody inspects the spammish repetition", 39) == 0xe2293b2f);
    testAssert(XXHash32::hash("", 0, 1) == 0x0b2cb792);
    return OK;
}

TestCase(XXHash32DependsOnEveryByteAndNotOnAlignment)
{
    u8 buffer[65], shifted[66];
    u32 previous = 0;

    for (Size size = 1; size <= 64; size++)
    {
        for (Size i = 0; i < size; i++)
        {
            buffer[i] = shifted[i + 1] = (u8) (i * 31);
        }

        const u32 sum = XXHash32::hash(buffer, size);
        testAssert(sum == XXHash32::hash(shifted + 1, size));
        testAssert(sum != previous);
        previous = sum;

        for (Size i = 0; i < size; i++)
        {
            buffer[i] ^= 0x10;
            testAssert(XXHash32::hash(buffer, size) != sum);
            buffer[i] ^= 0x10;
        }
    }
    return OK;
}
