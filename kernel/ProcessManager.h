// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_PROCESSMANAGER_H
#define __KERNEL_PROCESSMANAGER_H

#include <Macros.h>
#include <Types.h>
#include <Timer.h>
#include "Process.h"
#include "ProcessEvent.h"
#include "Scheduler.h"
#include "TimerQueue.h"

/** Number of ProcessIDs */
#define MAX_PROCS 1024

/**
 * Creates, ends, stops and wakes processes and decides which one runs.
 */
class ProcessManager
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        IOError,
        WakeupPending,
        AlreadyExists,
        NotFound
    };

    /** Number of interrupt lines that can be watched */
    static const Size MaximumInterrupts = 256;

    /** Number of processes that can watch the same line */
    static const Size MaximumWatchers = 4;

    /** Ticks in which the supervisor must wait for signals once: it does so far more often */
    static const u32 SupervisorLimit = 50;

    /** Timer ticks in which complaints of one process count as one */
    static const u32 ComplaintTicks = 10;

    /** Switches from client to server and back before others that are ready have their turn */
    static const Size MaximumHandoffs = 16;

    /** Constructor */
    ProcessManager();

    /** Destructor */
    virtual ~ProcessManager();

    /**
     * Create a process.
     *
     * @param entry First instruction
     * @param map Memory map
     * @param readyToRun True to start it at once, false to leave it stopped
     * @param privileged True for all privileges
     *
     * @return Process, owned by the manager, or ZERO if memory or ProcessIDs are exhausted.
     */
    Process * create(const Address entry,
                     const MemoryMap &map,
                     const bool readyToRun = false,
                     const bool privileged = false);

    /** @return Process with that ProcessID or ZERO */
    Process * get(const ProcessID id)
    {
        return id < MAX_PROCS ? m_procs[id] : ZERO;
    }

    /**
     * End a process.
     *
     * Its memory is given back as soon as nothing runs on its kernel stack; if it is the current one, this
     * function does not return.
     *
     * @param proc Process
     * @param exitStatus Status for who waits for it
     */
    void remove(Process *proc, const uint exitStatus = 0);

    /** Give the processor to the next process that is ready, if there is one. */
    Result schedule();

    /**
     * Wait until a process ends.
     *
     * @param id ProcessID to wait for
     * @param status Output: exit status
     * @param block False to return WakeupPending instead of waiting
     */
    Result wait(const ProcessID id, uint *status, const bool block = true);

    /**
     * Wait until a process ends. Its exit status is in Process::getWaitResult() of the current process.
     *
     * @param proc Process that runs
     */
    Result wait(Process *proc);

    /** Stop a process in whatever state it is. */
    Result stop(Process *proc);

    /** Continue a stopped process. */
    Result resume(Process *proc);

    /** Bring a stopped process back to its beginning. */
    Result reset(Process *proc, const Address entry);

    /** Let the current process sleep until it is woken or the timer passes. */
    Result sleep(const Timer::Info *timer = 0, const bool ignoreWakeups = false);

    /**
     * Deliver the outbox of the current process and let it sleep until it is rung.
     *
     * The hot path of IPC: when the outbox holds one sleeping peer, the processor goes directly to it.
     *
     * @param id Wait for this process only, or ANY
     * @param timer Time limit or ZERO
     *
     * @return Success
     */
    Result waitSignal(const ProcessID id, const Timer::Info *timer);

    /** Wake a process on behalf of the current one. */
    Result wakeup(Process *proc);

    /** Write an event for a process and wake it. */
    Result raiseEvent(Process *proc, const struct ProcessEvent *event);

    /**
     * Deliver an interrupt line to a process.
     *
     * @param proc Process
     * @param vector Line
     *
     * @return Success; AlreadyExists if it watches the line already; IOError if too many others do; InvalidArgument
     *         for a line that there cannot be.
     */
    Result registerInterruptNotify(Process *proc, const u32 vector);

    /** Deliver no interrupts to a process any more, and mask the lines that nobody else watches. */
    Result unregisterInterruptNotify(Process *proc);

    /** Raise an event for all who watch this interrupt line; InvalidArgument if nobody does. */
    Result interruptNotify(const u32 vector);

    /** @return True if the process watches the interrupt line */
    bool isInterruptOwner(const Process *proc, const u32 vector) const
    {
        return vector < MaximumInterrupts && findWatcher(vector, proc) < MaximumWatchers;
    }

    /** Make a process the one that runs when no other is ready. */
    void setIdle(Process *proc);

    /** Run as the idle process until another one is ready. */
    void idle();

    /** @return Process that runs */
    Process * current() { return m_current; }

    /**
     * Make a process hear of starts, ends and faults.
     *
     * @param proc Process
     * @param record Where its SupervisorRecord goes, or ZERO
     */
    Result subscribe(Process *proc, const Address record);

    /**
     * The current process raised an exception in user mode.
     *
     * It is stopped for the supervisor or, without one, ended. Does not return to it.
     */
    void fault(const FaultInfo & info);

    /** Clock interrupt: wake who is due. @return True if somebody else should run now */
    bool tick(const u32 ticks);

    /**
     * A supervised process ended: it is stopped, and the supervisor decides.
     *
     * @param proc Process
     * @param status Its exit status
     */
    void endSupervised(Process *proc, const uint status);

    /** Ask a process for a sign of life. */
    void ping(Process *proc);

    /** @return Process that hears of starts, ends and faults, or ZERO */
    Process * supervisor() { return m_supervisor; }

    /** @return Where in the supervisor its SupervisorRecord goes, or ZERO */
    Address supervisorRecord() const { return m_supervisorRecord; }

    /** @return True if the supervisor gave no sign of life for too long */
    bool isSupervisorLost();

    /** Forget which process runs: its stack will not be used any more. */
    void abandonCurrent() { m_current = ZERO; }

    /** @return True if an interrupt woke a process since the last call */
    bool takeReschedule();

    /** Start with the first process that is ready. Never returns. */
    void start();

    /** Release processes that ended. */
    void reap();

    /** A share record of a dead process went away. */
    void releaseHolder(const ProcessID id);

    /** A share record of a dead process remains. */
    void addHolder(const ProcessID id);

    /** @return Number of processes */
    uint count() const { return m_count; }

    /** @return Number of switches between processes */
    u64 getSwitches() const { return m_switches; }

    /**
     * Tell the supervisor that a process complains about another one.
     *
     * @param from Who complains
     * @param about Whom about
     *
     * @return WakeupPending if the process complained less than ComplaintTicks ago: then nobody is told
     */
    Result complain(Process *from, const Process *about);

    /**
     * Stop a process for a reason that is no exception, and tell its supervisor.
     *
     * @param proc Process
     * @param kind What happened
     * @param code Detail, as FaultInfo has it
     */
    void stopFaulted(Process *proc, const FaultInfo::Kind kind, const uint code = 0);

  private:

    /** Exit status that nobody has asked for yet */
    struct ExitRecord
    {
        ProcessID parent;
        u16 status;
        bool valid;
    };

    /** @return Position of a process, or ZERO for a free position, among those who watch a line; or MaximumWatchers */
    Size findWatcher(const u32 vector, const Process *proc) const
    {
        Size i = 0;

        while (i < MaximumWatchers && m_interruptNotify[vector][i] != proc)
            i++;
        return i;
    }

    bool allocateID(ProcessID *id);

    /** The supervisor gives a sign of life. */
    ALWAYS_INLINE void seeSupervisor(const u32 ticks)
    {
        m_supervisorSeen = ticks;
        m_supervisorUsed = m_supervisor->m_cpuTicks;
    }

    void deliver(Process *from, Process **direct);
    void flush(Process *from);
    Result tell(Process *proc, const struct ProcessEvent *event, const bool first);
    Process * deliverDirect(Process *from);
    void wakeDirect(Process *target);
    bool ring(Process *target, const Process *from);
    void makeReady(Process *proc, const bool first = false);
    void switchTo(Process *next);
    void stopFaulted(Process *proc, const FaultInfo & info);
    void notifySupervisor(const ProcessEventType type, const ProcessID id, const ProcessID from = 0);

  private:

    Process *m_procs[MAX_PROCS];
    ExitRecord m_exits[MAX_PROCS];
    u32 m_generations[MAX_PROCS];
    u16 m_holders[MAX_PROCS];
    ProcessID m_nextID;
    uint m_count;
    Process *m_current;
    Process *m_idle;
    Process *m_supervisor;
    Process *m_dead;
    Address m_supervisorRecord;
    u32 m_supervisorSeen;
    u32 m_supervisorUsed;
    u32 m_supervisorProgress;
    Scheduler m_scheduler;
    TimerQueue m_timers;
    Process *m_interruptNotify[MaximumInterrupts][MaximumWatchers];
    bool m_reschedule;
    Size m_handoffs;
    u64 m_switches;
};

#endif /* __KERNEL_PROCESSMANAGER_H */
