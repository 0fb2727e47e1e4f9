// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>

extern C void * memmove(void *dest, const void *src, __SIZE_TYPE__ count);
extern C int memcmp(const void *p1, const void *p2, __SIZE_TYPE__ count);

// Call the functions, not what the compiler knows about them
static void * (*volatile copyFunction)(void *, const void *, __SIZE_TYPE__) = memcpy;
static void * (*volatile moveFunction)(void *, const void *, __SIZE_TYPE__) = memmove;
static void * (*volatile setFunction)(void *, int, __SIZE_TYPE__) = memset;
static int (*volatile compareFunction)(const void *, const void *, __SIZE_TYPE__) = memcmp;

TestCase(MemmoveMovesBothWays)
{
    u8 actual[100], expected[100];

    for (Size from = 0; from < 20; from++)
    {
        for (Size to = 0; to < 20; to++)
        {
            for (Size count = 0; count < 80; count += 7)
            {
                for (Size i = 0; i < 100; i++)
                {
                    actual[i] = (u8) (i * 3);
                    expected[i] = (u8) ((i >= to && i < to + count ? i - to + from : i) * 3);
                }
                testAssert(moveFunction(actual + to, actual + from, count) == actual + to);
                testAssert(MemoryBlock::compare(actual, expected, 100));
            }
        }
    }
    return OK;
}

TestCase(MemcpyAndMemsetReturnTheirTarget)
{
    u8 a[9] = "12345678", b[9];

    testAssert(copyFunction(b, a, 9) == b && testString((char *) b, "12345678"));
    testAssert(setFunction(b, '0', 8) == b && testString((char *) b, "00000000"));
    return OK;
}

TestCase(MemcmpTellsTheOrder)
{
    testAssert(compareFunction("abc", "abc", 3) == 0 && compareFunction("abc", "abd", 2) == 0);
    testAssert(compareFunction("abc", "abd", 3) < 0 && compareFunction("abd", "abc", 3) > 0);
    testAssert(compareFunction("\xff", "\x01", 1) > 0);
    return OK;
}
