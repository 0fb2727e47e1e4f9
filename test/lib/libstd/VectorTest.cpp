// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Vector.h>
#include <String.h>

TestCase(VectorConstruct)
{
    Vector<int> v;

    testAssert(v.size() == VECTOR_DEFAULT_SIZE && v.count() == 0 && v.isEmpty());
    testAssert(v.get(0) == 0);
    return OK;
}

TestCase(VectorInsertGrows)
{
    Vector<int> v(2);
    TestInt<int> ints(INT_MIN, INT_MAX);

    ints.random(100);
    for (int i = 0; i < 100; i++)
    {
        testAssert(v.insert(ints[i]) == i);
    }
    testAssert(v.count() == 100 && v.size() == 128);
    for (int i = 0; i < 100; i++)
    {
        testAssert(v[i] == ints[i] && v.vector()[i] == ints[i]);
    }
    return OK;
}

TestCase(VectorInsertAtReplacesAndGrows)
{
    Vector<int> v(4);

    testAssert(v.insert(2, 20));
    testAssert(v.count() == 3 && v.size() == 4);
    testAssert(v.insert(2, 21));
    testAssert(v.count() == 3 && v[2] == 21);
    testAssert(v.insert(9, 90));
    testAssert(v.count() == 10 && v.size() >= 10 && v[9] == 90 && v[2] == 21);
    return OK;
}

TestCase(VectorInsertOfOwnItem)
{
    Vector<String> v(1);

    v.insert(String("a text of its own", true));
    for (int i = 0; i < 9; i++)
    {
        v.insert(v[0]);
    }
    testAssert(v[9] == "a text of its own" && v[0] == v[9]);
    return OK;
}

TestCase(VectorOfNoSizeGrows)
{
    Vector<int> v(0);

    testAssert(v.size() == 0 && v.at(0) == 0);
    testAssert(v.insert(5) == 0 && v[0] == 5);
    return OK;
}

TestCase(VectorFillSetsCount)
{
    Vector<int> v(10);

    v.fill(3);
    testAssert(v.count() == 10 && v.size() == 10);
    for (int i = 0; i < 10; i++)
    {
        testAssert(v[i] == 3);
    }
    return OK;
}

TestCase(VectorAssignHasItsOwnItems)
{
    Vector<String> a, b(3);

    a.insert(String("first", true));
    b.insert(String("other", true));
    // W71: both used to share and free the same memory
    b = a;
    a.insert(0, String("changed", true));
    testAssert(b.count() == 1 && b[0] == "first" && b.size() == a.size());

    Vector<String> *self = &b;
    b = *self;
    testAssert(b.count() == 1 && b[0] == "first");
    return OK;
}

TestCase(VectorCopyHasItsOwnItems)
{
    Vector<String> a;

    a.insert(String("first", true));

    Vector<String> b(a);

    a.clear();
    testAssert(b.count() == 1 && b[0] == "first");
    return OK;
}

TestCase(VectorShrinkKeepsWhatFits)
{
    Vector<int> v(64);

    for (int i = 0; i < 64; i++)
    {
        v.insert(i);
    }
    // W71: wrote behind the new memory
    testAssert(v.resize(10));
    testAssert(v.size() == 10 && v.count() == 10);
    for (int i = 0; i < 10; i++)
    {
        testAssert(v[i] == i);
    }
    testAssert(v.shrink(5) && v.size() == 5);
    testAssert(v.shrink(20) && v.size() == 5);
    testAssert(v.reserve(20) && v.size() == 20 && v.count() == 5);
    testAssert(v.squeeze() == 5 && v.size() == 5);
    testAssert(v.resize(0) && v.size() == 0 && v.count() == 0);
    return OK;
}

TestCase(VectorRemoveAtMovesDown)
{
    Vector<int> v;

    for (int i = 0; i < 5; i++)
    {
        v.insert(i);
    }
    testAssert(v.removeAt(1));
    testAssert(!v.removeAt(4));
    testAssert(v.count() == 4 && v[0] == 0 && v[1] == 2 && v[3] == 4);
    return OK;
}

TestCase(VectorRemoveByValue)
{
    Vector<int> v;

    v.insert(1);
    v.insert(2);
    v.insert(2);
    v.insert(3);
    testAssert(v.remove(2) == 2 && v.remove(2) == 0);
    testAssert(v.count() == 2 && v[0] == 1 && v[1] == 3);
    return OK;
}

TestCase(VectorClear)
{
    Vector<int> v;

    v.insert(1);
    v.clear();
    testAssert(v.count() == 0 && v.get(0) == 0 && v.size() == VECTOR_DEFAULT_SIZE);
    return OK;
}

TestCase(VectorAtOutsideIsADefault)
{
    Vector<int> v(4);

    v.fill(7);
    testAssert(v.at(4) == 0 && v[-1] == 0 && v.at(0xffffffff) == 0);
    return OK;
}

TestCase(VectorCompare)
{
    Vector<int> a(8), b(8), c(9);

    a.insert(1);
    a.insert(2);
    b.insert(1);
    testAssert(a.compareTo(b) != 0);
    b.insert(3);
    testAssert(a.compareTo(b) == 2);
    b[1] = 2;
    testAssert(a.compareTo(b) == 0 && a.equals(b));
    c.insert(1);
    c.insert(2);
    testAssert(!a.equals(c));
    testAssert(a.contains(2) && !a.contains(3));
    return OK;
}
