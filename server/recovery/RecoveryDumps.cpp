// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ELF.h>
#include <MemoryBlock.h>
#include "RecoveryServer.h"

/*
 * Crash dumps: when they are taken, and who gets them.
 */

/** Static data of a program. */
static Memory::Range dataOf(const ProgramImage *image)
{
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders;
    Memory::Range range;

    MemoryBlock::set(&range, 0, sizeof(range));

    if (ELF(image->data(), image->size()).regions(regions, &count) == ExecutableFormat::Success)
    {
        for (Size i = 0; i < count; i++)
        {
            if (regions[i].access & Memory::Writable)
            {
                range.virt = regions[i].virt;
                range.size = regions[i].memorySize;
            }
        }
    }
    return range;
}

void RecoveryServer::keepDump(SupervisionTable::Entry & entry)
{
    ProcessInfo info;

    if (entry.dumpCause && ProcessCtl(entry.pid, InfoPID, (Address) &info) == API::Success)
        m_dumps.copy(info, entry.dumpCause);

    entry.dumpCause = FaultInfo::None;
}

void RecoveryServer::moveDump(const ProcessID pid, const ProgramImage *image)
{
    SupervisionTable::Entry *entry = m_table.find(pid);
    ProcessInfo info;

    if (!entry || !entry->dumpCause || ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
        return;

    m_dumps.move(info, entry->dumpCause, dataOf(image));
    entry->dumpCause = FaultInfo::None;
}

void RecoveryServer::getDump(RecoveryMessage *msg)
{
    ProcessInfo info;

    msg->bytes = 0;

    // Of ourselves there is that of our predecessor
    if (msg->pid != m_self)
        msg->result = checkTarget(msg->pid, info);
    else
        msg->result = ProcessCtl(m_self, InfoPID, (Address) &info) == API::Success ? Recovery::Success
                                                                                   : Recovery::NotFound;

    // A dump shows all that the process knew
    if (msg->result == Recovery::Success && !mayRestart(msg->from, info))
        msg->result = Recovery::PermissionDenied;

    if (msg->result == Recovery::Success)
    {
        const CrashDump *dump = msg->pid == m_self ? m_dumps.own(info) : m_dumps.find(info.id, info.generation);

        if (dump)
        {
            const Size left = msg->offset < dump->size ? dump->size - msg->offset : 0;
            const Size count = left < msg->size ? left : msg->size;

            msg->result = copyRecord(msg, (const u8 *) dump + msg->offset, count);
        }
        else
            msg->result = Recovery::NotFound;
    }
    msg->size = msg->bytes;
}
