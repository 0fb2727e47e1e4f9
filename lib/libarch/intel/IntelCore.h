// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELCORE_H
#define __LIB_LIBARCH_INTEL_INTELCORE_H

#include <Types.h>
#include "IntelConstant.h"

/**
 * Registers of a program at a trap, exception or interrupt, in the order in which the entry pushes them.
 *
 * The first five are also the arguments of a system call.
 */
typedef struct CPUState
{
    u32 ecx;     /**< General register */
    u32 ebx;     /**< General register */
    u32 edx;     /**< General register */
    u32 esi;     /**< General register */
    u32 edi;     /**< General register */
    u32 ebp;     /**< Frame pointer */
    u32 eax;     /**< General register, number and result of a system call */
    u32 vector;  /**< Vector of the exception or interrupt */
    u32 error;   /**< Error code (Intel SDM volume 3, section 6.13), or zero */
    u32 eip;     /**< Next instruction */
    u32 cs;      /**< Code segment */
    u32 eflags;  /**< Flags */
    u32 esp;     /**< Stack pointer of the program */
    u32 ss;      /**< Its stack segment */
}
CPUState;

/** Processor control */
class IntelCore
{
  public:

    /** Selectors of the segments (the descriptor table is in kernel/intel) */
    enum Selector
    {
        KernelCode = 0x08,
        KernelData = 0x10,
        UserCode   = 0x1b,
        UserData   = 0x23,
        Task       = 0x28,
        FaultTask  = 0x30
    };

    /** @return Instruction pointer in saved registers */
    static Address instructionPointer(const CPUState *state) { return state->eip; }

    /** @return Stack pointer in saved registers */
    static Address stackPointer(const CPUState *state) { return state->esp; }

    /** @return Linear address of the last page fault */
    static u32 faultAddress()
    {
        u32 value;
        asm volatile ("mov %%cr2, %0" : "=r" (value));
        return value;
    }

    /** Forget the translation of a page. */
    static void invalidatePage(const Address virt)
    {
        asm volatile ("invlpg (%0)" :: "r" (virt) : "memory");
    }

    /** Use a page directory and forget all translations that are not global. */
    static void setDirectory(const Address phys)
    {
        asm volatile ("mov %0, %%cr3" :: "r" (phys) : "memory");
    }

    /** Mask interrupts. */
    static void disableInterrupts()
    {
        asm volatile ("cli" ::: "memory");
    }

    /** Write a byte to an I/O port. */
    static void outb(const u16 port, const u8 value)
    {
        asm volatile ("outb %0, %1" :: "a" (value), "Nd" (port));
    }

    /** Write a word to an I/O port. */
    static void outw(const u16 port, const u16 value)
    {
        asm volatile ("outw %0, %1" :: "a" (value), "Nd" (port));
    }

    /** Write a double word to an I/O port. */
    static void outl(const u16 port, const u32 value)
    {
        asm volatile ("outl %0, %1" :: "a" (value), "Nd" (port));
    }

    /** Read a byte from an I/O port. */
    static u8 inb(const u16 port)
    {
        u8 value;
        asm volatile ("inb %1, %0" : "=a" (value) : "Nd" (port));
        return value;
    }

    /** Read a word from an I/O port. */
    static u16 inw(const u16 port)
    {
        u16 value;
        asm volatile ("inw %1, %0" : "=a" (value) : "Nd" (port));
        return value;
    }
};

namespace Arch
{
    typedef IntelCore Core;
};

#endif /* __LIB_LIBARCH_INTEL_INTELCORE_H */
