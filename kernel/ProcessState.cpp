// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Log.h>
#include "Kernel.h"
#include "ProcessManager.h"

/*
 * Scheduling states: who sleeps, who runs, who rings whom.
 */

void ProcessManager::makeReady(Process *proc, const bool first)
{
    proc->m_state = Process::Ready;

    if (proc->m_timerIndex)
        m_timers.remove(proc);

    if (proc == m_idle)
        return;

    if (first)
        m_scheduler.enqueueFront(proc);
    else
        m_scheduler.enqueue(proc, true);
}

ALWAYS_INLINE bool ProcessManager::ring(Process *target, const Process *from)
{
    Doorbell *bell = target->m_doorbell;

    Doorbell::setBits(bell->inbox[from->m_ringWord], from->m_ringBit);
    Doorbell::setBits(bell->inboxSummary, from->m_ringSummary);

    if (target->m_state == Process::Sleeping)
        return target->m_waitId == ANY || target->m_waitId == from->m_id;

    target->m_wakeups = 1;
    return false;
}

void ProcessManager::deliver(Process *from, Process **direct)
{
    Doorbell *bell = from->m_doorbell;
    u32 summary = bell->outboxSummary;

    bell->outboxSummary = 0;

    while (summary)
    {
        const Size word = __builtin_ctz(summary);
        u32 bits = bell->outbox[word] & from->m_shares.peers(word);

        summary &= summary - 1;
        bell->outbox[word] = 0;

        while (bits)
        {
            Process *target = m_procs[(word * 32) + __builtin_ctz(bits)];

            bits &= bits - 1;

            if (target && target != from && ring(target, from))
            {
                if (direct && !*direct)
                {
                    wakeDirect(target);
                    *direct = target;
                }
                else
                    makeReady(target, target->m_waitId == from->m_id);  // who waits for just this answer goes first
            }
        }
    }
}

ALWAYS_INLINE void ProcessManager::wakeDirect(Process *target)
{
    target->m_state = Process::Ready;
    if (target->m_timerIndex)
        m_timers.remove(target);
}

ALWAYS_INLINE Process * ProcessManager::deliverDirect(Process *from)
{
    Doorbell *bell = from->m_doorbell;
    const u32 summary = bell->outboxSummary;

    if (!summary)
        return ZERO;

    const Size word = __builtin_ctz(summary);
    const u32 bits = bell->outbox[word] & from->m_shares.peers(word);

    // Nearly always it is one peer
    if ((summary & (summary - 1)) || (bits & (bits - 1)))
    {
        Process *direct = ZERO;

        deliver(from, &direct);
        return direct;
    }

    bell->outboxSummary = 0;
    bell->outbox[word] = 0;

    if (!bits)
        return ZERO;

    Process *target = m_procs[(word * 32) + __builtin_ctz(bits)];

    if (!target || target == from || !ring(target, from))
        return ZERO;

    wakeDirect(target);
    return target;
}

ALWAYS_INLINE void ProcessManager::switchTo(Process *next)
{
    Process *previous = m_current;

    if (next != previous)
    {
        m_current = next;
        m_switches++;
        next->execute(previous);
    }
}

void ProcessManager::flush(Process *from)
{
    deliver(from, ZERO);
}

ProcessManager::Result ProcessManager::waitSignal(const ProcessID id, const Timer::Info *timer)
{
    Process *proc = m_current;
    Process *direct = deliverDirect(proc);
    Doorbell *bell = proc->m_doorbell;

    if (proc == m_supervisor)
        seeSupervisor(Kernel::instance()->getTicks());

    // Who waits for one process reads no events now; a new one still ends the sleep, as it may tell of that process' end
    const bool rung = id >= MAX_PROCS ? bell->events || bell->inboxSummary
                                      : bell->inbox[id / 32] & (1U << (id % 32));

    if (rung || (timer && (s32) (timer->ticks - Kernel::instance()->getTicks()) <= 0))
    {
        if (direct)
            makeReady(direct, true);
        return Success;
    }

    proc->m_wakeups = 0;
    proc->m_waitId = id;
    proc->m_state = Process::Sleeping;

    if (timer)
    {
        proc->m_sleepTimer = *timer;
        m_timers.insert(proc);
    }

    if (direct && (m_scheduler.count() == 0 || ++m_handoffs < MaximumHandoffs))
    {
        m_current = direct;
        m_switches++;
        direct->execute(proc);
    }
    else
    {
        // Those who are ready do not wait until a conversation of others has ended
        m_handoffs = 0;
        if (direct)
            makeReady(direct);
        schedule();
    }

    proc->m_waitId = ANY;
    return Success;
}

