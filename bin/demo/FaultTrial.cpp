// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FaultInjector.h>
#include <RecoveryClient.h>
#include <Timestamp.h>
#include <recovery/RecoveryStatus.h>
#include <unistd.h>
#include <sys/types.h>
#include "FaultTrial.h"

/** Events that the log of the RecoveryServer holds at most */
static const Size MaximumEvents = 64;

static RecoveryEvent events[MaximumEvents];

const char * FaultTrial::name(const Cause cause)
{
    static const char * const names[CauseCount] = { "crash", "exit", "hang" };

    return names[cause];
}

FaultTrial::FaultTrial(const ServerProbe::Server & server)
    : m_server(server)
    , m_probe(server)
    , m_cause(Crash)
    , m_before(0)
    , m_event(0)
    , m_begin(0)
    , m_fault(0)
    , m_decided(0)
    , m_duration(0)
{
}

u32 FaultTrial::restarts() const
{
    ProcessInfo info;

    return ProcessCtl(getProcessID(), InfoPID, (Address) &info) == API::Success ? info.restarts : 0;
}

u32 FaultTrial::nextEvent()
{
    Size count = MaximumEvents;

    return RecoveryClient().getLog(events, count) == Recovery::Success && count ? events[count - 1].number + 1 : 0;
}

bool FaultTrial::prepare()
{
    m_event = nextEvent();
    return getProcessID() != ANY && m_probe.ask();
}

void FaultTrial::renewBudget() const
{
    const RecoveryClient recovery;

    if (getProcessID() == RECOVERY_PID)
        return;

    recovery.holdProcess(getProcessID());
    recovery.releaseProcess(getProcessID());
}

bool FaultTrial::inject(const Cause cause)
{
    static const char * const kinds[CauseCount] = { "null", "exit", "loop" };
    const FaultStub *stub = FaultStub::find(kinds[cause]);
    Address address;

    m_cause = cause;
    m_before = restarts();

    if (!stub || ProcessCtl(getProcessID(), Stop) != API::Success)
        return false;

    if (FaultInjector(getProcessID()).overwriteCode(*stub, address) == API::Success)
        return true;

    ProcessCtl(getProcessID(), Resume);
    return false;
}

void FaultTrial::release()
{
    m_begin = timestamp();
    ProcessCtl(getProcessID(), Resume);
}

bool FaultTrial::waitForRestart()
{
    for (Size waited = 0; waited < Patience && restarts() == m_before; waited += 10)
        usleep(10000);

    return restarts() != m_before;
}

bool FaultTrial::waitForAnswer()
{
    const bool answered = isIdle() ? waitForRestart() && m_probe.ask() : m_probe.ask();

    m_duration = timestamp() - m_begin;
    return answered && restarts() == m_before + 1;
}

u32 FaultTrial::readFault()
{
    FaultInfo fault;

    m_fault = 0;

    if (ProcessCtl(getProcessID(), InfoFault, (Address) &fault) != API::Success || fault.restarts != m_before)
        return FaultInfo::None;

    m_fault = fault.timestamp;
    return fault.kind;
}

u64 FaultTrial::detection() const
{
    const u64 begin = m_fault ? m_fault : m_begin;

    return m_decided > begin ? m_decided - begin : 0;
}

u32 FaultTrial::noticed()
{
    const u32 kind = readFault();
    Size count = MaximumEvents;

    m_decided = 0;

    // The kernel itself heals the RecoveryServer; a hang is no fault of the processor
    if (getProcessID() == RECOVERY_PID)
    {
        return kind != FaultInfo::None ? kind : (u32) FaultInfo::Hang;
    }

    if (RecoveryClient().getLog(events, count) != Recovery::Success)
        return FaultInfo::None;

    for (Size i = count; i-- > 0 && (s32) (events[i].number - m_event) >= 0;)
    {
        if (events[i].pid != getProcessID() || events[i].outcome != RecoveryEvent::Restarted)
            continue;

        // Whoever watches sleeps between two looks: the log knows it better
        if (isIdle() && m_cause != Hang)
            m_duration = events[i].instructions;

        m_decided = events[i].decided;
        return events[i].cause;
    }
    return FaultInfo::None;
}

bool FaultTrial::isExpected(const u32 kind) const
{
    switch (m_cause)
    {
        case Crash: return kind == FaultInfo::MemoryAccess;
        case Exit:  return kind == FaultInfo::Exit;
        default:    return kind == FaultInfo::Hang;
    }
}
