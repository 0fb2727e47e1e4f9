// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Randomizer.h>

TestCase(RandomizerIsTheDocumentedGenerator)
{
    Randomizer r;
    u32 state = 42;

    r.seed(42);
    for (int i = 0; i < 1000; i++)
    {
        state = (state * 1103515245U + 12345U) & 0x7fffffff;
        testAssert(r.next() == state);
    }
    return OK;
}

TestCase(RandomizerStateIsShared)
{
    Randomizer a, b;

    a.seed(1);
    testAssert(b.next() == 1103527590);

    const ulong next = a.next();

    b.seed(1103527590);
    testAssert(b.next() == next);
    return OK;
}
