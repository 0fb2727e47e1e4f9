// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_KERNEL_H
#define __KERNEL_KERNEL_H

#include <Macros.h>
#include <Types.h>
#include <List.h>
#include <Singleton.h>
#include <Vector.h>
#include <CoreInfo.h>
#include <IntController.h>
#include <Timer.h>
#include "API.h"
#include "ProcessManager.h"
#include "FrameReserve.h"

class SplitAllocator;
class Allocator;
struct CPUState;

/** Function that is called on an interrupt or exception */
typedef void InterruptHandler(struct CPUState *state, ulong param, ulong vector);

/** A function hooked to a vector */
typedef struct InterruptHook
{
    /** Constructor */
    InterruptHook(InterruptHandler *h, ulong p) : handler(h), param(p)
    {
    }

    /** @return True if both hooks are the same */
    bool operator == (InterruptHook *i) const
    {
        return i->handler == handler && i->param == param;
    }

    InterruptHandler *handler;  /**< Function to call */
    ulong param;                /**< Passed to it */
} InterruptHook;

/**
 * The kernel: owns memory, processes, timer and interrupts of this core.
 *
 * Runs with interrupts disabled and is never pre-empted. Knows no policy.
 */
class Kernel : public WeakSingleton<Kernel>
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidBootImage,
        ProcessError,
        IOError
    };

    /** Bytes of the kernel heap */
    static const Size HeapSize = MegaByte(4);

    /** How often the supervisor is healed within HealPeriod ticks before the kernel gives up */
    static const u32 MaximumHeals = 20;

    /** Ticks after which earlier ones do not count */
    static const u32 HealPeriod = 1000;

    /** Number of interrupt and exception vectors */
    static const Size MaximumVectors = 256;

    /**
     * Constructor
     *
     * @param info Facts about this core and its memory
     */
    Kernel(CoreInfo *info);

    /** Destructor */
    virtual ~Kernel() {}

    /**
     * Set up the kernel heap, before anything allocates.
     *
     * @return Zero on success.
     */
    static Error initializeHeap();

    /** @return Allocator of physical memory */
    SplitAllocator * getAllocator() { return m_alloc; }

    /** @return Process manager */
    ProcessManager * getProcessManager() { return m_procs; }

    /** @return System call interface */
    API * getAPI() { return m_api; }

    /** @return Address space of the current process */
    MemoryContext * getMemoryContext();

    /** @return Facts about this core */
    CoreInfo * getCoreInfo() { return m_coreInfo; }

    /** @return Timer of this core */
    Timer * getTimer() { return m_timer; }

    /** @return Frames set aside for a restart */
    FrameReserve * getReserve() { return &m_reserve; }

    /** @return Timer ticks since the start */
    u32 getTicks() const { return m_ticks; }

    /** @return Processor timestamp at kernel entry */
    u64 getBootTimestamp() const { return m_bootTimestamp; }

    /** @return Hz of the processor timestamp, zero until known */
    u64 getTimestampFrequency() const { return m_timestampFrequency; }

    /** @return Interrupts so far */
    u64 getInterruptCount() const { return m_interruptCount; }

    /** Start the programs of the boot image and run them. Never returns. */
    int run();

    /** Unmask or mask an interrupt line. That of the clock is never masked. */
    virtual void enableIRQ(u32 irq, bool enabled);

    /** Interrupt another core. */
    virtual Result sendIRQ(const uint coreId, const uint irq);

    /**
     * Call a function at each interrupt of a vector, after those that were hooked before.
     *
     * @param vec Vector: IntController::getBase() and the line
     * @param h Function
     * @param p Passed to it
     */
    virtual void hookIntVector(u32 vec, InterruptHandler h, ulong p);

    /**
     * An interrupt came: call the functions of its vector, and raise an event for the processes that watch the line.
     *
     * @param vec Vector
     * @param state Registers of what was interrupted; ZERO if the kernel itself waited
     */
    virtual void executeIntVector(u32 vec, CPUState *state);

    /** Create the processes of the boot image. */
    virtual Result loadBootImage();

    /** Sleep until an interrupt came and was handled. Called with interrupts disabled, returns so. */
    virtual void waitForInterrupt() = 0;

    /** Make a process object of the architecture. */
    virtual Process * newProcess(ProcessID id, Address entry, bool privileged, const MemoryMap &map) = 0;

    /**
     * Run a function on a stack that belongs to no process. Never returns.
     *
     * For work on the process whose stack is in use.
     */
    [[noreturn]] virtual void runOnOwnStack(void (*function)()) = 0;

    /**
     * Rewrite the supervisor in place from the boot image.
     *
     * Nobody else could. After too many times in a row the kernel gives up, with an epitaph. Does not
     * return if the supervisor is the current process.
     */
    void healSupervisor();

    /** Heal the supervisor if it gave no sign of life. Called after each clock interrupt. */
    void checkSupervisor();

    /** Restart the machine. */
    virtual void reboot() = 0;

    /**
     * Switch the machine off.
     *
     * @param status Zero for a clean end, another value where the machine can report one
     */
    virtual void shutdown(const uint status) = 0;

    /**
     * Last words: reason, registers, backtrace. Then the machine stops.
     *
     * @param reason Reason
     * @param state Registers at the exception that is the reason, ZERO if there was none
     */
    [[noreturn, gnu::noinline]] void epitaph(const char *reason, const CPUState *state);

    /**
     * Load a program into a stopped process.
     *
     * @param proc Process
     * @param image Executable
     * @param size Bytes of it
     *
     * @return Success or ProcessError when the image is invalid or memory is exhausted.
     */
    Result loadProgram(Process *proc, const u8 *image, const Size size);

  protected:

    /**
     * Print registers and backtrace on the console, for the epitaph.
     *
     * @param state Registers at the exception, ZERO if there was none
     * @param caller Where epitaph() was called from
     * @param frame Its frame on the stack
     */
    virtual void printState(const CPUState *state, const Address caller, const Address frame) = 0;

    /** Let the clock tick: hooked to the vector of m_timer when that is known. */
    void hookClock();

    /** Clock interrupt */
    void clockTick();

    /** The same, to be hooked; param is the kernel */
    static void clockTick(struct CPUState *state, ulong param, ulong vector);

    /** Leave its successor what a SupervisorRecord holds. */
    void saveSupervisor(Process *proc);

    /** Write the supervisor again from the boot image. Does not return if that is impossible. */
    void rewriteSupervisor();

    /** Heal the supervisor while its own kernel stack is not in use. Never returns. */
    static void healOnOwnStack();

    /** Start one program of the boot image; with all privileges or with none. */
    Result loadBootProgram(const u8 *image, const Size size, const char *name, const bool privileged);

  protected:

    SplitAllocator *m_alloc;                        /**< Physical memory */
    ProcessManager *m_procs;                        /**< All processes */
    API *m_api;                                     /**< System calls */
    CoreInfo *m_coreInfo;                           /**< Facts about this core */
    Vector<List<InterruptHook *> *> m_interrupts;   /**< Who hears of each vector; ZERO if nobody does */
    IntController *m_intControl;                    /**< Interrupt controller, ZERO before it is known */
    Timer *m_timer;                                 /**< Clock, ZERO before it is known */
    FrameReserve m_reserve;                         /**< Frames set aside for a restart */
    u32 m_ticks;                                    /**< Clock ticks since the start */
    u64 m_bootTimestamp;                            /**< Counter of the processor at the start */
    u64 m_firstTickTimestamp;                       /**< Counter at the first tick */
    u64 m_timestampFrequency;                       /**< Its frequency in Hz, zero until known */
    u64 m_interruptCount;                           /**< Interrupts since the start */
    u32 m_healCount;                                /**< How often the supervisor was healed in this period */
    u32 m_healTick;                                 /**< Tick at which the period began */
};

#endif /* __KERNEL_KERNEL_H */
