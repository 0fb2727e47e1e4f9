// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "RecoveryServer.h"

/*
 * What clients ask for, besides a restart.
 */

Recovery::Result RecoveryServer::copyRecord(RecoveryMessage *msg, const void *record, const Size size) const
{
    // A full buffer is no error: the client sees how much it got
    if (msg->size - msg->bytes < size)
        return Recovery::InvalidArgument;

    if (VMCopy(msg->from, API::Write, (Address) record, msg->buffer + msg->bytes, size) != API::Success)
        return Recovery::IOError;

    msg->bytes += size;
    return Recovery::Success;
}

Recovery::Result RecoveryServer::copyStatus(RecoveryMessage *msg, const SupervisionTable::Entry & entry) const
{
    RecoveryStatus status;
    ProcessInfo info;

    // It ended just now
    if (ProcessCtl(entry.pid, InfoPID, (Address) &info) != API::Success)
        return Recovery::Success;

    MemoryBlock::set(&status, 0, sizeof(status));
    status.pid = entry.pid;
    status.state = info.state;
    status.action = entry.pid == m_self ? RecoveryStatus::HealedByKernel : (u32) m_policies.find(entry.path).action;
    status.held = entry.phase == SupervisionTable::Held;
    status.restarts = info.restarts;
    status.faultKind = entry.faultKind;
    status.faultTick = entry.faultTick;
    status.faultAddress = entry.faultAddress;
    status.startTick = entry.startTick;
    status.pingTick = entry.answerTick;
    status.hasDump = (entry.pid == m_self ? m_dumps.own(info) : m_dumps.find(entry.pid, info.generation)) != ZERO;
    status.nextTick = entry.phase == SupervisionTable::Due ? entry.dueTick : 0;
    MemoryBlock::copy((void *) status.path, entry.path, sizeof(status.path));
    return copyRecord(msg, &status, sizeof(status));
}

SupervisionTable::Entry RecoveryServer::ownEntry() const
{
    SupervisionTable::Entry entry;
    ProcessInfo info;
    FaultInfo fault;

    MemoryBlock::set(&entry, 0, sizeof(entry));
    entry.pid = m_self;
    entry.startTick = m_startTick;
    entry.answerTick = now();

    if (ProcessCtl(SELF, InfoPID, (Address) &info) == API::Success)
        MemoryBlock::copy((void *) entry.path, info.path, sizeof(entry.path));

    if (ProcessCtl(SELF, InfoFault, (Address) &fault) == API::Success)
    {
        entry.faultKind = fault.kind;
        entry.faultTick = fault.tick;
        entry.faultAddress = fault.instructionPointer;
    }
    return entry;
}

void RecoveryServer::getStatus(RecoveryMessage *msg)
{
    Recovery::Result result = Recovery::Success;
    bool told = false;

    msg->bytes = 0;

    // By ProcessID: we ourselves are not in the table
    for (Size i = 0; i <= SupervisionTable::MaximumEntries && result == Recovery::Success; i++)
    {
        const SupervisionTable::Entry *entry = i < SupervisionTable::MaximumEntries ? m_table.at(i) : ZERO;

        if (!told && (i == SupervisionTable::MaximumEntries || (entry && entry->pid > m_self)))
        {
            told = true;
            result = copyStatus(msg, ownEntry());
        }

        if (entry && result == Recovery::Success)
            result = copyStatus(msg, *entry);
    }
    msg->result = result == Recovery::IOError ? Recovery::IOError : Recovery::Success;
    msg->size = msg->bytes;
}

void RecoveryServer::getLog(RecoveryMessage *msg)
{
    const RecoveryEvent *event;

    msg->bytes = 0;
    msg->result = Recovery::Success;

    for (Size i = 0; (event = m_table.event(i)) != ZERO; i++)
    {
        const Recovery::Result result = copyRecord(msg, event, sizeof(*event));

        if (result == Recovery::IOError)
            msg->result = result;
        if (result != Recovery::Success)
            break;
    }
    msg->size = msg->bytes;
}

void RecoveryServer::holdProcess(RecoveryMessage *msg)
{
    ProcessInfo info;

    msg->result = checkTarget(msg->pid, info);

    SupervisionTable::Entry *entry = msg->result == Recovery::Success ? entryOf(info) : ZERO;

    if (msg->result == Recovery::Success && !mayRestart(msg->from, info))
        msg->result = Recovery::PermissionDenied;
    else if (msg->result == Recovery::Success && !entry)
        msg->result = Recovery::NotFound;
    else if (msg->result == Recovery::Success)
        entry->phase = SupervisionTable::Held;
}

void RecoveryServer::releaseProcess(RecoveryMessage *msg)
{
    ProcessInfo info;

    msg->result = checkTarget(msg->pid, info);

    SupervisionTable::Entry *entry = msg->result == Recovery::Success ? entryOf(info) : ZERO;

    if (msg->result == Recovery::Success && !mayRestart(msg->from, info))
        msg->result = Recovery::PermissionDenied;
    else if (msg->result == Recovery::Success && !entry)
        msg->result = Recovery::NotFound;

    if (msg->result != Recovery::Success || entry->phase != SupervisionTable::Held)
        return;

    // What stopped while it was held is restarted now, with a new budget
    entry->budget.reset();
    entry->phase = SupervisionTable::Normal;
    entry->pingTick = now();

    if (info.state == Process::Stopped && info.faults)
        restartNow(*entry, entry->cause);
}
