// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <TestSeed.h>
#include <String.h>

TestCase(TestIntRandomIsInRange)
{
    TestInt<int> ints(-5, 5);
    TestInt<uint> uints(10, 12);
    bool seen[10] = {};

    for (int i = 0; i < 500; i++)
    {
        const int number = ints.random();

        testAssert(number >= -5 && number < 5);
        testAssert(ints[i] == number && ints.get(i) == number);
        seen[number + 5] = true;
        testAssert(uints.random() - 10 < 2);
    }
    for (int i = 0; i < 10; i++)
    {
        testAssert(seen[i]);
    }
    testAssert(ints.count() == 500);
    return OK;
}

TestCase(TestIntUniqueIsAPermutation)
{
    TestInt<int> ints(100, 200);
    Size moved = 0;
    int seen[100] = {};

    ints.unique(64);
    testAssert(ints.count() == 64);
    for (Size i = 0; i < 64; i++)
    {
        testAssert(ints[i] >= 100 && ints[i] < 164 && ++seen[ints[i] - 100] == 1);
        moved += ints[i] != 100 + (int) i;
    }
    testAssert(moved > 32);
    // The next ones are different from those
    testAssert(ints.unique() == 164 && ints.unique(2) >= 165 && ints.count() == 67);
    return OK;
}

TestCase(TestIntOfAnEmptyRange)
{
    TestInt<uint> uints(7, 7);

    testAssert(uints.random(10) == 7 && uints.unique(3) == 7 && uints.count() == 13);
    return OK;
}

TestCase(TestCharIsPrintable)
{
    TestChar<char *> chars(3, 9);

    chars.random(200);
    testAssert(chars.count() == 200);
    for (Size i = 0; i < chars.count(); i++)
    {
        testAssert(chars.length(i) >= 3 && chars.length(i) < 9 && String::length(chars[i]) == chars.length(i));
        for (Size j = 0; j < chars.length(i); j++)
        {
            testAssert(chars[i][j] >= 32 && chars[i][j] <= 126);
        }
    }
    return OK;
}

TestCase(TestCharUniqueDiffers)
{
    TestChar<char *> chars(1, 2);

    // There are 95 strings of one character: chance alone would repeat some
    chars.unique(60);
    for (Size i = 0; i < 60; i++)
    {
        for (Size j = 0; j < i; j++)
        {
            testAssert(!testString(chars[i], chars[j]));
        }
    }
    return OK;
}

TestCase(TestDataRepeatsWithTheSeed)
{
    TestInt<uint> first(0, 1000000), second(0, 1000000), other(0, 1000000);
    const ulong seed = TestSeed::value();

    // W78: data depended on time and process
    first.seed();
    first.random(50);
    second.seed();
    second.random(50);
    TestSeed::set(seed + 1);
    other.seed();
    other.random(50);
    TestSeed::set(seed);

    Size same = 0;

    for (Size i = 0; i < 50; i++)
    {
        testAssert(first[i] == second[i]);
        same += first[i] == other[i];
    }
    testAssert(same < 5);
    return OK;
}

TestCase(TestSeedDependsOnTheName)
{
    Randomizer random;

    TestSeed::begin("one");
    const ulong one = random.next();
    TestSeed::begin("two");
    const ulong two = random.next();
    TestSeed::begin("one");
    testAssert(random.next() == one && one != two);
    return OK;
}
