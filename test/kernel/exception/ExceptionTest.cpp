// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "FaultOf.h"
#include "GuestMain.h"

/*
 * Exceptions of programs: each ends the program that raised it, and nothing else. Its parent sees which kind it was.
 */

static void write(const Address address)
{
    *(volatile u8 *) address = 1;
}

static void call(const Address address)
{
    ((void (*)()) address)();
}

/** A constant of the program */
extern const u32 constant;
const u32 constant = 42;

ChildProgram(writesNull)
{
    write(0);
    return 0;
}

ChildProgram(readsNull)
{
    return *(volatile u8 *) 0;
}

ChildProgram(readsKernel)
{
    return *(volatile u8 *) 0x100000;
}

ChildProgram(writesKernel)
{
    write(0x100000);
    return 0;
}

ChildProgram(writesOwnCode)
{
    write((Address) &writesOwnCode);
    return 0;
}

ChildProgram(writesConstant)
{
    write((Address) &constant);
    return 0;
}

ChildProgram(writesEvents)
{
    write(0xd0000000);
    return 0;
}

ChildProgram(jumpsNowhere)
{
    call(0x90000000);
    return 0;
}

ChildProgram(jumpsIntoTheKernel)
{
    call(0x100000);
    return 0;
}

/** Recursion that the compiler cannot remove */
static u32 __attribute__((noinline)) recurse(const u32 depth)
{
    volatile u32 words[64];

    words[depth % 64] = depth;
    return depth == ~0U ? 0 : recurse(depth + 1) + words[depth % 64];
}

ChildProgram(overflowsItsStack)
{
    return recurse(0);
}

ChildProgram(fallsOffTheTopOfItsStack)
{
    volatile u32 *word = (volatile u32 *) __builtin_frame_address(0);

    for (;;)
        *word++ = 0;
    return 0;
}

TestCase(WrongAddressesEndOnlyTheProgram)
{
    static const char *names[] = { "writesNull", "readsNull", "readsKernel", "writesKernel", "jumpsNowhere",
                                   "jumpsIntoTheKernel" };

    for (Size i = 0; i < sizeof(names) / sizeof(names[0]); i++)
    {
        testAssert(faultOf(names[i]) == FaultInfo::MemoryAccess);
    }
    return OK;
}

TestCase(CodeAndConstantsAreNotWritable)
{
    testAssert(faultOf("writesOwnCode") == FaultInfo::MemoryAccess);
    testAssert(faultOf("writesConstant") == FaultInfo::MemoryAccess);
    testAssert(faultOf("writesEvents") == FaultInfo::MemoryAccess);
    return OK;
}

TestCase(StackHasGuards)
{
    testAssert(faultOf("overflowsItsStack") == FaultInfo::StackOverflow);
    testAssert(faultOf("fallsOffTheTopOfItsStack") == FaultInfo::MemoryAccess);
    return OK;
}

TestCase(FaultsLeaveNothingBehind)
{
    // The first one makes what stays
    testAssert(faultOf("writesNull") == FaultInfo::MemoryAccess);
    const SystemInformation before;

    for (Size i = 0; i < 5; i++)
    {
        testAssert(faultOf("writesNull") == FaultInfo::MemoryAccess);
    }
    const SystemInformation after;
    testAssert(after.processCount == before.processCount);
    testAssert(after.shareCount == before.shareCount);
    testAssert(after.memoryAvail == before.memoryAvail);
    return OK;
}
