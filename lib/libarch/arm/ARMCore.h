// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMCORE_H
#define __LIB_LIBARCH_ARM_ARMCORE_H

#include <Types.h>
#include "ARMConstant.h"

/**
 * Registers of a program at a trap, exception or interrupt, in the order in which the entry stores them.
 *
 * The number of a system call is in the first, its arguments are in the next five.
 */
typedef struct CPUState
{
    u32 r[13];   /**< General registers; r[11] is the frame pointer */
    u32 sp;      /**< Stack pointer */
    u32 lr;      /**< Return address of the function */
    u32 vector;  /**< ARMCore::Vector */
    u32 pc;      /**< Instruction to continue with: the one that faulted */
    u32 cpsr;    /**< Program status */
}
CPUState;

static_assert(sizeof(CPUState) == 18 * 4, "the entry of traps stores these registers");

/**
 * Processor control of ARMv7-A. Chapters named below are those of the ARM Architecture Reference Manual,
 * ARMv7-A and ARMv7-R edition (DDI 0406C).
 */
class ARMCore
{
  public:

    /** Vectors of exceptions (B1.8.1) */
    enum Vector
    {
        Undefined     = 1,
        SystemCall    = 2,
        PrefetchAbort = 3,
        DataAbort     = 4,
        Interrupt     = 6,
        FastInterrupt = 7
    };

    /** Bits of the program status register (B1.3.3) */
    enum Status
    {
        UserMode       = 0x10,
        SupervisorMode = 0x13,
        ModeMask       = 0x1f,
        Thumb          = 1 << 5,
        MaskFast       = 1 << 6,
        MaskInterrupt  = 1 << 7
    };

    /** @return True if these registers are those of a program, not of the kernel */
    static bool isUser(const CPUState *state)
    {
        return (state->cpsr & ModeMask) == UserMode;
    }

    /** @return Instruction pointer in saved registers */
    static Address instructionPointer(const CPUState *state) { return state->pc; }

    /** @return Stack pointer in saved registers */
    static Address stackPointer(const CPUState *state) { return state->sp; }

    /** @return Data fault status register (B4.1.52) */
    static u32 dataFaultStatus()
    {
        u32 value;
        asm volatile ("mrc p15, 0, %0, c5, c0, 0" : "=r" (value));
        return value;
    }

    /** @return Address of the last data abort (B4.1.51) */
    static u32 dataFaultAddress()
    {
        u32 value;
        asm volatile ("mrc p15, 0, %0, c6, c0, 0" : "=r" (value));
        return value;
    }

    /** @return Instruction fault status register (B4.1.96) */
    static u32 instructionFaultStatus()
    {
        u32 value;
        asm volatile ("mrc p15, 0, %0, c5, c0, 1" : "=r" (value));
        return value;
    }

    /** @return Address of the last prefetch abort (B4.1.95) */
    static u32 instructionFaultAddress()
    {
        u32 value;
        asm volatile ("mrc p15, 0, %0, c6, c0, 2" : "=r" (value));
        return value;
    }

    /** All accesses to memory before are complete, all instructions behind see it (A3.8.3). */
    static void synchronize()
    {
        asm volatile ("dsb\n"
                      "isb" ::: "memory");
    }

    /** Forget the translation of a page in one address space (B4.1.132). */
    static void invalidatePage(const Address virt, const u32 asid)
    {
        asm volatile ("dsb\n"
                      "mcr p15, 0, %0, c8, c7, 1\n"
                      "dsb\n"
                      "isb" :: "r" ((virt & PAGEMASK) | asid) : "memory");
    }

    /** Forget the translation of a page that all address spaces share (B4.1.133). */
    static void invalidateGlobalPage(const Address virt)
    {
        asm volatile ("dsb\n"
                      "mcr p15, 0, %0, c8, c7, 3\n"
                      "dsb\n"
                      "isb" :: "r" (virt & PAGEMASK) : "memory");
    }

    /** Forget all translations of an address space (B4.1.130). */
    static void invalidateSpace(const u32 asid)
    {
        asm volatile ("dsb\n"
                      "mcr p15, 0, %0, c8, c7, 2\n"
                      "dsb\n"
                      "isb" :: "r" (asid) : "memory");
    }

    /** Forget all translations (B4.1.129). */
    static void invalidateAll()
    {
        asm volatile ("dsb\n"
                      "mcr p15, 0, %0, c8, c7, 0\n"
                      "dsb\n"
                      "isb" :: "r" (0) : "memory");
    }

    /**
     * Use another user half of the address space.
     *
     * In between, the reserved identifier zero is in force: nothing that the processor looks up ahead of time is kept
     * under a wrong one (B3.10.4).
     *
     * @param table Value of TTBR1
     * @param asid Address space identifier
     */
    static void setUserTable(const u32 table, const u32 asid)
    {
        asm volatile ("mcr p15, 0, %0, c13, c0, 1\n"
                      "isb\n"
                      "mcr p15, 0, %1, c2, c0, 1\n"
                      "isb\n"
                      "mcr p15, 0, %2, c13, c0, 1\n"
                      "isb" :: "r" (0), "r" (table), "r" (asid) : "memory");
    }

    /** Sleep until there is an interrupt, also one that is masked. */
    static void waitForInterrupt()
    {
        asm volatile ("dsb\n"
                      "wfi" ::: "memory");
    }

    /** Mask interrupts. */
    static void disableInterrupts()
    {
        asm volatile ("cpsid if" ::: "memory");
    }

    /** Allow or forbid floating point instructions (FPEXC, B4.1.57). */
    static void setFloatingPoint(const bool enabled)
    {
        asm volatile (".fpu vfpv4-d16\n"
                      "vmsr fpexc, %0" :: "r" (enabled ? 1 << 30 : 0));
    }
};

namespace Arch
{
    typedef ARMCore Core;
};

#endif /* __LIB_LIBARCH_ARM_ARMCORE_H */
