// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_TIMERQUEUE_H
#define __KERNEL_TIMERQUEUE_H

#include <Types.h>

class Process;

/**
 * Processes that sleep until a moment, the earliest first.
 *
 * A binary heap: the clock interrupt looks at one entry, insertion and removal take logarithmic time.
 */
class TimerQueue
{
  public:

    /** Most processes that can be in the queue: all of them */
    static const Size Maximum = 1024;

    /** Constructor */
    TimerQueue();

    /** Insert a process by its sleep timer; one that is already inside moves. */
    void insert(Process *proc);

    /** Remove a process, if it is inside. */
    void remove(Process *proc);

    /**
     * Take out a process whose time has come.
     *
     * @param ticks Current time
     *
     * @return Process or ZERO if none is due.
     */
    Process * expire(const u32 ticks);

    /** @return Number of processes inside */
    Size count() const { return m_count; }

  private:

    bool before(const Size a, const Size b) const;
    void place(const Size index, Process *proc);
    void up(Size index);
    void down(Size index);

  private:

    Process *m_heap[Maximum];
    Size m_count;
};

#endif /* __KERNEL_TIMERQUEUE_H */
