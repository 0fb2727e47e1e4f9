// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/FaultInfo.h>
#include <TestRunner.h>
#include <TestCase.h>
#include "FaultOf.h"

/*
 * Exceptions that only this processor has, and what its programs may not do. Chapters are those of the ARM Architecture
 * Reference Manual, ARMv7-A and ARMv7-R edition (DDI 0406C).
 */

/** Words that are looked at by addresses between them */
static u32 words[4] ALIGN(8) = { 0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c };

/** Code that returns 21, among the data */
static volatile u32 return21[] = { 0xe3a00015, 0xe12fff1e };

static u8 * between()
{
    return ((u8 *) words) + 1;
}

ChildProgram(readsAndWritesBetweenWords)
{
    u32 word = 0, half = 0;

    asm volatile ("ldr %0, [%1]" : "=r" (word) : "r" (between()), "m" (words));
    asm volatile ("ldrh %0, [%1, #2]" : "=r" (half) : "r" (between()), "m" (words));
    if (word != 0x04030201 || half != 0x0403)
        return 6;

    asm volatile ("str %1, [%2]\n"
                  "strh %1, [%2, #6]" : "+m" (words) : "r" (0xddccbbaa), "r" (between()) : "memory");
    return words[0] == 0xccbbaa00 && words[1] == 0xaa0605dd && words[2] == 0x0b0a09bb ? 5 : 7;
}

/** Finds in its registers what others left there */
ChildProgram(looksIntoFloatingPointRegisters)
{
    u64 values[2];

    asm volatile (".fpu vfpv4\n"
                  "vstr d5, [%0]\n"
                  "vstr d29, [%0, #8]" :: "r" (values) : "memory");
    return values[0] || values[1];
}

ChildProgram(readsManyBetweenWords)
{
    asm volatile ("ldmia %0, {r2, r3}" :: "r" (between()), "m" (words) : "r2", "r3");
    return 0;
}

ChildProgram(writesManyBetweenWords)
{
    asm volatile ("stmia %0, {r2, r3}" :: "r" (between()) : "memory");
    return 0;
}

ChildProgram(readsTwoBetweenWords)
{
    asm volatile ("ldrd r2, r3, [%0]" :: "r" (between()), "m" (words) : "r2", "r3");
    return 0;
}

ChildProgram(readsExclusivelyBetweenWords)
{
    asm volatile ("ldrex r2, [%0]" :: "r" (between()), "m" (words) : "r2");
    return 0;
}

ChildProgram(readsFloatBetweenWords)
{
    asm volatile ("vldr d0, [%0]" :: "r" (between()), "m" (words) : "d0");
    return 0;
}

ChildProgram(readsCoprocessor)
{
    u32 value;

    asm volatile ("mrc p15, 0, %0, c1, c0, 0" : "=r" (value));
    return value;
}

ChildProgram(invalidatesInstructionCache)
{
    asm volatile ("mcr p15, 0, %0, c7, c5, 0" :: "r" (0) : "memory");
    return 0;
}

ChildProgram(callsTheSecureMonitor)
{
    asm volatile (".arch_extension sec\n"
                  "smc #0");
    return 0;
}

ChildProgram(runsUndefined)
{
    asm volatile ("udf #0");
    return 0;
}

ChildProgram(raisesBreakpoint)
{
    asm volatile ("bkpt #0");
    return 0;
}

ChildProgram(executesData)
{
    return ((int (*)()) return21)();
}

ChildProgram(executesItsStack)
{
    volatile u32 code[2] = { return21[0], return21[1] };

    return ((int (*)()) code)();
}

/** Interrupts stay on and the mode stays as it is, whatever a program writes to its status (B1.3.3) */
ChildProgram(cannotMaskInterrupts)
{
    u32 status;

    asm volatile ("cpsid i\n"
                  "msr cpsr_c, %1\n"
                  "mrs %0, cpsr" : "=r" (status) : "r" (0xd3));
    return (status & 0x9f) == 0x10 ? 5 : 6;
}

