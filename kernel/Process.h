// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_PROCESS_H
#define __KERNEL_PROCESS_H

#include <Macros.h>
#include <Types.h>
#include <Memory.h>
#include <MemoryMap.h>
#include <MemoryContext.h>
#include <Timer.h>
#include "KernelStack.h"
#include "ProcessShares.h"
#include "ProcessEvent.h"
#include "FaultInfo.h"
#include "Privilege.h"
#include "Doorbell.h"

class MemoryChannel;
struct CPUState;

/**
 * An executable program in memory with its own address space.
 *
 * Nothing in here outlives a sleep on the kernel stack: a process may be stopped, reset or removed while it
 * sleeps in a system call, and nothing has to be unwound.
 */
class Process
{
  private:

    friend class ProcessManager;
    friend class Scheduler;
    friend class TimerQueue;

  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument,
        MemoryMapError,
        OutOfMemory,
        WakeupPending
    };

    /** Scheduling states */
    enum State
    {
        Ready,
        Sleeping,
        Waiting,
        Stopped
    };

    /** Longest program path that is recorded, with terminator */
    static const Size PathLength = 64;

    /**
     * Constructor
     *
     * @param id ProcessID
     * @param entry Address of the first instruction
     * @param privileged True for all privileges, false for none
     * @param map Memory map of the address space
     */
    Process(ProcessID id, Address entry, bool privileged, const MemoryMap &map);

    /** Destructor: releases memory, shares and event channel. */
    virtual ~Process();

    /** @return ProcessID */
    ProcessID getID() const { return m_id; }

    /** @return ProcessID of the parent */
    ProcessID getParent() const { return m_parent; }

    /** @return ProcessID that is waited for, ANY if none */
    ProcessID getWait() const { return m_waitId; }

    /** @return Exit status of the process that was waited for */
    uint getWaitResult() const { return m_waitResult; }

    /** @return Shares of this process */
    ProcessShares & getShares() { return m_shares; }

    /** @return Scheduling state */
    State getState() const { return m_state; }

    /** @return Address space */
    MemoryContext * getMemoryContext() { return m_memoryContext; }

    /** @return Memory map */
    const MemoryMap & getMemoryMap() const { return m_map; }

    /** @return True if all privileges are held */
    bool isPrivileged() const { return (m_privileges & Privilege::All) == Privilege::All; }

    /** @return Privilege::Mask */
    u32 getPrivileges() const { return m_privileges; }

    /** @return True if it looks at shares that others make with it */
    bool serves() const { return m_serves; }

    /** It looks at shares that others make with it. */
    void setServes() { m_serves = true; }

    /** @return Privileges of who started it, at that moment: that is how far its path is to be trusted */
    u32 getSpawner() const { return m_spawner; }

    /** Remember the privileges of who started it. */
    void setSpawner(const u32 privileges) { m_spawner = privileges; }

    /** Take privileges away; bits that are not held are ignored. */
    virtual void restrictPrivileges(const u32 mask) { m_privileges &= mask; }

    /** @return True if this process may act on the given one */
    bool mayManage(const Process *other) const
    {
        return other == this || (m_privileges & Privilege::Manage) || other->m_parent == m_id;
    }

    /** @return Generation of the ProcessID */
    u32 getGeneration() const { return m_generation; }

    /** @return Number of restarts in place */
    u32 getRestarts() const { return m_restarts; }

    /** @return Number of exceptions raised */
    u32 getFaults() const { return m_faults; }

    /** @return Last fault; its kind is None if there was none */
    const FaultInfo & getFaultInfo() const { return m_faultInfo; }

    /** @return True if its end is a fault for the supervisor */
    bool isSupervised() const { return m_supervised; }

    /** Make its end a fault, or not. */
    void setSupervised(const bool supervised) { m_supervised = supervised; }

    /** @return Timer ticks that met it running */
    u32 getTicks() const { return m_cpuTicks; }

    /**
     * Registers of the program, as it left them for the kernel.
     *
     * @return Registers on its kernel stack
     */
    CPUState * getRegisters();

    /**
     * Change the registers of the program.
     *
     * What only the kernel may set is kept.
     */
    virtual void setRegisters(const CPUState & state) = 0;

    /** @return Program path, empty if unknown */
    const char * getPath() const { return m_path; }

    /** Record the program path; longer ones are cut. */
    void setPath(const char *path);

    /** @return Doorbell page in kernel memory */
    Doorbell * getDoorbell() { return m_doorbell; }

    /** @return True if both are the same process */
    bool operator == (Process *proc) const { return proc->m_id == m_id; }

  protected:

    /**
     * Allocate what the process needs to run: address space, stacks, event channel.
     *
     * @return Success or OutOfMemory.
     */
    virtual Result initialize();

    /**
     * Set registers and stack as at the first start.
     *
     * The only way to a defined beginning, for first start and restart alike.
     */
    virtual void reset(const Address entry) = 0;

    /**
     * Switch to this process.
     *
     * @param previous Process that gives up the processor
     */
    virtual void execute(Process *previous) = 0;

    /** Let the program find its stack empty: all of it is mapped, with zeros in it after a restart. */
    void clearUserStack();

    /** Forget everything that belongs to the life before a restart. */
    void resetKernelState();

    /**
     * Wake it: a sleep ends, anything else does not begin to sleep.
     *
     * @return Success
     */
    Result wakeup();

    /**
     * Begin to sleep until it is woken.
     *
     * @param timer Time limit, kept for who watches the time, or ZERO
     * @param ignoreWakeups True to sleep although a wake-up is pending
     *
     * @return Success, or WakeupPending if there was one: it is used up, and the state is as before.
     */
    Result sleep(const Timer::Info *timer, bool ignoreWakeups);

    /**
     * Begin to wait for the end of another process.
     *
     * @param id That process
     *
     * @return Success, or InvalidArgument unless it is Ready.
     */
    Result wait(ProcessID id);

    /**
     * The process that is waited for ended.
     *
     * A process that was stopped while it waited stays stopped and finds the status when it continues.
     *
     * @param result Exit status
     *
     * @return Success, or InvalidArgument if it waits for nobody.
     */
    virtual Result join(const uint result);

    /**
     * Stop, whatever it does.
     *
     * @return Success
     */
    Result stop();

    /**
     * Continue from where it was stopped: Ready, or Waiting if it waits for a process that still runs.
     *
     * @return Success, or InvalidArgument unless it is Stopped.
     */
    Result resume();

    /** Raise an event: write it to the channel and mark the doorbell. */
    Result raiseEvent(const struct ProcessEvent *event);

    /** @return When the latest sleep with a time limit ends */
    const Timer::Info & getSleepTimer() const { return m_sleepTimer; }

    /** Set the parent */
    void setParent(ProcessID id) { m_parent = id; }

  protected:

    const ProcessID m_id;            /**< ProcessID */
    const Size m_ringWord;           /**< Word of a Doorbell's bitmaps that holds our bit */
    const u32 m_ringBit;             /**< Our bit in it */
    const u32 m_ringSummary;         /**< Bit of the word in a summary */
    ProcessID m_parent;              /**< Parent, or m_id */
    State m_state;                   /**< Scheduling state */
    ProcessID m_waitId;       /**< Waiting: whose end; Sleeping in WaitSignal: whose ring, or ANY */
    uint m_waitResult;               /**< Status of the process that was waited for */
    bool m_privileged;               /**< Was created with all privileges */
    u32 m_privileges;                /**< Privilege::Mask */
    u32 m_spawner;                   /**< Those of who started it */
    u32 m_generation;                /**< Number of this use of the ProcessID */
    u32 m_restarts;                  /**< Restarts in place */
    u32 m_faults;                    /**< Exceptions raised */
    bool m_serves;            /**< Looks at shares that others make with it */
    bool m_started;           /**< Was resumed at least once */
    bool m_supervised;        /**< Its end is a fault */
    u32 m_cpuTicks;           /**< Timer ticks that met it running */
    u32 m_complaintTick;      /**< Timer ticks when it complained last, zero if never */
    bool m_fresh;             /**< Was reset and not resumed since */
    bool m_queued;            /**< Is in the scheduler's queue */
    bool m_waiting;           /**< Waits for the end of m_waitId */
    bool m_waitDone;          /**< That process ended with m_waitResult */
    uint m_waiters;           /**< Number of processes that wait for our end */
    uint m_children;          /**< Number of children alive */
    uint m_zombies;           /**< Number of exit records kept for us */
    uint m_watches;           /**< Number of interrupt lines that it watches */
    Address m_entry;                 /**< First instruction */
    MemoryMap m_map;                 /**< Regions of the address space */
    MemoryContext *m_memoryContext;  /**< Address space, owned */
    Size m_wakeups;                  /**< Non-zero when a wake-up is pending */
    Timer::Info m_sleepTimer;        /**< When a sleep ends */
    bool m_timerExpired;             /**< The last sleep ended by its timer */
    Size m_timerIndex;        /**< Position in the TimerQueue plus one, zero if none */
    ProcessShares m_shares;          /**< Memory shared with others */
    MemoryChannel *m_kernelChannel;  /**< Kernel events, our end */
    Doorbell *m_doorbell;            /**< Page shared with the program */
    Address m_channelFrames;  /**< Physical address of the event channel pages and the doorbell */
    FaultInfo m_faultInfo;           /**< Last fault */
    Process *m_next;          /**< Next in the scheduler's queue */
    Process *m_previous;      /**< Previous in the scheduler's queue */
    KernelStack m_kernelStack;       /**< Stack of the kernel while it works for this process */
    char m_path[PathLength];         /**< Program */
};

#endif /* __KERNEL_PROCESS_H */
