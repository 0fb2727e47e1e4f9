// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_SUPERVISORRECORD_H
#define __KERNEL_SUPERVISORRECORD_H

#include <FreeNOS/Constant.h>
#include <FreeNOS/FaultInfo.h>
#include <Types.h>

/**
 * What the kernel tells the successor of a supervisor that it had to heal.
 *
 * Written into memory that the supervisor named when it subscribed, writable pages of its own that outlive a restart.
 * This is in the first one; those behind it are exchanged for pages of its stack, from the one that the stack pointer
 * is in upwards. Nothing is copied or allocated for it, and without usable pages there is no record.
 */
typedef struct SupervisorRecord
{
    /** Most pages of stack */
    static const Size StackPages = 4;

    /** Bytes of the whole memory */
    static const Size MemorySize = (1 + StackPages) * PAGESIZE;

    /** Bytes of the red zone and of what was pushed last, below the stack pointer */
    static const Size BelowStack = 128;

    u32 count;         /**< How often it was written, zero if never */
    u32 stackAddress;  /**< Where the first page of stack was */
    u32 stackSize;     /**< Bytes of stack that are there */
    FaultInfo fault;   /**< Why it was healed */
    CPUState state;    /**< Registers at that moment */
} SupervisorRecord;

static_assert(sizeof(SupervisorRecord) <= PAGESIZE, "the record is one page");

#endif /* __KERNEL_SUPERVISORRECORD_H */
