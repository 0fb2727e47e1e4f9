// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <Timestamp.h>
#include "RecoveryServer.h"

/*
 * What happens without being asked: pings, faults and what the policies make of them.
 */

/** Exit status of a program that a fault ended: the kind of the fault is added */
static const uint FaultStatus = 0x100;

/** Looks at a circle of waiting processes before it is taken for a deadlock */
static const u32 CirclesForDeadlock = 3;

/** Milliseconds without a sign of life until a process that somebody complained about counts as hung */
static const u32 ComplaintMark = 200;

/** Longest chain of waiting processes that is followed */
static const Size MaximumChain = 16;

u32 RecoveryServer::now()
{
    Timer::Info timer;

    timer.ticks = 0;
    ProcessCtl(SELF, InfoTimer, (Address) &timer);
    return timer.ticks;
}

u32 RecoveryServer::ticks(const u32 milliseconds) const
{
    return ((milliseconds * m_frequency) + 999) / 1000;
}

void RecoveryServer::timeout()
{
    const u32 time = now();

    // Whoever waited for us to be healed was served before that
    if (!m_settled)
        settle();

    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        if (SupervisionTable::Entry *entry = m_table.at(i))
            supervise(*entry, time);
    }

    // A restart while memory was short may have used up what was set aside; one of a large program, by hand, set aside more
    reserveFrames(m_reserved, m_reserved);
    setTimeout(SupervisionPeriod);
}

void RecoveryServer::supervise(SupervisionTable::Entry & entry, const u32 time)
{
    ProcessInfo info;

    if (ProcessCtl(entry.pid, InfoPID, (Address) &info) != API::Success || info.generation != entry.generation)
    {
        m_table.remove(&entry);
        return;
    }

    switch (entry.phase)
    {
        case SupervisionTable::Underway:
            // Our predecessor did not finish it
            restartNow(entry, entry.cause);
            return;

        case SupervisionTable::Due:
            if ((s32) (time - entry.dueTick) >= 0)
            {
                restartNow(entry, entry.cause);

                if (m_policies.find(entry.path).action == RecoveryPolicy::RestartGroup)
                    restartGroup(entry, m_policies.find(entry.path));
            }
            return;

        case SupervisionTable::Held:
            return;

        default:
            break;
    }

    if (info.state == Process::Stopped)
    {
        // By a fault whose event was lost, or by somebody who may
        FaultInfo fault;

        if (info.faults && ProcessCtl(entry.pid, InfoFault, (Address) &fault) == API::Success &&
            fault.restarts == info.restarts)
            onProcessFault(entry.pid);

        entry.pingTick = time;
        return;
    }

    checkPing(entry, info, time);
}

void RecoveryServer::sendPing(SupervisionTable::Entry & entry, const ProcessInfo & info, const u32 time)
{
    entry.pingTick = time;
    entry.warned = 0;
    entry.loops = info.loops;
    entry.requests = info.requests;
    entry.cpuTicks = info.cpuTicks;
    entry.pingNumber = info.pingRequest + 1;
    ProcessCtl(entry.pid, Ping);
}

void RecoveryServer::onComplaint(const ProcessID pid, const ProcessID from)
{
    SupervisionTable::Entry *entry = m_table.find(pid);
    ProcessInfo info;

    if (!entry || entry->phase != SupervisionTable::Normal || entry->accused ||
        ProcessCtl(pid, InfoPID, (Address) &info) != API::Success || info.generation != entry->generation)
        return;

    // A complaint is no evidence: the server shows whether it lives, sooner than it would have to otherwise
    entry->accused = 1;
    entry->accuser = from;

    if (hasAnswered(*entry, info))
        sendPing(*entry, info, now());
}

bool RecoveryServer::hasAnswered(const SupervisionTable::Entry & entry, const ProcessInfo & info)
{
    // Others ask, too: the answer to a later question is one to ours, a later question alone is no excuse
    return info.pingRequest - info.pingAnswer <= info.pingRequest - entry.pingNumber;
}

