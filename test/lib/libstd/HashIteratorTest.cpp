// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <HashTable.h>
#include <HashIterator.h>
#include <ConstHashIterator.h>

TestCase(HashIteratorVisitsEachKeyOnce)
{
    HashTable<int, int> h;
    int sum = 0, visits = 0;

    for (int i = 1; i <= 100; i++)
    {
        h.insert(i, i * 2);
    }
    h.append(1, 999);
    for (HashIterator<int, int> i(h); i.hasCurrent(); i++)
    {
        testAssert(i.current() == i.key() * 2);
        sum += i.key();
        visits++;
    }
    testAssert(visits == 100 && sum == 5050);
    return OK;
}

TestCase(HashIteratorNext)
{
    HashTable<int, int> h;
    int visits = 0;

    h.insert(1, 10);
    h.insert(2, 20);
    for (HashIterator<int, int> i(h); i.hasNext(); visits++)
    {
        int & value = i.next();

        testAssert(value == i.key() * 10);
        value++;
    }
    testAssert(visits == 2 && h[1] == 11 && h[2] == 21);
    return OK;
}

TestCase(HashIteratorRemove)
{
    HashTable<int, int> h;

    h.append(1, 10);
    h.append(1, 11);
    h.append(2, 20);

    HashIterator<int, int> i(h);
    const int first = i.key();

    testAssert(i.remove());
    testAssert(!h.contains(first) && h.keys().count() == 1);
    testAssert(i.hasCurrent() && i.key() != first && i.m_iter.m_current == i.m_iter.m_next);
    testAssert(i.remove() && !i.remove());
    testAssert(h.isEmpty() && !i.hasCurrent() && !i.hasNext());
    return OK;
}

TestCase(HashIteratorKeepsItsKeys)
{
    HashTable<int, int> h;

    h.insert(1, 10);

    HashIterator<int, int> i(h);

    h.insert(2, 20);
    h.remove(1);
    testAssert(i.hasCurrent() && i.key() == 1 && i.current() == 0);
    testAssert(h.count() == 1);
    i++;
    testAssert(!i.hasCurrent());
    i.reset();
    testAssert(i.hasCurrent() && i.key() == 2 && i.current() == 20);
    return OK;
}

TestCase(ConstHashIteratorVisitsEachKeyOnce)
{
    HashTable<int, int> h;
    const HashTable<int, int> & constant = h;
    int sum = 0, visits = 0;

    h.insert(1, 10);
    h.insert(2, 20);

    ConstHashIterator<int, int> i(constant);

    for (; i.hasCurrent(); i++)
    {
        sum += i.key();
        testAssert(i.current() == i.key() * 10);
    }
    for (i.reset(); i.hasNext(); visits++)
    {
        sum += i.next();
    }
    testAssert(sum == 33 && visits == 2);
    return OK;
}
