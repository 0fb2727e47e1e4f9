// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_PROCESSEVENT_H
#define __KERNEL_PROCESSEVENT_H

#include "ProcessShares.h"

/**
 * Types of events that the kernel writes to the event channel of a process.
 */
enum ProcessEventType
{
    InterruptEvent,     /**< number = interrupt request line */
    ShareCreated,       /**< number = ProcessID of the creator, share = our view of it */
    ProcessTerminated,  /**< number = ProcessID that ended and that we share memory with (or that we supervise) */
    ProcessStarted,     /**< number = ProcessID that runs for the first time (to the supervisor) */
    ProcessFaulted,     /**< number = ProcessID that was stopped by an exception (to the supervisor) */
    ProcessAccused      /**< number = ProcessID that share.pid complains about (to the supervisor) */
};

/**
 * Message in the kernel event channel.
 */
typedef struct ProcessEvent
{
    ProcessEventType type;             /**< What happened */
    Size number;                       /**< Interrupt line or ProcessID */
    ProcessShares::MemoryShare share;  /**< The share, for ShareCreated */
} ProcessEvent;

#endif /* __KERNEL_PROCESSEVENT_H */
