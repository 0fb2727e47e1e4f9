// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Timestamp.h>
#include "Kernel.h"
#include "ProcessManager.h"

ProcessManager::ProcessManager()
    : m_nextID(0)
    , m_count(0)
    , m_current(ZERO)
    , m_idle(ZERO)
    , m_supervisor(ZERO)
    , m_dead(ZERO)
    , m_supervisorRecord(0)
    , m_supervisorSeen(0)
    , m_supervisorUsed(0)
    , m_supervisorProgress(0)
    , m_reschedule(false)
    , m_handoffs(0)
    , m_switches(0)
{
    MemoryBlock::set(m_procs, 0, sizeof(m_procs));
    MemoryBlock::set(m_exits, 0, sizeof(m_exits));
    MemoryBlock::set(m_generations, 0, sizeof(m_generations));
    MemoryBlock::set(m_holders, 0, sizeof(m_holders));
    MemoryBlock::set(m_interruptNotify, 0, sizeof(m_interruptNotify));
}

ProcessManager::~ProcessManager()
{
}

bool ProcessManager::allocateID(ProcessID *id)
{
    // First choice: nobody remembers the ProcessID. Second choice: only an exit status is forgotten.
    for (int choice = 0; choice < 2; choice++)
    {
        for (Size i = 0; i < MAX_PROCS; i++)
        {
            const ProcessID candidate = (m_nextID + i) % MAX_PROCS;

            if (m_procs[candidate] || m_holders[candidate] || (choice == 0 && m_exits[candidate].valid))
                continue;

            if (m_exits[candidate].valid)
            {
                Process *parent = get(m_exits[candidate].parent);
                if (parent && parent->m_zombies)
                    parent->m_zombies--;
                m_exits[candidate].valid = false;
            }

            *id = candidate;
            m_nextID = (candidate + 1) % MAX_PROCS;
            return true;
        }
    }
    return false;
}

Process * ProcessManager::create(const Address entry,
                                 const MemoryMap &map,
                                 const bool readyToRun,
                                 const bool privileged)
{
    ProcessID id;

    reap();

    if (!allocateID(&id))
        return ZERO;

    Process *proc = Kernel::instance()->newProcess(id, entry, privileged, map);
    if (!proc)
        return ZERO;

    if (proc->initialize() != Process::Success)
    {
        delete proc;
        return ZERO;
    }
    proc->reset(entry);

    m_procs[id] = proc;
    proc->m_generation = ++m_generations[id];
    m_count++;

    if (m_current)
    {
        proc->m_parent = m_current->m_id;
        m_current->m_children++;
    }

    if (readyToRun)
        resume(proc);

    return proc;
}

void ProcessManager::remove(Process *proc, const uint exitStatus)
{
    const ProcessID id = proc->m_id;
    Process *parent = proc->m_parent != id ? get(proc->m_parent) : ZERO;
    bool collected = false;

    // Whoever waits for this process gets the status
    for (Size i = 0; i < MAX_PROCS && proc->m_waiters; i++)
    {
        Process *waiter = m_procs[i];

        if (waiter && waiter->m_waiting && waiter->m_waitId == id)
        {
            const bool waits = waiter->m_state == Process::Waiting;

            waiter->join(exitStatus);
            proc->m_waiters--;

            if (waiter == parent)
                collected = true;
            if (waits)
                makeReady(waiter);
        }
    }

    // Our children go to our parent, statuses that we did not collect are forgotten
    for (Size i = 0; i < MAX_PROCS && (proc->m_children || proc->m_zombies); i++)
    {
        if (m_exits[i].valid && m_exits[i].parent == id)
        {
            m_exits[i].valid = false;
            proc->m_zombies--;
        }
        if (m_procs[i] && m_procs[i] != proc && m_procs[i]->m_parent == id)
        {
            m_procs[i]->m_parent = parent ? parent->m_id : i;
            proc->m_children--;
            if (parent)
                parent->m_children++;
        }
    }

    if (parent)
    {
        if (parent->m_children)
            parent->m_children--;

        if (!collected)
        {
            m_exits[id].parent = parent->m_id;
            m_exits[id].status = exitStatus;
            m_exits[id].valid = true;
            parent->m_zombies++;
        }
    }

    // Those that we wait for count us no more
    if (proc->m_waiting && !proc->m_waitDone)
    {
        Process *target = get(proc->m_waitId);
        if (target && target->m_waiters)
            target->m_waiters--;
    }

    unregisterInterruptNotify(proc);
    m_timers.remove(proc);
    m_scheduler.dequeue(proc, true);
    proc->stop();

    if (m_idle == proc)
        m_idle = ZERO;
    Kernel::instance()->getReserve()->drop(proc);
    if (m_supervisor == proc)
        m_supervisor = ZERO;

    // Peers hear of it. After this no mapping of a share is left.
    m_procs[id] = ZERO;
    m_count--;
    proc->m_shares.setMemoryContext(ZERO);
    notifySupervisor(ProcessTerminated, id);

    proc->m_next = m_dead;
    m_dead = proc;

    if (proc == m_current)
        schedule();
}

