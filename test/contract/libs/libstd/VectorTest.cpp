// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Array.h>
#include <Vector.h>

TestCase(VectorStartsEmpty)
{
    const Vector<int> vector, small(3);

    testAssert(vector.size() == VECTOR_DEFAULT_SIZE && vector.count() == 0);
    testAssert(small.size() == 3 && small.isEmpty());
    testAssert(vector.get(0) == ZERO);
    return OK;
}

TestCase(VectorInsertTellsTheIndexAndDoubles)
{
    TestInt<uint> ints(UINT_MIN, UINT_MAX);
    Vector<uint> vector(4);

    ints.unique(33);
    for (int i = 0; i < 33; i++)
    {
        testAssert(vector.insert(ints[i]) == i);
        testAssert(vector.count() == (Size) i + 1);
    }
    testAssert(vector.size() == 64);

    for (Size i = 0; i < 33; i++)
    {
        testAssert(vector[i] == ints[i]);
        testAssert(vector.vector()[i] == ints[i]);
        testAssert(*vector.get(i) == ints[i]);
    }
    testAssert(vector.get(33) == ZERO);
    return OK;
}

TestCase(VectorInsertAtPositionOverwritesAndRaisesTheCount)
{
    Vector<int> vector(4);

    testAssert(vector.insert(2, 22));
    testAssert(vector.count() == 3 && vector.size() == 4);
    testAssert(vector.insert(2, 23));
    testAssert(vector.count() == 3 && vector[2] == 23);
    testAssert(vector.insert(0, 20));
    testAssert(vector.count() == 3 && vector[0] == 20);

    // Behind the end it grows
    testAssert(vector.insert(9, 29));
    testAssert(vector.count() == 10 && vector.size() >= 10);
    testAssert(vector[9] == 29 && vector[2] == 23 && vector[0] == 20);
    testAssert(vector.insert(30) == 10);
    return OK;
}

TestCase(VectorFillMakesTheCountTheSize)
{
    Vector<int> vector(10);

    vector.insert(3);
    vector.fill(5);
    testAssert(vector.count() == vector.size() && vector.size() == 10);
    for (Size i = 0; i < vector.count(); i++)
    {
        testAssert(vector[i] == 5);
    }
    return OK;
}

TestCase(VectorClearKeepsTheRoom)
{
    Vector<int> vector(10);

    vector.fill(5);
    vector.clear();
    testAssert(vector.count() == 0 && vector.size() == 10 && vector.isEmpty());
    testAssert(vector.get(0) == ZERO);
    testAssert(vector.insert(7) == 0);
    return OK;
}

TestCase(VectorRemoveMovesTheRestDown)
{
    Vector<int> vector;

    for (int i = 0; i < 6; i++)
    {
        vector.insert(i % 3);
    }
    testAssert(vector.removeAt(1));
    testAssert(vector.count() == 5 && vector[0] == 0 && vector[1] == 2 && vector[4] == 2);
    testAssert(!vector.removeAt(5));
    testAssert(vector.remove(2) == 2);
    testAssert(vector.count() == 3 && !vector.contains(2));
    testAssert(vector.remove(9) == 0);
    return OK;
}

TestCase(VectorResizeKeepsWhatFits)
{
    Vector<int> vector(8);

    for (int i = 0; i < 8; i++)
    {
        vector.insert(i);
    }
    testAssert(vector.resize(100) && vector.size() == 100 && vector.count() == 8 && vector[7] == 7);
    testAssert(vector.reserve(50) && vector.size() == 100);
    testAssert(vector.resize(4) && vector.size() == 4 && vector.count() == 4 && vector[3] == 3);
    testAssert(vector.shrink(2) && vector.size() == 2 && vector.count() == 2);
    testAssert(vector.shrink(50) && vector.size() == 2);
    return OK;
}

TestCase(VectorSqueezeLeavesNoRoom)
{
    Vector<int> vector(64);

    vector.insert(1);
    vector.insert(2);
    testAssert(vector.squeeze() == 2);
    testAssert(vector.size() == 2 && vector.count() == 2 && vector[1] == 2);
    return OK;
}

TestCase(VectorCompareLooksAtSizesFirst)
{
    Vector<int> one(4), two(4), larger(8);

    testAssert(one.equals(two));
    testAssert(one.compareTo(larger) != 0);

    one.insert(1);
    testAssert(one.compareTo(two) != 0);
    two.insert(2);
    testAssert(one.compareTo(two) == 1);
    two[0] = 1;
    testAssert(one.equals(two));

    // With any sequence
    Array<int, 4> array;
    one.fill(6);
    array.fill(6);
    testAssert(one.equals(array) && array.equals(one));
    return OK;
}

TestCase(VectorCopyIsIndependent)
{
    Vector<int> one(5);

    one.insert(1);
    one.insert(2);

    Vector<int> two(one), three;
    three = one;
    one[0] = 9;
    testAssert(two.size() == 5 && two.count() == 2 && two[0] == 1 && two[1] == 2);
    testAssert(three.count() == 2 && three[0] == 1);
    return OK;
}
