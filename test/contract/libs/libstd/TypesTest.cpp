// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <BitOperations.h>
#include <Character.h>
#include <Macros.h>
#include <Types.h>

TestCase(TypesHaveTheirSizes)
{
    testAssert(sizeof(u8) == 1 && sizeof(s8) == 1 && sizeof(u16) == 2 && sizeof(s16) == 2);
    testAssert(sizeof(u32) == 4 && sizeof(s32) == 4 && sizeof(u64) == 8 && sizeof(s64) == 8);
    testAssert(sizeof(Address) == sizeof(void *) && sizeof(Size) == 4 && sizeof(ProcessID) == 4);
    testAssert((u8) -1 == 255 && (s8) 255 == -1 && (u16) -1 == 65535);
    testAssert((Error) -1 < 0);

    DeviceID dev = { 1, 2 };
    testAssert(dev.major == 1 && dev.minor == 2);
    return OK;
}

TestCase(MacrosCalculate)
{
    TestInt<uint> ints(1, 10000);

    for (Size i = 0; i < 20; i++)
    {
        const Size number = ints.random(), divisor = ints.random();
        testAssert(CEIL(number, divisor) * divisor >= number);
        testAssert((CEIL(number, divisor) - 1) * divisor < number);
    }
    testAssert(KiloByte(1) == 1024 && MegaByte(1) == KiloByte(1024) && GigaByte(1) == MegaByte(1024));
    testAssert(LONG_MIN < 0 && LONG_MAX > 0 && INT_MIN + INT_MAX == 0 && UINT_MAX + 1 == UINT_MIN);

    for (uint i = 0; i < 32; i++)
    {
        testAssert(isPowerOfTwo(1U << i));
        testAssert(i < 2 || !isPowerOfTwo((1U << i) - 1));
    }
    testAssert(!isPowerOfTwo(0));
    testAssert(doubleAbsolute(-2.5) > 2.4 && doubleEquals(0.1 + 0.2, 0.3, 0.0001) && !doubleEquals(1.0, 1.1, 0.01));
    return OK;
}

/** Somewhere in it is a member. */
struct WithMembers
{
    char first;
    u32 second;
    u8 third[10];
};

TestCase(MacrosKnowOffsets)
{
    const Size offset = offsetof(struct WithMembers, third);

    testAssert(offsetof(struct WithMembers, first) == 0 && offsetof(struct WithMembers, second) == 4 && offset == 8);
    testAssert(testString(QUOTE(one two), "one two") && testString(IQUOTE(TRUE), "1"));
    return OK;
}

/** Bits that are combined. */
typedef enum Colors
{
    Black = 0,
    Red   = 1 << 0,
    Green = 1 << 1,
    Blue  = 1 << 2
}
Colors;

static Size bitsOf(Colors colors)
{
    Size count = 0;

    for (int i = 0; i < 3; i++)
    {
        if (colors & (Colors) (1 << i))
            count++;
    }
    return count;
}

TestCase(BitOperationsKeepTheType)
{
    Colors mixed = Red | Blue;

    testAssert(bitsOf(mixed) == 2 && bitsOf(mixed | Green) == 3 && bitsOf(Black) == 0);
    mixed |= Green;
    mixed &= ~Red;
    testAssert(mixed == (Green | Blue));
    mixed ^= Blue;
    testAssert(mixed == Green && !(mixed & Red));
    return OK;
}

TestCase(CharacterClasses)
{
    for (int i = 1; i < 128; i++)
    {
        const char c = (char) i;

        testAssert(Character::isAlpha(c) == (Character::isLower(c) || Character::isUpper(c)));
        testAssert(Character::isAlnum(c) == (Character::isAlpha(c) || Character::isDigit(c)));
        testAssert(!Character::isLower(c) || Character::lower(Character::upper(c)) == c);
        testAssert(Character::isAlpha(c) || (Character::lower(c) == c && Character::upper(c) == c));
    }
    testAssert(Character::isDigit('0') && Character::isDigit('9') && !Character::isDigit('a'));
    testAssert(Character::isWildcard('*') && !Character::isWildcard('?'));
    testAssert(Character::isBlank(' ') && Character::isBlank('\t') && !Character::isBlank('\n'));
    testAssert(Character::isWhitespace('\n') && Character::isWhitespace('\r') && !Character::isWhitespace('x'));
    testAssert(Character::lower('Z') == 'z' && Character::upper('a') == 'A');
    return OK;
}
