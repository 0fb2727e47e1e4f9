// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_PROCESSCTL_H
#define __KERNEL_API_PROCESSCTL_H

#include <FreeNOS/API.h>
#include <FreeNOS/Process.h>
#include <FreeNOS/FaultInfo.h>
#include <FreeNOS/Privilege.h>
#include <Types.h>
#include <Log.h>

/** Operations on processes */
typedef enum ProcessOperation
{
    Spawn = 0,       /**< Create a stopped process: addr = entry, output = SpawnOptions or ZERO */
    KillPID,         /**< End a process: addr = exit status */
    GetPID,          /**< ProcessID of the caller */
    GetParent,       /**< ProcessID of the caller's parent */
    WatchIRQ,        /**< Deliver an interrupt line as events, up to four processes may watch it: addr = line */
    EnableIRQ,       /**< Unmask an interrupt line: addr = line */
    DisableIRQ,      /**< Mask an interrupt line: addr = line */
    SendIRQ,         /**< Interrupt another core */
    InfoPID,         /**< addr = ProcessInfo * */
    WaitPID,         /**< Wait until the target ends: returns Success | status << 16 */
    InfoTimer,       /**< addr = Timer::Info *: kernel ticks and frequency */
    WaitTimer,       /**< addr = Timer::Info *: sleep until then */
    EnterSleep,      /**< Sleep until woken; addr = Timer::Info * or ZERO */
    Schedule,        /**< Let others run */
    Wakeup,          /**< Wake the target */
    Stop,            /**< Stop the target */
    Resume,          /**< Continue a stopped target */
    Reset,           /**< Registers and stack of a stopped target as at its start: addr = entry */
    WaitSignal,      /**< Deliver our outbox and sleep until the target (or ANY) rings; addr = Timer::Info * or ZERO */
    DropPrivileges,  /**< Keep only the privileges in addr */
    Subscribe,       /**< Make the caller the supervisor that hears of starts, ends and faults: addr = memory for a
                          SupervisorRecord, or ZERO */
    InfoFault,       /**< addr = FaultInfo *: last fault of the target, NotFound if there was none */
    TestPID,         /**< As WaitPID, but TemporaryUnavailable at once while the target runs */
    Supervise,       /**< addr = 1: the end of the target is a fault, its ProcessID is kept; 0: no more */
    Ping,            /**< Ask the target for a sign of life: see ProcessInfo::pingRequest */
    ReadState,       /**< addr = CPUState *: registers of a stopped target */
    WriteState,      /**< addr = const CPUState *: change the registers of a stopped target */
    Complain         /**< Tell the supervisor that a supervised target misbehaves; TemporaryUnavailable if the caller
                          complained a moment ago */
} ProcessOperation;

/** What the kernel tells of a process */
typedef struct ProcessInfo
{
    ProcessID id;          /**< Its ProcessID */
    ProcessID parent;      /**< Parent, or its own id if it has none */
    Process::State state;  /**< Scheduling state */
    u32 generation;        /**< Tells processes that had the same ProcessID apart */
    u32 restarts;          /**< How often it was restarted in place */
    u32 privileges;        /**< Privilege::Mask */
    u32 faults;            /**< How many exceptions it raised */
    u32 waitsFor;          /**< ProcessID that it waits for, or ANY */
    u32 cpuTicks;          /**< Timer ticks that met it running */
    u32 loops;             /**< How often its server loop was entered */
    u32 requests;          /**< Requests that it answered */
    u32 pingRequest;       /**< Number of the last ping */
    u32 pingAnswer;        /**< Number of the last ping that it answered */
    u32 supervised;        /**< Non-zero if its end is a fault */
    char path[64];         /**< Program, as given at spawn; empty if unknown */
    u32 spawner;           /**< Privileges of who started it, at that moment; all of them for programs of the kernel */
} ProcessInfo;

/** What may be said of a new process */
typedef struct SpawnOptions
{
    u32 privileges;  /**< Privileges wanted; those that the caller lacks are ignored */
    char path[64];   /**< Program, recorded by the kernel */
} SpawnOptions;

/** Print an operation as text. */
Log & operator << (Log &log, ProcessOperation op);

/**
 * Operate on a process.
 *
 * @param proc Target or SELF
 * @param op Operation
 * @param addr Input or output of the operation
 * @param output Second argument
 *
 * @return API::Success; API::NotFound for an unknown target, which only Spawn and GetPID do not look at;
 *         API::AccessViolation without privilege or with a bad pointer; API::InvalidArgument for an unknown operation
 *         or argument; API::IOError in a wrong state, if there is no memory or ProcessID for a new process, and for a
 *         line that the target watches already. Spawn returns API::Success | ProcessID << 16.
 */
inline API::Result ProcessCtl(const ProcessID proc,
                              const ProcessOperation op,
                              const Address addr = 0,
                              const Address output = 0)
{
    return (API::Result) trapKernel4(API::ProcessCtlNumber, proc, op, addr, output);
}

extern API::Result ProcessCtlHandler(const ProcessID proc,
                                     const ProcessOperation op,
                                     const Address addr,
                                     const Address output);

#endif /* __KERNEL_API_PROCESSCTL_H */
