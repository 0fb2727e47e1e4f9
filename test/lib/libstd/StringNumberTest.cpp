// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <String.h>

TestCase(StringSet)
{
    String s;

    testAssert(s.set(0) == 1 && s == "0");
    testAssert(s.set(12345) == 5 && s == "12345");
    testAssert(s.set(-12345) == 6 && s == "-12345");
    testAssert(s.set(0xabcdef, Number::Hex) == 8 && s == "0xabcdef");
    testAssert(s.set(-0xabcdef, Number::Hex) == 9 && s == "-0xabcdef");
    testAssert(s.set(0, Number::Hex) == 3 && s == "0x0");
    testAssert(s.m_size == STRING_DEFAULT_SIZE);
    testAssert(s.setUnsigned(4294967295UL) == 10 && s == "4294967295");
    testAssert(s.setUnsigned(7, Number::Dec, 0, true) == 2 && s == "-7");
    return OK;
}

TestCase(StringSetReplacesALiteral)
{
    String s("a literal of some length"), small("xy", true);

    s.set(5);
    testAssert(s == "5" && s.m_size == STRING_DEFAULT_SIZE && s.m_allocated);
    small.set(1234567);
    testAssert(small == "1234567");
    return OK;
}

TestCase(StringSetWritesToMemory)
{
    String s("unchanged");
    char buffer[24];

    testAssert(s.set(-99, Number::Dec, buffer) == 3 && testString(buffer, "-99") && s == "unchanged");
    return OK;
}

TestCase(StringOfPointersHasAllDigits)
{
    String s;
    const ulong address = ~0UL;

    // W71: 64-bit addresses did not fit
    s << (const void *) address;
    testAssert(s.length() == 2 + 2 * sizeof(void *) && s.endsWith("ffffffff"));

    String large;

    large << (u64) 18446744073709551615ULL << " " << Number::Hex << (u64) 0x123456789abcdef0ULL << " " << (u64) 0;
    testAssert(large == "18446744073709551615 0x123456789abcdef0 0x0");
    return OK;
}

TestCase(StringToLong)
{
    testAssert(String("0").toLong() == 0 && String("123").toLong() == 123 && String("-123").toLong() == -123);
    testAssert(String("  +7 apples").toLong() == 7 && String("12x").toLong() == 12);
    testAssert(String("").toLong() == 0 && String("abc").toLong() == 0 && String("-").toLong() == 0);
    testAssert(String("0xff").toLong(Number::Hex) == 255 && String("FF").toLong(Number::Hex) == 255);
    testAssert(String("-0x10").toLong(Number::Hex) == -16 && String("0x").toLong(Number::Hex) == 0);
    testAssert(String("0x10").toLong() == 0);
    return OK;
}

TestCase(StringToLongStopsAtTheLimits)
{
    // W72: the limit was computed with the enumerator instead of the base
    testAssert(String("2147483647").toLong() == LONG_MAX);
    testAssert(String("2147483646").toLong() == LONG_MAX - 1);
    testAssert(String("2147483648").toLong() == LONG_MAX && String("99999999999999").toLong() == LONG_MAX);
    testAssert(String("-99999999999").toLong() == LONG_MIN);
    testAssert(String("7fffffff").toLong(Number::Hex) == LONG_MAX);
    testAssert(String("7ffffffe").toLong(Number::Hex) == LONG_MAX - 1);
    testAssert(String("80000000").toLong(Number::Hex) == LONG_MAX);
    return OK;
}

TestCase(StringNumbersRoundTrip)
{
    TestInt<int> ints(INT_MIN, INT_MAX);

    for (int i = 0; i < 500; i++)
    {
        String decimal, hexadecimal;
        const int number = ints.random();

        decimal.set(number);
        hexadecimal.set(number, Number::Hex);
        testAssert(decimal.toLong() == number && hexadecimal.toLong(Number::Hex) == number);
        testAssert(String(number) == decimal);
    }
    return OK;
}
