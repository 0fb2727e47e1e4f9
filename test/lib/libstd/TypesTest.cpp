// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Types.h>
#include <Macros.h>

struct Layout
{
    u8 first;
    u32 second;
    u16 third;
};

struct PACKED PackedLayout
{
    u8 first;
    u32 second;
};

TestCase(TypesHaveTheirSize)
{
    testAssert(sizeof(u8) == 1 && sizeof(s8) == 1 && sizeof(le8) == 1 && sizeof(be8) == 1);
    testAssert(sizeof(u16) == 2 && sizeof(s16) == 2 && sizeof(le16) == 2 && sizeof(be16) == 2);
    testAssert(sizeof(u32) == 4 && sizeof(s32) == 4 && sizeof(le32) == 4 && sizeof(be32) == 4);
    testAssert(sizeof(u64) == 8 && sizeof(s64) == 8 && sizeof(le64) == 8 && sizeof(be64) == 8);
    testAssert(sizeof(Size) == 4 && sizeof(ProcessID) == 4 && sizeof(Address) == sizeof(void *));
    return OK;
}

TestCase(OffsetofIsASize)
{
    testAssert(offsetof(Layout, second) == 4);
    testAssert(offsetof(Layout, third) == 8);
    testAssert(sizeof(offsetof(Layout, first)) == sizeof(Size));
    testAssert(sizeof(PackedLayout) == 5);
    return OK;
}

TestCase(CeilRoundsUp)
{
    testAssert(CEIL(0, 8) == 0);
    testAssert(CEIL(1, 8) == 1);
    testAssert(CEIL(8, 8) == 1);
    testAssert(CEIL(9, 8) == 2);
    testAssert(CEIL(1 + 1, 1 + 1) == 1);
    return OK;
}

TestCase(PowersOfTwo)
{
    testAssert(!isPowerOfTwo(0));
    for (uint i = 0; i < 32; i++)
    {
        testAssert(isPowerOfTwo(1U << i));
    }
    testAssert(!isPowerOfTwo(3) && !isPowerOfTwo(6) && !isPowerOfTwo(0xffffffff));
    return OK;
}

TestCase(DoublesCompareWithin)
{
    testAssert(doubleEquals(doubleAbsolute(-1.5), 1.5, 0.001));
    testAssert(doubleEquals(1.0, 1.0009, 0.001));
    testAssert(!doubleEquals(1.0, 1.0011, 0.001));
    testAssert(!doubleEquals(1.0011, 1.0, 0.001));
    return OK;
}

TestCase(SizesAndText)
{
    testAssert(KiloByte(2) == 2048);
    testAssert(MegaByte(3) == 3 * 1048576);
    testAssert(GigaByte(1) == 1073741824);
    testAssert(KiloByte(1 + 1) == 2048);
    testAssert(testString(QUOTE(KILO), "KILO"));
    testAssert(testString(IQUOTE(ZERO), "0"));
    return OK;
}

TestCase(LimitsAreThoseOf32Bits)
{
    testAssert(LONG_MAX == 2147483647L && LONG_MIN == -2147483647L);
    testAssert(ULONG_MAX == 4294967295LU && ULONG_MIN == 0);
    testAssert(INT_MAX == 2147483647 && INT_MIN == -2147483647 && UINT_MAX == 4294967295U && UINT_MIN == 0);
    return OK;
}