ProcessManager::Result ProcessManager::sleep(const Timer::Info *timer, const bool ignoreWakeups)
{
    Process *proc = m_current;

    flush(proc);

    const bool passed = timer && (s32) (timer->ticks - Kernel::instance()->getTicks()) <= 0;

    if (passed && (ignoreWakeups || !proc->m_wakeups))
        return Success;

    if (proc->sleep(timer, ignoreWakeups) == Process::WakeupPending)
        return WakeupPending;

    if (timer)
        m_timers.insert(proc);

    return schedule();
}

ProcessManager::Result ProcessManager::wakeup(Process *proc)
{
    flush(m_current);

    if (proc != m_current && ring(proc, m_current))
        makeReady(proc);
    else if (proc == m_current)
        proc->wakeup();

    return Success;
}

ProcessManager::Result ProcessManager::wait(const ProcessID id, uint *status, const bool block)
{
    Process *self = m_current;
    Process *target = get(id);

    if (target == self)
        return InvalidArgument;

    if (!target)
    {
        if (id >= MAX_PROCS || !m_exits[id].valid || m_exits[id].parent != self->m_id)
            return NotFound;

        *status = m_exits[id].status;
        m_exits[id].valid = false;
        self->m_zombies--;
        return Success;
    }

    if (!block)
        return WakeupPending;

    flush(self);
    target->m_waiters++;
    self->wait(id);
    schedule();

    *status = self->m_waitResult;
    self->m_waiting = false;
    self->m_waitDone = false;
    self->m_waitId = ANY;
    return Success;
}

ProcessManager::Result ProcessManager::wait(Process *proc)
{
    uint status;

    return wait(proc->m_id, &status);
}

ProcessManager::Result ProcessManager::stop(Process *proc)
{
    // Its answers are on their way even if it never runs again
    flush(proc);

    m_timers.remove(proc);
    m_scheduler.dequeue(proc, true);
    proc->stop();

    if (proc == m_current)
        schedule();

    return Success;
}

ProcessManager::Result ProcessManager::resume(Process *proc)
{
    if (proc->resume() != Process::Success)
        return IOError;

    if (proc->m_state == Process::Ready)
    {
        // Clients wait for a server that was restarted: it does not wait for its turn
        makeReady(proc, proc->m_fresh);
        proc->m_fresh = false;
    }

    if (!proc->m_started)
    {
        proc->m_started = true;
        notifySupervisor(ProcessStarted, proc->m_id);
    }
    return Success;
}

ProcessManager::Result ProcessManager::reset(Process *proc, const Address entry)
{
    if (proc == m_current)
        return InvalidArgument;

    if (proc->m_state != Process::Stopped)
        return IOError;

    flush(proc);

    if (proc->m_waiting && !proc->m_waitDone)
    {
        Process *target = get(proc->m_waitId);
        if (target && target->m_waiters)
            target->m_waiters--;
    }

    m_timers.remove(proc);
    unregisterInterruptNotify(proc);
    if (m_idle == proc)
        m_idle = ZERO;

    proc->resetKernelState();
    proc->m_entry = entry;
    proc->m_restarts++;
    proc->m_fresh = true;
    proc->reset(entry);
    return Success;
}

ProcessManager::Result ProcessManager::schedule()
{
    Process *proc = m_current;

    if (proc->m_state == Process::Ready)
    {
        flush(proc);

        if (proc != m_idle)
            m_scheduler.enqueue(proc, true);
    }

    for (;;)
    {
        Process *next = m_scheduler.select();

        if (!next && m_idle && m_idle->m_state == Process::Ready)
            next = m_idle;

        if (next)
        {
            switchTo(next);
            return Success;
        }

        // Nothing to run and no idle process: wait here, on the stack of a process that sleeps
        Kernel::instance()->waitForInterrupt();
    }
}

bool ProcessManager::tick(const u32 ticks)
{
    Process *proc;

    if (m_current && m_current->m_state == Process::Ready)
        m_current->m_cpuTicks++;

    while ((proc = m_timers.expire(ticks)) != ZERO)
    {
        proc->m_timerExpired = true;
        if (proc->m_state == Process::Sleeping)
            makeReady(proc);
    }

    if (m_scheduler.count() > 0)
        m_reschedule = true;

    return m_reschedule;
}

void ProcessManager::start()
{
    Process *first;

    while (!(first = m_scheduler.select()))
    {
        if (m_idle && m_idle->m_state == Process::Ready)
        {
            first = m_idle;
            break;
        }
        Kernel::instance()->waitForInterrupt();
    }

    m_current = first;
    first->execute(ZERO);
}
