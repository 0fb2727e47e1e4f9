// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Queue.h>

TestCase(QueueKeepsTheOrder)
{
    TestInt<uint> ints(UINT_MIN, UINT_MAX);
    Queue<uint, 64> q;

    testAssert(q.size() == 64 && q.count() == 0 && q.isEmpty());
    ints.random(64);
    for (Size i = 0; i < 64; i++)
    {
        testAssert(q.push(ints[i]));
        testAssert(q.count() == i + 1);
    }
    testAssert(!q.push(1) && q.count() == 64);

    for (Size i = 0; i < 64; i++)
    {
        testAssert(q.pop() == ints[i]);
    }
    testAssert(q.isEmpty());
    return OK;
}

TestCase(QueueWrapsAround)
{
    Queue<int, 3> q;

    for (int i = 0; i < 100; i++)
    {
        testAssert(q.push(i) && q.push(i + 1000));
        testAssert(q.pop() == i && q.pop() == i + 1000);
    }
    testAssert(q.count() == 0);
    return OK;
}

TestCase(QueuePopIsAReferenceUntilOverwritten)
{
    Queue<int, 2> q;

    q.push(1);
    q.push(2);
    int & first = q.pop();
    testAssert(first == 1);
    q.pop();
    testAssert(first == 1);
    return OK;
}

TestCase(QueueRemoveKeepsTheOrder)
{
    Queue<int, 8> q;

    // Not at the start of its memory
    q.push(0);
    q.push(0);
    q.push(0);
    q.remove(0);
    q.push(5);
    q.push(1);
    q.push(5);
    q.push(2);
    q.push(5);
    q.push(3);
    testAssert(q.contains(5) && !q.contains(4));
    testAssert(q.remove(5) == 3 && q.remove(5) == 0);
    testAssert(q.count() == 3 && !q.contains(5));
    testAssert(q.pop() == 1 && q.pop() == 2 && q.pop() == 3);
    return OK;
}

TestCase(QueueClear)
{
    Queue<int, 4> q;

    q.push(1);
    q.push(2);
    q.clear();
    testAssert(q.isEmpty() && !q.contains(1));
    testAssert(q.push(3) && q.pop() == 3);
    return OK;
}
