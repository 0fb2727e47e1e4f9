// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <List.h>
#include <ListIterator.h>
#include <String.h>

TestCase(ListStartsEmpty)
{
    List<int> list;

    testAssert(list.isEmpty());
    testAssert(list.count() == 0 && list.size() == 0);
    testAssert(list.head() == ZERO && list.tail() == ZERO);
    testAssert(list.get(0) == ZERO);
    testAssert(list.m_count == 0);
    return OK;
}

TestCase(ListAppendAndPrepend)
{
    TestInt<int> ints(INT_MIN, INT_MAX);
    List<int> appended, prepended;
    Size i = 0;

    ints.unique(20);
    for (i = 0; i < 20; i++)
    {
        appended.append(ints[i]);
        prepended.prepend(ints[i]);
    }
    testAssert(appended.count() == 20 && appended.size() == 20 && prepended.count() == 20);
    testAssert(appended.first() == ints[0] && appended.last() == ints[19]);
    testAssert(prepended.first() == ints[19] && prepended.last() == ints[0]);

    i = 0;
    for (List<int>::Node *node = appended.head(); node; node = node->next)
    {
        testAssert(node->data == ints[i++]);
    }
    i = 0;
    for (List<int>::Node *node = prepended.tail(); node; node = node->prev)
    {
        testAssert(node->data == ints[i++]);
    }
    testAssert(i == 20);
    return OK;
}

TestCase(ListRemoveTellsHowMany)
{
    List<int> list;

    list << 1 << 2 << 1 << 3 << 1;
    testAssert(list.remove(1) == 3);
    testAssert(list.count() == 2 && list.m_count == 2);
    testAssert(list.first() == 2 && list.last() == 3);
    testAssert(list.remove(1) == 0);
    testAssert(list.remove(list.head()) == 1);
    testAssert(list.count() == 1 && list.head() == list.tail());
    testAssert(list.remove(3) == 1);
    testAssert(list.isEmpty() && list.head() == ZERO && list.tail() == ZERO);
    return OK;
}

TestCase(ListPositions)
{
    List<int> list;

    for (int i = 0; i < 5; i++)
    {
        list.append(i * 10);
    }
    testAssert(list[0] == 0 && list[4] == 40 && list.at(3) == 30 && *list.get(2) == 20);
    testAssert(list.get(5) == ZERO);
    list[1] = 11;
    testAssert(list.at(1) == 11 && list.contains(11) && !list.contains(10));
    return OK;
}

TestCase(ListClear)
{
    List<String> list;

    list << "one" << "two";
    list.clear();
    testAssert(list.isEmpty() && list.count() == 0 && list.head() == ZERO);
    list << "three";
    testAssert(list.first() == "three" && list.count() == 1);
    return OK;
}

TestCase(ListComparison)
{
    List<int> one, two;

    testAssert(one == two);
    one << 1 << 2;
    testAssert(one != two);
    two << 1;
    testAssert(one != two);
    two << 3;
    testAssert(one != two && !(one == two));
    two.remove(3);
    two << 2;
    testAssert(one == two && one.equals(two) && one.compareTo(two) == 0);
    return OK;
}

TestCase(ListCopyIsIndependent)
{
    List<String> one;

    one << "first" << "second";
    List<String> two(one), three;
    three = one;
    one.clear();
    testAssert(two.count() == 2 && two.first() == "first" && two.last() == "second");
    testAssert(three == two);
    return OK;
}

TestCase(ListOfPointersOwnsNothing)
{
    int one = 1, two = 2;
    List<int *> list;

    list << &one << &two;
    testAssert(list.contains(&one) && list.remove(&one) == 1 && list.count() == 1);
    list.clear();
    testAssert(one == 1 && two == 2);
    return OK;
}

TestCase(ListIteratorHasTwoCursors)
{
    List<int> list;

    for (int i = 0; i < 4; i++)
    {
        list.append(i);
    }

    ListIterator<int> iter(list);
    testAssert(iter.m_current == list.head() && iter.m_next == list.head());
    testAssert(iter.hasCurrent() && iter.hasNext() && iter.current() == 0);

    // The first item is both current and next
    testAssert(iter.next() == 0 && iter.current() == 0);
    testAssert(iter.next() == 1 && iter.current() == 1);
    iter++;
    testAssert(iter.current() == 2);
    iter.reset();
    testAssert(iter.current() == 0);
    return OK;
}

TestCase(ListIteratorIdioms)
{
    List<int> list;
    Size sum = 0, steps = 0;

    for (int i = 0; i < 10; i++)
        list << i;

    for (ListIterator<int> i(list); i.hasCurrent(); i++)
    {
        sum += i.current();
    }
    testAssert(sum == 45);

    ListIterator<int> iter(&list);
    while (iter.hasNext())
    {
        iter.next() += 1;
        steps++;
    }
    testAssert(steps == 10 && list.first() == 1 && list.last() == 10);
    return OK;
}

TestCase(ListIteratorRemovesAndGoesOn)
{
    List<int> list;

    for (int i = 0; i < 6; i++)
        list << i;

    for (ListIterator<int> i(list); i.hasCurrent();)
    {
        if (i.current() % 2)
            i.remove();
        else
            i++;
    }
    testAssert(list.count() == 3 && list[0] == 0 && list[1] == 2 && list[2] == 4);

    ListIterator<int> iter(list);
    testAssert(iter.remove());
    testAssert(iter.m_current == list.head() && iter.m_next == list.head());
    testAssert(iter.remove() && iter.remove());
    testAssert(iter.m_current == ZERO && iter.m_next == ZERO);
    testAssert(!iter.hasCurrent() && !iter.hasNext() && !iter.remove());
    testAssert(list.isEmpty());
    return OK;
}

TestCase(ListIteratorOfAnEmptyList)
{
    const List<int> list;
    ListIterator<int> iter(list);

    testAssert(!iter.hasCurrent() && !iter.hasNext());
    iter++;
    testAssert(!iter.hasCurrent());
    return OK;
}
