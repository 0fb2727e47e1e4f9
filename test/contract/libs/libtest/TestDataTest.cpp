// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <TestChar.h>
#include <String.h>

TestCase(TestIntRandomIsInRange)
{
    TestInt<int> ints(-10, 20);
    TestInt<uint> uints(5, 6);

    for (Size i = 0; i < 200; i++)
    {
        const int value = ints.random();

        testAssert(value >= -10 && value < 20);
        testAssert(ints.count() == i + 1 && ints[i] == value && ints.get(i) == value && ints.m_values[i] == value);
        testAssert(uints.random() == 5);
    }
    return OK;
}

TestCase(TestIntRandomOfSeveral)
{
    TestInt<int> ints(INT_MIN, INT_MAX);

    // The last one is returned
    testAssert(ints.random(10) == ints[9] && ints.count() == 10);
    testAssert(ints.random(5) == ints[14] && ints.count() == 15);
    return OK;
}

TestCase(TestIntUniqueIsShuffled)
{
    TestInt<int> ints(0, 100);
    bool seen[50] = { false };

    testAssert(ints.unique(50) == ints[49] && ints.count() == 50);
    for (Size i = 0; i < 50; i++)
    {
        testAssert(ints[i] >= 0 && ints[i] < 50 && !seen[ints[i]]);
        seen[ints[i]] = true;
    }
    return OK;
}

TestCase(TestCharRandomIsPrintable)
{
    TestChar<char *> strings(3, 10);

    for (Size i = 0; i < 50; i++)
    {
        const char *text = strings.random();

        testAssert(text == strings[i] && strings.count() == i + 1);
        testAssert(String::length(text) == strings.length(i) && strings.length(i) >= 3 && strings.length(i) < 10);
        for (Size j = 0; j < strings.length(i); j++)
        {
            testAssert(text[j] >= 32 && text[j] <= 126);
        }
    }
    return OK;
}

TestCase(TestCharUniqueIsDifferent)
{
    TestChar<char *> strings(8, 32);

    strings.unique(30);
    testAssert(strings.count() == 30);
    for (Size i = 0; i < 30; i++)
    {
        for (Size j = 0; j < i; j++)
        {
            testAssert(!testString(strings[i], strings[j]));
        }
    }
    return OK;
}

TestCase(TestDataSeedRepeats)
{
    TestInt<int> one(0, 1000000), two(0, 1000000);

    one.seed();
    one.random(10);
    two.seed();
    two.random(10);
    for (Size i = 0; i < 10; i++)
    {
        testAssert(one[i] == two[i]);
    }
    return OK;
}
