// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Index.h>

/** Counts how many of them there are. */
struct IndexItem
{
    IndexItem()
    {
        alive++;
    }

    ~IndexItem()
    {
        alive--;
    }

    static int alive;
};

int IndexItem::alive = 0;

TestCase(IndexTakesTheLowestFreeSlot)
{
    Index<int, 8> index;
    int items[9];
    Size position = 0;

    testAssert(index.size() == 8 && index.count() == 0);
    for (Size i = 0; i < 8; i++)
    {
        testAssert(index.insert(position, &items[i]));
        testAssert(position == i && index.m_array[i] == &items[i]);
    }
    testAssert(!index.insert(position, &items[8]) && !index.insert(&items[8]));
    testAssert(index.count() == 8);

    testAssert(index.remove(6) && index.remove(2));
    testAssert(index.count() == 6 && index.get(2) == ZERO);
    testAssert(index.insert(position, &items[8]) && position == 2);
    testAssert(index.insert(position, &items[8]) && position == 6);
    return OK;
}

TestCase(IndexRejectsNothing)
{
    Index<int, 4> index;
    int *nothing = ZERO;
    Size position = 77;

    testAssert(!index.insert(nothing) && !index.insert(position, nothing) && !index.insertAt(0, nothing));
    testAssert(index.count() == 0 && position == 77);
    testAssert(!index.contains(nothing));
    return OK;
}

TestCase(IndexInsertAtReplaces)
{
    Index<int, 4> index;
    int one, two;

    testAssert(index.insertAt(3, &one) && index.count() == 1);
    testAssert(index.insertAt(3, &two) && index.count() == 1);
    testAssert(index.get(3) == &two && index[3] == &two && !index.contains(&one) && index.contains(&two));
    testAssert(!index.insertAt(4, &one));
    return OK;
}

TestCase(IndexOutside)
{
    Index<int, 4> index;

    testAssert(index.get(0) == ZERO && index.get(4) == ZERO && index.get((Size) -1) == ZERO);
    testAssert(!index.remove(0) && !index.remove(4));
    return OK;
}

TestCase(IndexDeleteAllDeletesTheItems)
{
    Index<IndexItem, 16> index;

    index.insert(new IndexItem());
    index.insertAt(9, new IndexItem());
    testAssert(IndexItem::alive == 2);
    index.deleteAll();
    testAssert(IndexItem::alive == 0 && index.count() == 0 && index.get(9) == ZERO);
    testAssert(index.insert(new IndexItem()) && index.get(0) != ZERO);
    index.deleteAll();
    return OK;
}
