// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Array.h>
#include <String.h>

TestCase(ArrayIsFullFromTheStart)
{
    const Array<int, 8> array;

    testAssert(array.size() == 8);
    testAssert(array.count() == 8);
    testAssert(!array.isEmpty());
    return OK;
}

TestCase(ArrayInsertReplacesInside)
{
    TestInt<int> ints(INT_MIN, INT_MAX);
    Array<int, 16> array;

    ints.random(16);
    for (Size i = 0; i < 16; i++)
    {
        testAssert(array.insert(i, ints[i]));
    }
    for (int i = 0; i < 16; i++)
    {
        testAssert(array[i] == ints[i]);
        testAssert(array.at(i) == ints[i]);
        testAssert(*array.get(i) == ints[i]);
        testAssert(array.value(i) == ints[i]);
    }
    testAssert(!array.insert(16, ints[0]));
    testAssert(!array.insert((Size) -1, ints[0]));
    testAssert(array.get(16) == ZERO);
    testAssert(array.count() == 16);
    return OK;
}

TestCase(ArrayTakesNothingBehindTheLast)
{
    Array<int, 4> array;

    // Only positions have room
    testAssert(array.insert(9) == -1);
    testAssert(!array.removeAt(0));
    return OK;
}

TestCase(ArrayFillWritesEachSlot)
{
    Array<u8, 32> array;

    array.fill(0xab);
    for (Size i = 0; i < array.size(); i++)
    {
        testAssert(array[i] == 0xab);
    }
    testAssert(array.contains(0xab) && !array.contains(0xac));
    return OK;
}

TestCase(ArrayCompareTellsTheFirstDifference)
{
    Array<int, 4> one, two;

    one.fill(1);
    two.fill(1);
    testAssert(one.equals(two) && one.compareTo(two) == 0);

    two.insert(2, 7);
    testAssert(!one.equals(two));
    testAssert(one.compareTo(two) == 3);

    two.insert(0, 7);
    testAssert(one.compareTo(two) == 1);
    return OK;
}

TestCase(ArrayCopyIsIndependent)
{
    Array<String, 3> one;

    one.insert(0, "zero");
    one.insert(2, "two");

    Array<String, 3> two(one);
    one.insert(2, "changed");
    testAssert(testString(*two[0], "zero") && testString(*two[2], "two"));
    testAssert(testString(*one[2], "changed"));

    two[1] = "one";
    testAssert(one[1].length() == 0 && two[1] == "one");
    return OK;
}
