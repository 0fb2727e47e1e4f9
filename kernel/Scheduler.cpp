// SPDX-License-Identifier: GPL-3.0-or-later

#include "Process.h"
#include "Scheduler.h"

Scheduler::Scheduler()
    : m_first(ZERO)
    , m_last(ZERO)
    , m_count(0)
{
}

Scheduler::Result Scheduler::enqueue(Process *proc, bool ignoreState)
{
    if (!ignoreState && proc->m_state != Process::Ready)
        return InvalidArgument;

    if (proc->m_queued)
        return Success;

    proc->m_queued = true;
    proc->m_next = ZERO;
    proc->m_previous = m_last;

    if (m_last)
        m_last->m_next = proc;
    else
        m_first = proc;

    m_last = proc;
    m_count++;
    return Success;
}

Scheduler::Result Scheduler::enqueueFront(Process *proc)
{
    if (proc->m_queued)
        return Success;

    proc->m_queued = true;
    proc->m_previous = ZERO;
    proc->m_next = m_first;

    if (m_first)
        m_first->m_previous = proc;
    else
        m_last = proc;

    m_first = proc;
    m_count++;
    return Success;
}

Scheduler::Result Scheduler::dequeue(Process *proc, bool ignoreState)
{
    if (!ignoreState && proc->m_state == Process::Ready)
        return InvalidArgument;

    if (!proc->m_queued)
        return Success;

    if (proc->m_previous)
        proc->m_previous->m_next = proc->m_next;
    else
        m_first = proc->m_next;

    if (proc->m_next)
        proc->m_next->m_previous = proc->m_previous;
    else
        m_last = proc->m_previous;

    proc->m_queued = false;
    proc->m_next = ZERO;
    proc->m_previous = ZERO;
    m_count--;
    return Success;
}

Process * Scheduler::select()
{
    Process *proc = m_first;

    if (proc)
        dequeue(proc, true);

    return proc;
}
