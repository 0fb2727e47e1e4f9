// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <BitOperations.h>
#include <Types.h>

enum Flags
{
    None = 0,
    Read = 1,
    Write = 2,
    Run = 4
};

enum class Strict : u8
{
    A = 1,
    B = 2
};

/** Takes flags, not integers. */
static int take(Flags flags)
{
    return (int) flags;
}

TestCase(BitOperationsKeepTheType)
{
    testAssert(take(Read | Write) == 3);
    testAssert(take((Read | Write) & Write) == 2);
    testAssert(take((Read | Write) ^ Write) == 1);
    testAssert(take(~Read & (Read | Run)) == 4);
    return OK;
}

TestCase(BitOperationsAssign)
{
    Flags flags = None;

    flags |= Read;
    flags |= Run;
    testAssert(take(flags) == 5);
    flags &= ~Read;
    testAssert(take(flags) == 4);
    flags ^= Run;
    testAssert(flags == None);
    return OK;
}

TestCase(BitOperationsLeaveIntegersAlone)
{
    const Strict both = Strict::A | Strict::B;

    testAssert((u8) both == 3);
    testAssert((5 | 2) == 7 && (~0 & 6) == 6);
    static_assert((Read | Write) == 3);
    return OK;
}