/** Byte order of data is a setting of the program, and of no matter for the kernel */
ChildProgram(callsTheKernelInTheOtherByteOrder)
{
    register ulong r0 asm("r0") = API::ProcessCtlNumber;
    register ulong r1 asm("r1") = SELF;
    register ulong r2 asm("r2") = GetPID;

    asm volatile ("setend be\n"
                  "svc #0\n"
                  "setend le" : "+r" (r0) : "r" (r1), "r" (r2) : "memory");
    return r0 == (ulong) ProcessCtl(SELF, GetPID) ? 5 : 6;
}

/** A stack pointer in the kernel is no matter for the kernel */
ChildProgram(callsTheKernelWithForeignStack)
{
    register ulong r0 asm("r0") = API::ProcessCtlNumber;
    register ulong r1 asm("r1") = SELF;
    register ulong r2 asm("r2") = GetPID;

    asm volatile ("mov r4, sp\n"
                  "mov sp, #0x100000\n"
                  "svc #0\n"
                  "mov sp, r4" : "+r" (r0) : "r" (r1), "r" (r2) : "r4", "memory");
    return r0 == (ulong) ProcessCtl(SELF, GetPID) ? 5 : 6;
}

TestCase(SingleWordsMayLieAnywhere)
{
    testAssert(GuestChild("readsAndWritesBetweenWords").wait() == 5);
    return OK;
}

TestCase(UnalignedAccessThatTheProcessorCannotDoEndsOnlyTheProgram)
{
    static const char *names[] = { "readsManyBetweenWords", "writesManyBetweenWords", "readsTwoBetweenWords",
                                   "readsExclusivelyBetweenWords", "readsFloatBetweenWords" };

    for (const char *name : names)
    {
        testAssert(faultOf(name) == FaultInfo::Alignment);
    }
    return OK;
}

TestCase(InvalidInstructionsEndOnlyTheProgram)
{
    testAssert(faultOf("runsUndefined") == FaultInfo::IllegalInstruction);
    testAssert(faultOf("raisesBreakpoint") == FaultInfo::Breakpoint);
    return OK;
}

TestCase(PrivilegedInstructionsEndOnlyTheProgram)
{
    testAssert(faultOf("readsCoprocessor") == FaultInfo::IllegalInstruction);
    testAssert(faultOf("invalidatesInstructionCache") == FaultInfo::IllegalInstruction);
    testAssert(faultOf("callsTheSecureMonitor") == FaultInfo::IllegalInstruction);
    testAssert(GuestChild("cannotMaskInterrupts").wait() == 5);
    return OK;
}

TestCase(DataIsNotExecuted)
{
    testAssert(faultOf("executesData") == FaultInfo::MemoryAccess);
    testAssert(faultOf("executesItsStack") == FaultInfo::MemoryAccess);
    return OK;
}

TestCase(KernelDoesNotTrustTheRegistersOfPrograms)
{
    testAssert(GuestChild("callsTheKernelInTheOtherByteOrder").wait() == 5);
    testAssert(GuestChild("callsTheKernelWithForeignStack").wait() == 5);
    return OK;
}

TestCase(FloatingPointRegistersOfOthersAreNotSeen)
{
    static const u64 secret[2] = { 0x1111111122222222ULL, 0x3333333344444444ULL };
    u64 ours[2];

    asm volatile (".fpu vfpv4\n"
                  "vldr d5, [%0]\n"
                  "vldr d29, [%0, #8]" :: "r" (secret) : "memory");

    testAssert(GuestChild("looksIntoFloatingPointRegisters").wait() == 0);

    // The child used them, too
    asm volatile (".fpu vfpv4\n"
                  "vstr d5, [%0]\n"
                  "vstr d29, [%0, #8]" :: "r" (ours) : "memory");
    testAssert(ours[0] == secret[0] && ours[1] == secret[1]);
    return OK;
}
