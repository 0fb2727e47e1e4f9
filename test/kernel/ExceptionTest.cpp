// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "GuestMain.h"

/*
 * Exceptions of programs: each ends the program that raised it, and nothing else. Its parent sees which kind it was.
 */

/** Exit status of a program that a fault has ended: the kind is added */
static const int faultStatus = 0x100;

/** Start a child, which is to fault. @return The kind of the fault, or -1 if it did not end by one */
static int faultOf(const char *name)
{
    const int status = GuestChild(name).wait();
    return status >= faultStatus ? status - faultStatus : -1;
}

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

#ifdef INTEL

ChildProgram(dividesByZero)
{
    u32 result = 1, rest = 0;

    asm volatile ("divl %2" : "+a" (result), "+d" (rest) : "r" (0));
    return result;
}

ChildProgram(runsInvalidOpcode)
{
    asm volatile ("ud2");
    return 0;
}

ChildProgram(disablesInterrupts)
{
    asm volatile ("cli");
    return 0;
}

/** Only measurements switch it on */
ChildProgram(entersByAnotherWay)
{
    asm volatile ("sysenter");
    return 0;
}

ChildProgram(halts)
{
    asm volatile ("hlt");
    return 0;
}

ChildProgram(readsControlRegister)
{
    u32 value;

    asm volatile ("movl %%cr0, %0" : "=r" (value));
    return value;
}

ChildProgram(usesPort)
{
    ProcessCtl(SELF, DropPrivileges, Privilege::None);
    GuestChild::pause();
    asm volatile ("outb %0, $0x80" :: "a" ((u8) 0));
    return 0;
}

ChildProgram(raisesBreakpoint)
{
    asm volatile ("int3");
    return 0;
}

ChildProgram(singleSteps)
{
    asm volatile ("pushfl; orl $0x100, (%%esp); popfl; nop; nop" ::: "memory", "cc");
    return 0;
}

/** System call with the flags that make the next instruction trap, and that mean a nested task */
ChildProgram(callsTheKernelWithTrapFlag)
{
    asm volatile ("pushfl; orl $0x4100, (%%esp); popfl; int %0" :: "i" (TRAP_VECTOR), "a" (API::ProcessCtlNumber),
                  "c" (SELF), "b" (GetPID), "d" (0), "S" (0) : "memory", "cc");
    return 0;
}

ChildProgram(raisesClockInterrupt)
{
    asm volatile ("int $32");
    return 0;
}

ChildProgram(raisesPageFaultVector)
{
    asm volatile ("int $14");
    return 0;
}

ChildProgram(raisesUnusedVector)
{
    asm volatile ("int $255");
    return 0;
}

ChildProgram(loadsKernelSegment)
{
    asm volatile ("movw %w0, %%ds" :: "r" (8));
    return 0;
}

ChildProgram(loadsNullStack)
{
    asm volatile ("movw %w0, %%ss" :: "r" (0));
    return 0;
}

ChildProgram(jumpsToKernelSegment)
{
    asm volatile ("ljmp $8, $0x100000");
    return 0;
}

ChildProgram(raisesFloatingPointException)
{
    const u16 control = 0x340;

    // Division by zero, not masked; the exception comes with the next instruction that waits
    asm volatile ("fninit; fldcw %0; fldz; fld1; fdiv %%st(1), %%st; fwait" :: "m" (control));
    return 0;
}

/** Segment registers in any state are no matter for the kernel */
ChildProgram(callsTheKernelWithoutSegments)
{
    ulong result;

    asm volatile ("movw %w2, %%es; movw %w2, %%fs; movw %w2, %%gs; std; movw %w2, %%ds; int %1; cld"
                  : "=a" (result) : "i" (TRAP_VECTOR), "r" (0), "0" (API::ProcessCtlNumber), "c" (SELF), "b" (GetPID),
                    "S" (0) : "edx", "memory", "cc");
    return result == (ulong) ProcessCtl(SELF, GetPID) ? 5 : 6;
}

/** A stack pointer in the kernel is no matter for the kernel */
ChildProgram(callsTheKernelWithForeignStack)
{
    ulong result;

    asm volatile ("movl %%esp, %%edi; movl $0x101000, %%esp; int %1; movl %%edi, %%esp"
                  : "=a" (result) : "i" (TRAP_VECTOR), "0" (API::ProcessCtlNumber), "c" (SELF), "b" (GetPID), "S" (0)
                  : "edx", "edi", "memory", "cc");
    return result == (ulong) ProcessCtl(SELF, GetPID) ? 5 : 6;
}

TestCase(ArithmeticEndsOnlyTheProgram)
{
    testAssert(faultOf("dividesByZero") == FaultInfo::Arithmetic);
    testAssert(faultOf("raisesFloatingPointException") == FaultInfo::FloatingPoint);
    return OK;
}

TestCase(InvalidInstructionsEndOnlyTheProgram)
{
    testAssert(faultOf("runsInvalidOpcode") == FaultInfo::IllegalInstruction);
    return OK;
}

TestCase(PrivilegedInstructionsEndOnlyTheProgram)
{
    testAssert(faultOf("disablesInterrupts") == FaultInfo::Protection);
    testAssert(faultOf("halts") == FaultInfo::Protection);
    testAssert(faultOf("entersByAnotherWay") == FaultInfo::Protection);
    testAssert(faultOf("readsControlRegister") == FaultInfo::Protection);
    testAssert(faultOf("usesPort") == FaultInfo::Protection);
    return OK;
}

TestCase(BreakpointsEndOnlyTheProgram)
{
    testAssert(faultOf("raisesBreakpoint") == FaultInfo::Breakpoint);
    testAssert(faultOf("singleSteps") == FaultInfo::Breakpoint);
    testAssert(faultOf("callsTheKernelWithTrapFlag") == FaultInfo::Breakpoint);
    return OK;
}

TestCase(VectorsOfTheKernelAreNotForPrograms)
{
    testAssert(faultOf("raisesClockInterrupt") == FaultInfo::Protection);
    testAssert(faultOf("raisesPageFaultVector") == FaultInfo::Protection);
    testAssert(faultOf("raisesUnusedVector") == FaultInfo::Protection);
    return OK;
}

TestCase(SegmentsOfTheKernelAreNotForPrograms)
{
    testAssert(faultOf("loadsKernelSegment") == FaultInfo::Protection);
    testAssert(faultOf("loadsNullStack") == FaultInfo::Protection);
    testAssert(faultOf("jumpsToKernelSegment") == FaultInfo::Protection);
    return OK;
}

TestCase(KernelDoesNotTrustTheRegistersOfPrograms)
{
    testAssert(GuestChild("callsTheKernelWithoutSegments").wait() == 5);
    testAssert(GuestChild("callsTheKernelWithForeignStack").wait() == 5);
    return OK;
}

#endif /* INTEL */

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