void RecoveryServer::checkPing(SupervisionTable::Entry & entry, const ProcessInfo & info, const u32 time)
{
    const RecoveryPolicy & policy = m_policies.find(entry.path);
    const u32 waited = time - entry.pingTick;

    if (hasAnswered(entry, info))
    {
        entry.answerTick = time;
        entry.accused = 0;

        // Whoever waits answers pings, too: a circle of them waits for ever
        if (info.state == Process::Sleeping && waitsInCircle(info) && info.requests == entry.requests)
        {
            if (++entry.circles >= CirclesForDeadlock)
            {
                onFault(entry, FaultInfo::Deadlock);
                return;
            }
        }
        else
            entry.circles = 0;

        if (waited >= ticks(policy.pingPeriod))
            sendPing(entry, info, time);
        return;
    }

    // Waits in the kernel until a child ends: that is no hang however long it takes
    if (info.state == Process::Waiting)
    {
        entry.pingTick = time;
        return;
    }

    // Busy, but it moves
    if (info.loops != entry.loops || info.requests != entry.requests)
    {
        entry.pingTick = time;
        entry.loops = info.loops;
        entry.requests = info.requests;
        entry.cpuTicks = info.cpuTicks;
        return;
    }

    // Who was complained about has less time
    const u32 high = ticks(entry.accused && policy.highMark > ComplaintMark ? ComplaintMark : policy.highMark);
    const u32 low = ticks(entry.accused && policy.lowMark > ComplaintMark / 2 ? ComplaintMark / 2 : policy.lowMark);

    if (waited < low)
        return;

    // Who is ready but got no processor since cannot be blamed
    const u32 used = info.cpuTicks - entry.cpuTicks;
    const bool starved = info.state == Process::Ready && used < low;

    // Who waits for somebody that is ill waits: the other one is healed
    const bool waits = info.state == Process::Sleeping && info.waitsFor < MAX_PROCS;

    if (starved)
        return;

    if (!entry.warned)
    {
        entry.warned = 1;
        entry.cause = FaultInfo::Hang;
        record(entry, RecoveryEvent::Warned);
    }

    if (waited >= high && !waits)
    {
        if (entry.accused)
            NOTICE("process " << entry.accuser << " complained about process " << entry.pid << ", which shows no life");

        entry.accused = 0;
        onFault(entry, FaultInfo::Hang);
    }
}

bool RecoveryServer::waitsInCircle(const ProcessInfo & first) const
{
    ProcessInfo info = first;

    for (Size i = 0; i < MaximumChain; i++)
    {
        if (info.state != Process::Sleeping || info.waitsFor >= MAX_PROCS)
            return false;

        if (info.waitsFor == first.id)
            return true;

        if (ProcessCtl(info.waitsFor, InfoPID, (Address) &info) != API::Success)
            return false;
    }
    return false;
}

void RecoveryServer::onProcessFault(const ProcessID pid)
{
    SupervisionTable::Entry *entry = m_table.find(pid);
    ProcessInfo info;
    FaultInfo fault;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success || info.state != Process::Stopped ||
        ProcessCtl(pid, InfoFault, (Address) &fault) != API::Success || fault.restarts != info.restarts)
        return;

    if (!entry || entry->generation != info.generation)
    {
        // A program, not a server: its parent hears how it ended
        ProcessCtl(pid, KillPID, FaultStatus | fault.kind);
        return;
    }

    // Acted upon already
    if (entry->phase != SupervisionTable::Normal)
        return;

    entry->faultKind = fault.kind;
    entry->faultTick = fault.tick;
    entry->faultAddress = fault.instructionPointer;
    onFault(*entry, fault.kind);
}

void RecoveryServer::onFault(SupervisionTable::Entry & entry, const u32 cause)
{
    const RecoveryPolicy & policy = m_policies.find(entry.path);
    const u32 time = now();

    m_decided = timestamp();
    entry.cause = cause;
    entry.dumpCause = cause;
    entry.circles = 0;

    if (cause == FaultInfo::Hang || cause == FaultInfo::Deadlock)
    {
        CPUState state;

        entry.faultKind = cause;
        entry.faultTick = time;

        // Nothing but this tells our successor why it is stopped
        beginRestart(entry);
        ProcessCtl(entry.pid, Stop);
        entry.faultAddress = ProcessCtl(entry.pid, ReadState, (Address) &state) == API::Success ?
            Arch::Core::instructionPointer(&state) : 0;
    }
    else
        ProcessCtl(entry.pid, Stop);

    if (policy.action == RecoveryPolicy::Hold || policy.action == RecoveryPolicy::Command)
    {
        hold(entry);

        if (policy.action == RecoveryPolicy::Command)
            runCommand(policy.command);
        return;
    }

    if (policy.action == RecoveryPolicy::Terminate)
    {
        record(entry, RecoveryEvent::Terminated);
        keepDump(entry);
        NOTICE(entry.path << " (process " << entry.pid << ") is ended after a fault: " << faultKindName(cause));
        ProcessCtl(entry.pid, KillPID, FaultStatus | cause);
        m_table.remove(&entry);
        return;
    }

    switch (entry.budget.decide(policy, time, m_frequency, &entry.dueTick))
    {
        case RestartBudget::Now:
            restartNow(entry, cause);
            break;

        case RestartBudget::Later:
            // It does nothing until then
            entry.phase = SupervisionTable::Due;
            keepDump(entry);
            record(entry, RecoveryEvent::Delayed);
            return;

        default:
            escalate(entry, policy);
            return;
    }

    if (policy.action == RecoveryPolicy::RestartGroup)
        restartGroup(entry, policy);
}

