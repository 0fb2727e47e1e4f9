// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <List.h>
#include <ListIterator.h>

/** Counts how many objects there are. */
struct Counted
{
    Counted()
    {
        alive++;
    }
    Counted(const Counted &)
    {
        alive++;
    }
    Counted & operator = (const Counted &) = default;
    ~Counted()
    {
        alive--;
    }
    bool operator == (const Counted &) const
    {
        return true;
    }
    static int alive;
};

int Counted::alive = 0;

TestCase(ListConstruct)
{
    List<int> l;

    testAssert(l.head() == 0 && l.tail() == 0 && l.isEmpty() && l.count() == 0 && l.size() == 0);
    testAssert(l.m_count == 0);
    testAssert(l.first() == 0 && l.last() == 0);
    return OK;
}

TestCase(ListAppendAndPrepend)
{
    List<int> l;

    l.append(2);
    l.append(3);
    l.prepend(1);
    testAssert(l.count() == 3 && l.size() == 3);
    testAssert(l.first() == 1 && l.last() == 3);
    testAssert(l[0] == 1 && l[1] == 2 && l[2] == 3);
    testAssert(l.head()->next->data == 2 && l.tail()->prev->data == 2);
    testAssert(l.head()->prev == 0 && l.tail()->next == 0);
    testAssert(l.get(3) == 0 && l.at(3) == 0);
    return OK;
}

TestCase(ListRemoveByValue)
{
    List<int> l;

    l << 1 << 2 << 1 << 3 << 1;
    testAssert(l.remove(1) == 3 && l.remove(1) == 0);
    testAssert(l.count() == 2 && l.first() == 2 && l.last() == 3);
    return OK;
}

TestCase(ListRemoveNodes)
{
    List<int> l;

    l << 1 << 2 << 3;
    testAssert(l.remove(l.head()->next) == 1);
    testAssert(l.count() == 2 && l.head()->next == l.tail() && l.tail()->prev == l.head());
    l.remove(l.tail());
    testAssert(l.head() == l.tail() && l.first() == 1);
    l.remove(l.head());
    testAssert(l.isEmpty() && l.head() == 0 && l.tail() == 0);
    testAssert(l.remove((List<int>::Node *) 0) == 0);
    return OK;
}

TestCase(ListAssignHasItsOwnNodes)
{
    List<int> a, b;

    a << 1 << 2;
    b << 9;
    // W71: both used to share and free the same nodes
    b = a;
    a.clear();
    testAssert(b.count() == 2 && b[0] == 1 && b[1] == 2);

    List<int> *self = &b;
    b = *self;
    testAssert(b.count() == 2 && b.last() == 2);
    b.append(3);
    testAssert(a.isEmpty());
    return OK;
}

TestCase(ListDestroysItsItems)
{
    {
        List<Counted> a, b;

        a.append(Counted());
        a.append(Counted());
        b.append(Counted());
        b = a;

        List<Counted> c(b), d(static_cast<List<Counted> &&>(a));

        testAssert(Counted::alive == 6 && a.isEmpty());
        c.clear();
        testAssert(Counted::alive == 4);
    }
    testAssert(Counted::alive == 0);
    return OK;
}

TestCase(ListCompare)
{
    List<int> a, b;

    a << 1 << 2;
    b << 1 << 2;
    testAssert(a == b && !(a != b) && a.equals(b) && a.compareTo(b) == 0);
    b << 3;
    testAssert(a != b && a.compareTo(b) != 0);
    a << 4;
    testAssert(a != b && a.compareTo(b) == 3);
    testAssert(a.contains(4) && !a.contains(3));
    return OK;
}
