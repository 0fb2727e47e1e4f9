// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Destructors.h>

/** Order in which objects were destructed. */
static int order[200];

/** Number of objects destructed. */
static int destructed;

/** Object under test. */
static Destructors destructors;

/** Remember which object it was. */
static void destruct(void *object)
{
    order[destructed++] = *(int *) object;
}

/** Constructs another object. */
static void destructAndAdd(void *object)
{
    static int another = 77;

    order[destructed++] = *(int *) object;
    destructors.add(destruct, &another);
}

TestCase(DestructorsReverse)
{
    static int objects[100];

    // More than a block holds.
    destructed = 0;
    for (int i = 0; i < 100; i++)
    {
        objects[i] = i;
        testAssert(destructors.add(destruct, &objects[i]));
    }
    destructors.run();
    testAssert(destructed == 100);
    for (int i = 0; i < 100; i++)
    {
        testAssert(order[i] == 99 - i);
    }

    // Each only once.
    destructors.run();
    testAssert(destructed == 100);
    return OK;
}

TestCase(DestructorsAddedMeanwhile)
{
    static int first = 1, second = 2;

    destructed = 0;
    testAssert(destructors.add(destruct, &first));
    testAssert(destructors.add(destructAndAdd, &second));
    destructors.run();
    testAssert(destructed == 3);
    testAssert(order[0] == 2 && order[1] == 77 && order[2] == 1);
    return OK;
}