Size RecoveryServer::firstWord(const char *command, char *path, const Size size)
{
    Size length = 0;

    while (command[length] && command[length] != ' ' && length < size - 1)
        length++;

    MemoryBlock::copy((void *) path, command, length);
    path[length] = 0;
    return length;
}

void RecoveryServer::loadCommands()
{
    const RecoveryPolicy *policy;
    char path[ProgramImage::PathLength];

    for (Size i = 0; (policy = m_policies.at(i)) != ZERO; i++)
    {
        if (policy->action == RecoveryPolicy::Command && firstWord(policy->command, path, sizeof(path)) &&
            !m_images.find(path))
            m_loader.request(path);
    }
}

void RecoveryServer::runCommand(const char *command)
{
    char path[ProgramImage::PathLength];

    firstWord(command, path, sizeof(path));

    const ProgramImage *image = m_images.find(path);

    if (!image || image->verify() != ProgramImage::Success || m_commandText[0])
    {
        ERROR("cannot run " << command << (image ? ": another command is being started" : ": no such program"));
        return;
    }

    // The core server starts it; we do not wait for that
    CoreMessage msg;

    MemoryBlock::copy((void *) m_commandText, command, RecoveryPolicy::PathLength);
    MemoryBlock::set((void *) &msg, 0, sizeof(msg));
    msg.action = Core::CreateProcess;
    msg.programAddr = (Address) image->data();
    msg.programSize = image->size();
    msg.programCmd = m_commandText;

    if (m_client->sendRequest(CORESRV_PID, &msg, sizeof(msg), &m_commandCallback) != ChannelClient::Success)
        onCommand(ZERO);
}

void RecoveryServer::onCommand(CoreMessage *msg)
{
    if (!msg || msg->result != Core::Success)
    {
        ERROR("command " << m_commandText << " was not started");
    }
    m_commandText[0] = 0;
}

void RecoveryServer::hold(SupervisionTable::Entry & entry)
{
    ProcessCtl(entry.pid, Stop);
    entry.phase = SupervisionTable::Held;
    keepDump(entry);
    record(entry, RecoveryEvent::Held);
    ERROR(entry.path << " (process " << entry.pid << ") is held after a fault: " << faultKindName(entry.cause));
}

void RecoveryServer::escalate(SupervisionTable::Entry & entry, const RecoveryPolicy & policy)
{
    record(entry, RecoveryEvent::Escalated);
    ERROR(entry.path << " (process " << entry.pid << ") used up its restarts");

    if (policy.escalation == RecoveryPolicy::EscalateReboot)
    {
        PrivExec(RebootSystem);
    }
    else if (policy.escalation == RecoveryPolicy::EscalateGroup &&
             (!entry.escalatedTick || now() - entry.escalatedTick > ticks(policy.budgetPeriod)))
    {
        // Once: if that does not help, nothing does
        entry.escalatedTick = now() | 1;
        restartNow(entry, entry.cause);
        restartGroup(entry, policy);
    }
    else
        hold(entry);
}

void RecoveryServer::restartGroup(const SupervisionTable::Entry & first, const RecoveryPolicy & policy)
{
    if (policy.strategy == RecoveryPolicy::OneForOne)
        return;

    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        SupervisionTable::Entry *entry = m_table.at(i);

        if (!entry || entry->pid == first.pid || entry->phase != SupervisionTable::Normal ||
            !m_policies.find(entry->path).isSameGroup(policy))
            continue;

        // rest_for_one: those that depend on the first one
        if (policy.strategy == RecoveryPolicy::RestForOne && !m_policies.find(entry->path).isDependentOn(first.path))
            continue;

        restartNow(*entry, first.cause);
    }
}

