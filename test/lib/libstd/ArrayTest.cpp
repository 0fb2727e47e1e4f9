// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Array.h>

TestCase(ArrayHasDefaultItems)
{
    Array<int, 16> a;

    testAssert(a.size() == 16 && a.count() == 16);
    for (Size i = 0; i < a.size(); i++)
    {
        testAssert(a[i] == 0);
    }
    return OK;
}

TestCase(ArrayInsertStaysInside)
{
    Array<int, 4> a;

    testAssert(a.insert(3, 7));
    testAssert(!a.insert(4, 8));
    testAssert(a[3] == 7 && *a.get(3) == 7 && a.at(3) == 7 && a.value(3) == 7);
    testAssert(a.get(4) == 0);
    testAssert(a.at(100) == 0 && a.value(100) == 0);
    return OK;
}

TestCase(ArrayCopyAndAssign)
{
    Array<int, 8> a;
    TestInt<int> ints(INT_MIN, INT_MAX);

    ints.random(8);
    for (Size i = 0; i < 8; i++)
    {
        a.insert(i, ints[i]);
    }
    // W71: the copy constructor did not even compile
    Array<int, 8> copy(a), assigned;

    assigned = a;
    a[0] = ints[0] + 1;
    testAssert(copy[0] == ints[0] && assigned[0] == ints[0]);
    testAssert(copy.equals(assigned) && !copy.equals(a));
    testAssert(copy.compareTo(a) == 1);
    return OK;
}

TestCase(ArrayFillWritesAll)
{
    Array<int, 8> a;

    a.fill(42);
    for (Size i = 0; i < 8; i++)
    {
        testAssert(a[i] == 42);
    }
    testAssert(a.contains(42) && !a.contains(41));
    return OK;
}