void ProcessManager::reap()
{
    Process **link = &m_dead;

    while (*link)
    {
        Process *proc = *link;

        if (proc == m_current)
        {
            link = &proc->m_next;
        }
        else
        {
            *link = proc->m_next;
            delete proc;
        }
    }
}

void ProcessManager::addHolder(const ProcessID id)
{
    if (id < MAX_PROCS)
        m_holders[id]++;
}

void ProcessManager::releaseHolder(const ProcessID id)
{
    if (id < MAX_PROCS && m_holders[id])
        m_holders[id]--;
}

void ProcessManager::notifySupervisor(const ProcessEventType type, const ProcessID id, const ProcessID from)
{
    if (m_supervisor && m_supervisor->m_id != id)
    {
        ProcessEvent event;

        MemoryBlock::set(&event, 0, sizeof(event));
        event.type = type;
        event.number = id;
        event.share.pid = from;

        // Somebody waits for each server that fell: who heals it does not wait for its turn
        tell(m_supervisor, &event, type == ProcessFaulted);
    }
}

ProcessManager::Result ProcessManager::subscribe(Process *proc, const Address record)
{
    m_supervisor = proc;
    m_supervisorRecord = record;
    seeSupervisor(Kernel::instance()->getTicks());
    return Success;
}

void ProcessManager::stopFaulted(Process *proc, const FaultInfo & info)
{
    proc->m_faults++;
    proc->m_faultInfo = info;
    proc->m_faultInfo.restarts = proc->m_restarts;

    m_timers.remove(proc);
    m_scheduler.dequeue(proc, true);
    proc->stop();

    if (proc == m_supervisor)
        Kernel::instance()->healSupervisor();
    else
        notifySupervisor(ProcessFaulted, proc->m_id);
}

void ProcessManager::fault(const FaultInfo & info)
{
    Process *proc = m_current;

    NOTICE("process " << proc->m_id << " (" << proc->m_path << "): " << faultKindName(info.kind) << " fault at " <<
           (void *) info.instructionPointer << ", address " << (void *) info.address);

    if (m_supervisor)
    {
        stopFaulted(proc, info);
        schedule();
    }
    else
    {
        remove(proc, 0x100 | info.kind);
    }
}

void ProcessManager::stopFaulted(Process *proc, const FaultInfo::Kind kind, const uint code)
{
    const CPUState *state = proc->getRegisters();
    FaultInfo info;

    MemoryBlock::set(&info, 0, sizeof(info));
    info.kind = kind;
    info.code = code;
    info.instructionPointer = Arch::Core::instructionPointer(state);
    info.stackPointer = Arch::Core::stackPointer(state);
    info.tick = Kernel::instance()->getTicks();
    info.timestamp = timestamp();

    stopFaulted(proc, info);
}

void ProcessManager::endSupervised(Process *proc, const uint status)
{
    stopFaulted(proc, proc == m_current ? FaultInfo::Exit : FaultInfo::Killed, status);

    if (proc == m_current)
        schedule();
}

void ProcessManager::ping(Process *proc)
{
    proc->m_doorbell->pingRequest = proc->m_doorbell->pingRequest + 1;
    proc->m_doorbell->events = 1;

    if (proc->m_state == Process::Sleeping)
        makeReady(proc);
}

