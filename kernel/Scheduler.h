// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_SCHEDULER_H
#define __KERNEL_SCHEDULER_H

#include <Types.h>

class Process;

/**
 * Round robin scheduler.
 *
 * One queue of processes that are Ready and do not run. Every operation takes constant time. The process that runs
 * is not in the queue.
 */
class Scheduler
{
  public:

    /** Result codes */
    enum Result
    {
        Success,
        InvalidArgument
    };

    /** Constructor */
    Scheduler();

    /** @return Number of processes that wait for the processor */
    Size count() const { return m_count; }

    /**
     * Append a process to the queue.
     *
     * @param proc Process
     * @param ignoreState False to refuse a process that is not Ready
     *
     * @return Success, also if it is in the queue already; InvalidArgument.
     */
    Result enqueue(Process *proc, bool ignoreState);

    /** Put a process before all others. */
    Result enqueueFront(Process *proc);

    /**
     * Take a process out of the queue.
     *
     * @param proc Process
     * @param ignoreState False to refuse a process that is still Ready
     *
     * @return Success, also if it is not in the queue; InvalidArgument.
     */
    Result dequeue(Process *proc, bool ignoreState);

    /**
     * Take the next process out of the queue.
     *
     * @return Process or ZERO if there is none.
     */
    Process * select();

  private:

    Process *m_first;
    Process *m_last;
    Size m_count;
};

#endif /* __KERNEL_SCHEDULER_H */