bool RecoveryServer::restartNow(SupervisionTable::Entry & entry, const u32 cause)
{
    FaultInfo fault;
    u64 begin = timestamp();

    // From the exception itself, if that is the cause
    if (cause != FaultInfo::None && ProcessCtl(entry.pid, InfoFault, (Address) &fault) == API::Success &&
        fault.kind == cause && entry.phase == SupervisionTable::Normal)
        begin = fault.timestamp;

    // Our predecessor came as far as to the end: not a second time
    const bool done = entry.phase == SupervisionTable::Underway && isReset(entry.pid, entry.restarts);

    entry.cause = cause;
    beginRestart(entry);

    // Our predecessor had it: we go on when it is read again. A stopped server waits for that
    if (!done && !m_images.find(entry.path))
    {
        m_loader.request(entry.path);
        return true;
    }

    const bool success = done || reloadProgram(entry.pid, entry.path);
    const u32 time = now();

    if (!success)
    {
        // By hand: as it was before. Otherwise nothing else can be done
        entry.phase = cause == FaultInfo::None ? SupervisionTable::Normal : SupervisionTable::Held;
        keepDump(entry);
        record(entry, RecoveryEvent::Failed);
        return false;
    }

    const u32 cost = timestamp() - begin;

    if (cause == FaultInfo::None)
        entry.budget.manualRestart();

    entry.phase = SupervisionTable::Normal;
    entry.startTick = time;
    entry.pingTick = time;
    entry.answerTick = time;
    entry.warned = 0;
    entry.accused = 0;
    entry.circles = 0;
    record(entry, RecoveryEvent::Restarted, cost);

    if (cause == FaultInfo::None)
    {
        NOTICE("restarted " << entry.path << " (process " << entry.pid << ") as requested");
    }
    else
    {
        NOTICE("restarted " << entry.path << " (process " << entry.pid << ") after a fault: " <<
               faultKindName(cause) << ", " << cost << " instructions");
    }
    return true;
}

void RecoveryServer::beginRestart(SupervisionTable::Entry & entry) const
{
    ProcessInfo info;

    if (entry.phase == SupervisionTable::Underway)
        return;

    if (ProcessCtl(entry.pid, InfoPID, (Address) &info) == API::Success)
        entry.restarts = info.restarts;

    __atomic_store_n(&entry.phase, SupervisionTable::Underway, __ATOMIC_RELEASE);
}

bool RecoveryServer::isReset(const ProcessID pid, const u32 before) const
{
    ProcessInfo info;
    FaultInfo fault;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success || info.restarts == before)
        return false;

    // Reset, but not let run, unless it failed again
    if (info.state == Process::Stopped &&
        !(ProcessCtl(pid, InfoFault, (Address) &fault) == API::Success && fault.restarts == info.restarts))
        return ProcessCtl(pid, Resume) == API::Success;

    return true;
}

void RecoveryServer::resumeRestarts()
{
    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        SupervisionTable::Entry *entry = m_table.at(i);

        if (entry && entry->phase == SupervisionTable::Underway)
            supervise(*entry, now());
    }
}

void RecoveryServer::finishRestarts(const char *path)
{
    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        SupervisionTable::Entry *entry = m_table.at(i);

        if (!entry || entry->phase != SupervisionTable::Underway || !MemoryBlock::compare(entry->path, path))
            continue;

        if (m_images.find(path))
        {
            restartNow(*entry, entry->cause);
            continue;
        }

        entry->phase = SupervisionTable::Held;
        record(*entry, RecoveryEvent::Failed);
        ERROR(path << " (process " << entry->pid << ") cannot be restarted without its program");
    }
}

void RecoveryServer::record(const SupervisionTable::Entry & entry,
                            const RecoveryEvent::Outcome outcome,
                            const u32 cost)
{
    RecoveryEvent event;

    MemoryBlock::set(&event, 0, sizeof(event));
    event.tick = now();
    event.pid = entry.pid;
    event.cause = entry.cause;
    event.outcome = outcome;
    event.instructions = cost;
    event.decided = m_decided;
    MemoryBlock::copy((void *) event.path, entry.path, sizeof(event.path));
    m_table.log(event);
}