ProcessManager::Result ProcessManager::complain(Process *from, const Process *about)
{
    const u32 ticks = Kernel::instance()->getTicks();

    // A flood of complaints must not keep the supervisor from its work
    if (ticks - from->m_complaintTick < ComplaintTicks && from->m_complaintTick)
        return WakeupPending;

    from->m_complaintTick = ticks ? ticks : 1;
    notifySupervisor(ProcessAccused, about->m_id, from->m_id);
    return Success;
}

bool ProcessManager::isSupervisorLost()
{
    if (!m_supervisor)
        return false;

    const u32 silence = Kernel::instance()->getTicks() - m_supervisorSeen;
    const u32 progress = m_supervisor->m_doorbell->loops + m_supervisor->m_doorbell->requests;

    if (silence <= SupervisorLimit / 2)
        m_supervisorProgress = progress;

    if (silence <= SupervisorLimit)
        return false;

    // Many clients may keep it busy for long: who completed requests in the second half of that time lives
    if (progress != m_supervisorProgress)
    {
        seeSupervisor(Kernel::instance()->getTicks());
        return false;
    }

    // Ready without the processor is not its fault, and who sleeps until a moment will wake up
    if (m_supervisor->m_state == Process::Ready)
        return m_supervisor->m_cpuTicks - m_supervisorUsed > SupervisorLimit / 2;

    return !m_supervisor->m_timerIndex;
}

void ProcessManager::setIdle(Process *proc)
{
    Process *old = m_idle;

    m_idle = proc;

    if (proc)
        m_scheduler.dequeue(proc, true);

    // Who was the idle process has its turn like others again
    if (old && old != proc && old->m_state == Process::Ready)
        m_scheduler.enqueue(old, true);
}

void ProcessManager::idle()
{
    setIdle(m_current);
    reap();

    if (m_scheduler.count() == 0)
        Kernel::instance()->waitForInterrupt();

    schedule();
}

bool ProcessManager::takeReschedule()
{
    const bool result = m_reschedule;
    m_reschedule = false;
    return result;
}

ProcessManager::Result ProcessManager::registerInterruptNotify(Process *proc, const u32 vector)
{
    if (vector >= MaximumInterrupts)
        return InvalidArgument;

    if (findWatcher(vector, proc) < MaximumWatchers)
        return AlreadyExists;

    const Size unused = findWatcher(vector, ZERO);
    if (unused == MaximumWatchers)
        return IOError;

    m_interruptNotify[vector][unused] = proc;
    proc->m_watches++;
    return Success;
}

ProcessManager::Result ProcessManager::unregisterInterruptNotify(Process *proc)
{
    for (Size i = 0; i < MaximumInterrupts && proc->m_watches; i++)
    {
        const Size position = findWatcher(i, proc);
        bool watched = false;

        if (position == MaximumWatchers)
            continue;

        m_interruptNotify[i][position] = ZERO;
        proc->m_watches--;

        for (const Process *other : m_interruptNotify[i])
            watched = watched || other;

        if (!watched)
            Kernel::instance()->enableIRQ(i, false);
    }
    return Success;
}

ProcessManager::Result ProcessManager::interruptNotify(const u32 vector)
{
    Result result = InvalidArgument;

    if (vector >= MaximumInterrupts)
        return InvalidArgument;

    for (Process *watcher : m_interruptNotify[vector])
    {
        if (!watcher)
            continue;

        ProcessEvent event;
        MemoryBlock::set(&event, 0, sizeof(event));
        event.type = InterruptEvent;
        event.number = vector;
        m_reschedule = true;

        const Result raised = raiseEvent(watcher, &event);
        if (result != IOError)
            result = raised;
    }
    return result;
}

ProcessManager::Result ProcessManager::raiseEvent(Process *proc, const struct ProcessEvent *event)
{
    return tell(proc, event, false);
}

ProcessManager::Result ProcessManager::tell(Process *proc, const struct ProcessEvent *event, const bool first)
{
    const Process::Result result = proc->raiseEvent(event);
    const bool asleep = proc->m_state == Process::Sleeping;

    proc->wakeup();
    if (asleep)
        makeReady(proc, first);

    return result == Process::Success ? Success : IOError;
}
