// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_INTEL_INTELSEGMENTS_H
#define __KERNEL_INTEL_INTELSEGMENTS_H

#include <Types.h>
#include <Macros.h>

/**
 * Task state segment (Intel SDM volume 3, section 7.2.1). Only the stack of the kernel, the I/O permissions
 * and, for the double fault, the registers are used.
 */
struct TaskState
{
    u32 link, esp0, ss0, esp1, ss1, esp2, ss2, cr3, eip, eflags;
    u32 eax, ecx, edx, ebx, esp, ebp, esi, edi;
    u32 es, cs, ss, ds, fs, gs, ldt;
    u16 trap;
    u16 ioMapBase;
} PACKED;

static_assert(sizeof(TaskState) == 104, "as the processor reads it");

/**
 * Descriptor tables of the processor.
 */
class IntelSegments
{
  public:

    /** Load all tables. Called once, before the first exception. */
    static void initialize();

    /** Set the stack for traps from user mode. */
    static void setKernelStack(const Address top);

    /** Allow or forbid the I/O ports. */
    static void setPortAccess(const bool allowed);

    /** @return Registers at a double fault */
    static const TaskState & faultedTask();
};

#endif /* __KERNEL_INTEL_INTELSEGMENTS_H */
