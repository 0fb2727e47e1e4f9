// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Index.h>

TestCase(IndexTakesTheLowestFreeSlot)
{
    Index<int, 4> index;
    int items[5];
    Size position = 99;

    testAssert(index.size() == 4 && index.count() == 0);
    for (Size i = 0; i < 4; i++)
    {
        testAssert(index.insert(position, &items[i]) && position == i);
    }
    testAssert(!index.insert(&items[4]) && index.count() == 4);
    testAssert(index.remove(1) && index.remove(3) && index.count() == 2);
    testAssert(index.insert(position, &items[4]) && position == 1);
    testAssert(index.insert(position, &items[4]) && position == 3);
    testAssert(index.m_array[1] == &items[4]);
    return OK;
}

TestCase(IndexRefusesNull)
{
    Index<int, 4> index;
    Size position = 0;

    testAssert(!index.insert(0) && !index.insert(position, 0) && !index.insertAt(0, 0));
    testAssert(index.count() == 0 && !index.contains(0));
    return OK;
}

TestCase(IndexInsertAtReplaces)
{
    Index<int, 4> index;
    int a, b;
    Size position;

    testAssert(index.insertAt(2, &a) && index.count() == 1);
    testAssert(index.insertAt(2, &b) && index.count() == 1 && index.get(2) == &b);
    testAssert(!index.insertAt(4, &a));
    testAssert(index.insertAt(0, &a));
    testAssert(index.insert(position, &a) && position == 1);
    testAssert(index.insert(position, &a) && position == 3);
    testAssert(!index.insert(&a));
    return OK;
}

TestCase(IndexGetOutside)
{
    Index<int, 4> index;
    int a;

    index.insert(&a);
    testAssert(index.get(0) == &a && index[0] == &a && index.get(1) == 0 && index.get(4) == 0 && index[400] == 0);
    testAssert(!index.remove(1) && !index.remove(4));
    testAssert(index.contains(&a));
    return OK;
}

TestCase(IndexDeleteAll)
{
    Index<int, 4> index;

    index.insert(new int(1));
    index.insertAt(3, new int(2));
    index.deleteAll();
    testAssert(index.count() == 0 && index.get(0) == 0 && index.get(3) == 0);
    return OK;
}
