// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERYSTATUS_H
#define __SERVER_RECOVERY_RECOVERYSTATUS_H

#include <Types.h>

/**
 * What the RecoveryServer knows of one process that it supervises.
 *
 * Copied to the client that asks with Recovery::GetStatus.
 */
typedef struct RecoveryStatus
{
    /** Value of action for the RecoveryServer itself: the kernel heals it */
    static const u32 HealedByKernel = 5;

    ProcessID pid;         /**< Process */
    u32 state;             /**< Process::State */
    u32 action;            /**< RecoveryPolicy::Action that a fault leads to, or HealedByKernel */
    u32 held;              /**< Non-zero if it is held: a fault leads to nothing */
    u32 restarts;          /**< Restarts in place since it was started */
    u32 faultKind;         /**< FaultInfo::Kind of the last fault */
    u32 faultTick;         /**< Kernel ticks at the last fault */
    Address faultAddress;  /**< Instruction pointer at the last fault */
    u32 startTick;         /**< Kernel ticks at its (re)start */
    u32 pingTick;          /**< Kernel ticks when it last answered a ping */
    u32 nextTick;          /**< Kernel ticks of a restart that is due, zero if none */
    u32 hasDump;           /**< Non-zero if a crash dump is kept */
    char path[64];         /**< Program */
} RecoveryStatus;

/**
 * One event in the log of the RecoveryServer.
 *
 * Copied to the client that asks with Recovery::GetLog.
 */
typedef struct RecoveryEvent
{
    u32 tick;              /**< Kernel ticks */
    ProcessID pid;         /**< Process */
    u32 cause;             /**< FaultInfo::Kind, None for a request by hand */
    u32 outcome;           /**< RecoveryEvent::Outcome */
    u32 instructions;      /**< Processor timestamps from the fault, or the request, until it was resumed */
    u32 number;            /**< Grows by one with each event */
    u64 decided;           /**< Processor timestamp at which the last fault of any process was acted upon */
    char path[64];         /**< Program */

    /** What became of it */
    enum Outcome
    {
        Restarted,
        Delayed,
        Held,
        Terminated,
        Escalated,
        Failed,
        Warned
    };
} RecoveryEvent;

#endif /* __SERVER_RECOVERY_RECOVERYSTATUS_H */
