// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Queue.h>

TestCase(QueueIsFirstInFirstOut)
{
    Queue<int, 4> q;

    testAssert(q.size() == 4 && q.isEmpty());
    for (int round = 0; round < 10; round++)
    {
        testAssert(q.push(round) && q.push(round + 100) && q.push(round + 200));
        testAssert(q.count() == 3);
        testAssert(q.pop() == round && q.pop() == round + 100 && q.pop() == round + 200);
    }
    testAssert(q.isEmpty());
    return OK;
}

TestCase(QueueHasExactlyItsSize)
{
    Queue<int, 3> q;

    testAssert(q.push(1) && q.push(2) && q.push(3) && !q.push(4));
    testAssert(q.count() == 3 && q.pop() == 1 && q.push(4) && !q.push(5));
    testAssert(q.contains(4) && !q.contains(1));
    return OK;
}

TestCase(QueueRemoveKeepsOrder)
{
    Queue<int, 5> q;

    q.push(0);
    q.push(0);
    q.pop();
    q.pop();
    for (int i = 0; i < 5; i++)
    {
        q.push(i % 2 ? 7 : i);
    }
    testAssert(q.remove(7) == 2 && q.remove(7) == 0);
    testAssert(q.count() == 3 && q.pop() == 0 && q.pop() == 2 && q.pop() == 4);
    return OK;
}

TestCase(QueueClear)
{
    Queue<int, 2> q;

    q.push(1);
    q.clear();
    testAssert(q.count() == 0 && !q.contains(1) && q.pop() == 0);
    testAssert(q.push(2) && q.pop() == 2);
    return OK;
}
