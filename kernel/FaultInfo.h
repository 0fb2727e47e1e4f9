// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_FAULTINFO_H
#define __KERNEL_FAULTINFO_H

#include <Types.h>

/**
 * What the kernel recorded when a process raised a CPU exception.
 */
typedef struct FaultInfo
{
    /** Kinds of faults, the same on every architecture */
    enum Kind : u32
    {
        None = 0,
        MemoryAccess,       /**< Address not mapped or not permitted */
        StackOverflow,      /**< Address in the guard area below the stack */
        IllegalInstruction, /**< Undefined or privileged instruction */
        Arithmetic,         /**< Division by zero or overflow */
        Alignment,          /**< Unaligned access */
        Breakpoint,         /**< Breakpoint or single step without a debugger */
        Protection,         /**< Any other protection violation */
        FloatingPoint,      /**< Floating point exception */
        Exit,               /**< A supervised process ended by itself; code is the status */
        Killed,             /**< A supervised process was ended by another one; code is the status */
        Hang,               /**< No answer to pings and no progress */
        Deadlock            /**< Waits in a circle of processes */
    };

    u32 kind;                  /**< Kind of the fault */
    u32 code;                  /**< Vector or status register of the processor, as the architecture has it */
    u32 error;                 /**< Error code of the processor, zero if there is none */
    ulong instructionPointer;  /**< Where it happened */
    ulong stackPointer;        /**< User stack pointer */
    ulong address;             /**< Address accessed, for MemoryAccess and StackOverflow */
    u32 tick;                  /**< Kernel timer ticks at the fault */
    u32 restarts;              /**< Restart count at the fault */
    u64 timestamp;             /**< Processor timestamp at the fault */
} FaultInfo;

/**
 * Name of a fault kind as text.
 *
 * @param kind One of FaultInfo::Kind
 *
 * @return Constant string, never null.
 */
inline const char * faultKindName(const u32 kind)
{
    static const char *names[] =
    {
        "no fault", "memory access", "stack overflow", "illegal instruction", "arithmetic",
        "alignment", "breakpoint", "protection", "floating point", "exit", "killed", "hang", "deadlock"
    };
    return kind < sizeof(names) / sizeof(names[0]) ? names[kind] : "unknown";
}

#endif /* __KERNEL_FAULTINFO_H */
