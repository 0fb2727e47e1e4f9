// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include "MachineFaults.h"
#include "VictimProcess.h"

/**
 * Have a victim do harm once: the request that did it is answered by the next life, which has the same ProcessID.
 *
 * @param kind Kind of fault that the kernel has to record
 */
static bool survives(const Victim::Action action, const u32 kind, const Size argument = 41)
{
    const VictimProcess victim;
    Size value = argument;

    return victim.isReady() && victim.client().harmOnce(action, value) == Victim::Success && value == argument + 1 &&
        victim.faultKind() == kind && victim.isHealed(1);
}

/** Have a victim try something that this machine does not trap: nothing happens to it. */
static bool isUntrapped(const Victim::Action action)
{
    const VictimProcess victim;
    Size value = 41;

    return victim.isReady() && victim.client().harmOnce(action, value) == Victim::NotSupported && victim.isHealed(0);
}

TestCase(VictimEcho)
{
    const VictimProcess victim;

    testAssert(victim.isReady());
    testAssert(victim.client().echo(0));
    testAssert(victim.client().echo(123456));
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimNullDereference)
{
    testAssert(survives(Victim::NullDereference, FaultInfo::MemoryAccess));
    return OK;
}

TestCase(VictimWildWrite)
{
    testAssert(survives(Victim::WildWrite, FaultInfo::MemoryAccess));
    return OK;
}

TestCase(VictimDivide)
{
    testAssert(DividesTrap ? survives(Victim::Divide, FaultInfo::Arithmetic) : isUntrapped(Victim::Divide));
    return OK;
}

TestCase(VictimIllegalInstruction)
{
    testAssert(survives(Victim::IllegalInstruction, FaultInfo::IllegalInstruction));
    return OK;
}

TestCase(VictimBreakpoint)
{
    testAssert(survives(Victim::Breakpoint, FaultInfo::Breakpoint));
    return OK;
}

TestCase(VictimStackOverflow)
{
    testAssert(survives(Victim::StackOverflow, FaultInfo::StackOverflow));
    return OK;
}

TestCase(VictimUnaligned)
{
    testAssert(AlignmentTraps ? survives(Victim::Unaligned, FaultInfo::Alignment) : isUntrapped(Victim::Unaligned));
    return OK;
}

TestCase(VictimAssertion)
{
    testAssert(survives(Victim::Assertion, FaultInfo::Exit));
    return OK;
}

TestCase(VictimExit)
{
    testAssert(survives(Victim::Exit, FaultInfo::Exit, 0));
    testAssert(survives(Victim::Exit, FaultInfo::Exit, 9));
    return OK;
}

TestCase(VictimLeakMemory)
{
    // The restart finds memory although there is none left
    testAssert(survives(Victim::LeakMemory, FaultInfo::Exit));
    return OK;
}

TestCase(VictimCorruptHeap)
{
    const VictimProcess victim;
    Size value = 1;

    // How it fails is up to chance, that it fails is not
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::CorruptHeap, value) == Victim::Success);
    testAssert(value == 2);
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(VictimCorruptChannel)
{
    const VictimProcess victim;
    Size value = 1;

    // The client takes the answer that belongs to its request, and no other
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::CorruptChannel, value) == Victim::Success);
    testAssert(value == 2);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimPoison)
{
    const VictimProcess victim;
    Size value = 41;

    // A request that ends each life of its server is refused after two, and the server lives
    testAssert(victim.isReady());
    testAssert(victim.client().request(Victim::NullDereference, value) == Victim::IOError);
    testAssert(victim.isHealed(2));

    // The next one is not suspected
    testAssert(victim.client().harmOnce(Victim::WildWrite, value) == Victim::Success);
    testAssert(victim.isHealed(3));
    return OK;
}

TestCase(VictimManyFaults)
{
    const VictimProcess victim;

    testAssert(victim.isReady());

    for (Size i = 1; i <= 4; i++)
    {
        Size value = i;

        testAssert(victim.client().harmOnce(Victim::IllegalInstruction, value) == Victim::Success);
        testAssert(value == i + 1);
        testAssert(victim.isHealed(i));
    }
    return OK;
}
