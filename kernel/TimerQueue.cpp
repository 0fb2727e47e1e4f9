// SPDX-License-Identifier: GPL-3.0-or-later

#include "Process.h"
#include "TimerQueue.h"

TimerQueue::TimerQueue()
    : m_count(0)
{
}

bool TimerQueue::before(const Size a, const Size b) const
{
    // Ticks wrap around, so that only their distance has an order
    return (s32) (m_heap[a]->m_sleepTimer.ticks - m_heap[b]->m_sleepTimer.ticks) < 0;
}

void TimerQueue::place(const Size index, Process *proc)
{
    m_heap[index] = proc;
    proc->m_timerIndex = index + 1;
}

void TimerQueue::up(Size index)
{
    while (index > 0 && before(index, (index - 1) / 2))
    {
        const Size parent = (index - 1) / 2;
        Process *proc = m_heap[parent];
        place(parent, m_heap[index]);
        place(index, proc);
        index = parent;
    }
}

void TimerQueue::down(Size index)
{
    for (;;)
    {
        Size least = index;
        const Size left = (index * 2) + 1;
        const Size right = left + 1;

        if (left < m_count && before(left, least))
            least = left;
        if (right < m_count && before(right, least))
            least = right;
        if (least == index)
            return;

        Process *proc = m_heap[least];
        place(least, m_heap[index]);
        place(index, proc);
        index = least;
    }
}

void TimerQueue::insert(Process *proc)
{
    remove(proc);

    if (m_count < Maximum)
    {
        place(m_count, proc);
        m_count++;
        up(m_count - 1);
    }
}

void TimerQueue::remove(Process *proc)
{
    if (proc->m_timerIndex == 0)
        return;

    const Size index = proc->m_timerIndex - 1;
    proc->m_timerIndex = 0;
    m_count--;

    if (index != m_count)
    {
        Process *moved = m_heap[m_count];
        place(index, moved);
        up(index);
        down(moved->m_timerIndex - 1);
    }
}

Process * TimerQueue::expire(const u32 ticks)
{
    if (m_count == 0 || (s32) (m_heap[0]->m_sleepTimer.ticks - ticks) > 0)
        return ZERO;

    Process *proc = m_heap[0];
    remove(proc);
    return proc;
}
