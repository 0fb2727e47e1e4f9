// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/FaultInfo.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "FaultOf.h"
#include <string.h>

/*
 * Exceptions that only this processor has, and what its programs may not do (Intel SDM volume 3, chapter 6).
 */

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

/** Finds in its registers what others left there */
ChildProgram(looksIntoFloatingPointRegisters)
{
    u32 words[6] = { 0, 0, 0, 0, 0, 0 };

    asm volatile ("movups %%xmm5, %0" : "=m" (*(u32 (*)[4]) words));
    asm volatile ("movq %%mm3, %0; emms" : "=m" (*(u32 (*)[2]) (words + 4)));

    for (Size i = 0; i < sizeof(words) / sizeof(words[0]); i++)
    {
        if (words[i])
            return i + 1;
    }
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

TestCase(FloatingPointRegistersOfOthersAreNotSeen)
{
    static const u32 secret[4] = { 0x11111111, 0x22222222, 0x33333333, 0x44444444 };
    u32 ours[4];

    asm volatile ("movq %0, %%mm3; emms" :: "m" (*(const u32 (*)[2]) secret));
    asm volatile ("movups %0, %%xmm5" :: "m" (secret));

    testAssert(GuestChild("looksIntoFloatingPointRegisters").wait() == 0);

    asm volatile ("movups %%xmm5, %0" : "=m" (ours));
    testAssert(memcmp(ours, secret, sizeof(ours)) == 0);
    return OK;
}
