// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Code that is written is what the processor executes, also where it has executed something else before.
 */

/** Bytes that are copied of a function: more than one of those below has, and less than the program behind it */
static const Size codeSize = 32;

/** Functions that do not depend on where they are */
typedef int Function();

static int __attribute__((noinline)) returnsOne()
{
    return 1;
}

static int __attribute__((noinline)) returnsTwo()
{
    return 2;
}

static int __attribute__((noinline)) returnsThree()
{
    return 3;
}

/** Not known to the compiler, which otherwise would know the results, too */
static Function * volatile const functions[] = { returnsOne, returnsTwo, returnsThree };

/** What the child's function returned last, and how often it was asked */
static volatile u32 answer = 0, rounds = 0;

ChildProgram(asksAgainAndAgain)
{
    for (;;)
    {
        answer = functions[0]();
        rounds = rounds + 1;
        GuestChild::pause();
    }
    return 0;
}

TestCase(RewrittenPageIsExecutedAnew)
{
    Memory::Range page = { 0, 0, PAGESIZE, Memory::User | Memory::Readable | Memory::Writable | Memory::Executable };
    Arch::Cache cache;

    testAssert(VMCtl(SELF, MapSparse, &page) == API::Success);

    for (int round = 0; round < 9; round++)
    {
        // At two places, so that what was executed is not only what was written last
        for (Size place = 0; place < PAGESIZE; place += PAGESIZE / 2)
        {
            const int expected = ((round + (place ? 1 : 0)) % 3) + 1;

            MemoryBlock::copy((void *) (page.virt + place), (const void *) functions[expected - 1], codeSize);
            testAssert(cache.cleanInvalidateAddress(Cache::Unified, page.virt) == Cache::Success);
            testAssert(((Function *) (page.virt + place))() == expected);
        }
    }
    testAssert(VMCtl(SELF, Release, &page) == API::Success);
    return OK;
}

TestCase(CodeWrittenFromOutsideIsExecuted)
{
    GuestChild child("asksAgainAndAgain");

    testAssert(child.isStarted());
    testAssert(child.waitForValue(answer, 1));

    // As who loads programs does it; first others than at the end, then what was there at first
    for (Size i = 0; i < 6; i++)
    {
        const u32 expected = ((i + 1) % 3) + 1;

        testAssert(ProcessCtl(child.getProcessID(), Stop) == API::Success);
        testAssert(VMCopy(child.getProcessID(), API::Write, (Address) functions[expected - 1],
                          (Address) functions[0], codeSize) == API::Success);
        testAssert(ProcessCtl(child.getProcessID(), Resume) == API::Success);
        testAssert(child.waitForValue(answer, expected));
        testAssert(child.waitForProgress(rounds));
        testAssert(child.read(answer) == expected);
    }
    return OK;
}

TestCase(OnlyOwnPagesAreMaintained)
{
    // The kernel's, and one where nothing is
    testAssert(Arch::Cache().cleanInvalidateAddress(Cache::Unified, (Address) functions[0]) == Cache::Success);

    Memory::Range range = { 0x100000, 0, PAGESIZE, Memory::None };
    testAssert(VMCtl(SELF, CacheCleanInvalidate, &range) == API::AccessViolation);
    range.virt = 0x90000000;
    testAssert(VMCtl(SELF, CacheCleanInvalidate, &range) == API::AccessViolation);
    return OK;
}
