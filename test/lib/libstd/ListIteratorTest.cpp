// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <List.h>
#include <ListIterator.h>

TestCase(ListIteratorStartsAtTheHead)
{
    List<int> l;

    l << 1 << 2;

    ListIterator<int> i(l), p(&l);

    testAssert(i.m_current == l.head() && i.m_next == l.head());
    testAssert(p.hasCurrent() && p.hasNext() && p.current() == 1);
    return OK;
}

TestCase(ListIteratorOfNothing)
{
    List<int> l;
    ListIterator<int> i(l);

    testAssert(!i.hasCurrent() && !i.hasNext() && !i.remove());
    i++;
    testAssert(!i.hasCurrent() && i.current() == 0 && i.next() == 0);
    return OK;
}

TestCase(ListIteratorNext)
{
    List<int> l;
    int expected = 0;

    l << 1 << 2 << 3;
    for (ListIterator<int> i(l); i.hasNext();)
    {
        testAssert(i.next() == ++expected);
        testAssert(i.current() == expected);
    }
    testAssert(expected == 3);
    return OK;
}

TestCase(ListIteratorIncrement)
{
    const List<int> l;
    List<int> m;
    int expected = 0;

    m << 1 << 2 << 3;
    for (ListIterator<int> i(m); i.hasCurrent(); i++)
    {
        testAssert(i.current() == ++expected);
        i.current() *= 10;
    }
    testAssert(expected == 3 && m[0] == 10 && m[2] == 30);

    ListIterator<int> none(l);
    testAssert(!none.hasCurrent());
    return OK;
}

TestCase(ListIteratorRemove)
{
    List<int> l;

    l << 1 << 2 << 3;

    ListIterator<int> i(l);

    i.next();
    testAssert(i.remove());
    testAssert(i.m_current == l.head() && i.m_next == l.head() && i.current() == 2);
    i++;
    testAssert(i.current() == 3 && i.remove());
    testAssert(!i.hasCurrent() && !i.hasNext() && i.m_current == 0 && i.m_next == 0);
    testAssert(l.count() == 1 && l.first() == 2);
    i.reset();
    testAssert(i.current() == 2);
    return OK;
}
