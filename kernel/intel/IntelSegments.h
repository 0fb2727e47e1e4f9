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
    /**
     * @name Fields as the manual names them
     * @{
     */
    /** Register, selector or address of the task. */
    u32 link, esp0, ss0, esp1, ss1, esp2, ss2, cr3, eip, eflags;
    u32 eax, ecx, edx, ebx, esp, ebp, esi, edi;
    u32 es, cs, ss, ds, fs, gs, ldt;
    u16 trap;
    u16 ioMapBase;
    /** @} */
} PACKED;

static_assert(sizeof(TaskState) == 104, "as the processor reads it");
static_assert(__builtin_offsetof(TaskState, esp0) == 4, "as the entries of system calls read it");

/** Kernel task with the map of I/O permissions behind it: all bits clear, all ports allowed */
struct KernelTask
{
    /** Number of I/O ports, one bit for each in the permission map */
    static const Size Ports = 65536;

    TaskState state;      /**< What the processor reads */
    u8 ports[Ports / 8];  /**< One bit for each I/O port */
    u8 end;               /**< All bits set, ends the map */
} PACKED;

/**
 * Descriptor tables of the processor.
 */
class IntelSegments
{
  public:

    /** Load all tables. Called once, before the first exception. */
    static void initialize();

    /** Set the stack for traps from user mode. */
    static ALWAYS_INLINE void setKernelStack(const Address top)
    {
        m_task.state.esp0 = top;
    }

    /** @return What setPortAccess() takes to allow or forbid the I/O ports */
    static u16 portAccess(const bool allowed)
    {
        // Behind the limit of the segment no port is allowed
        return allowed ? sizeof(TaskState) : sizeof(KernelTask);
    }

    /** Allow or forbid the I/O ports, see portAccess(). */
    static ALWAYS_INLINE void setPortAccess(const u16 access)
    {
        m_task.state.ioMapBase = access;
    }

    /**
     * Let programs use SYSENTER, too (Intel SDM volume 2B, SYSENTER, and volume 3, section 5.8.7).
     *
     * Only to compare it with the gate: it is not on otherwise, and raises a general protection exception.
     *
     * @return False if the processor does not have it
     */
    static bool enableFastCall();

    /** @return Registers at a double fault */
    static const TaskState & faultedTask()
    {
        return m_task.state;
    }

  private:

    static KernelTask m_task asm("kernelTask");
};

#endif /* __KERNEL_INTEL_INTELSEGMENTS_H */
