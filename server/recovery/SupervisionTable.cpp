// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/ProcessManager.h>
#include <Checksum.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "LastingMemory.h"
#include "SupervisionTable.h"

SupervisionTable::SupervisionTable()
    : m_memory(ZERO)
{
    const ::Memory::Range range = LastingMemory::open(ShareTag, sizeof(Memory), DATASTORE_PID);

    if (range.size)
        m_memory = (Memory *) range.virt;
    else
    {
        WARNING("what is known of restarts will not outlive this server");
        m_memory = new Memory;
        MemoryBlock::set(m_memory, 0, sizeof(*m_memory));
    }

    if (m_memory->magic != Magic)
    {
        MemoryBlock::set(m_memory, 0, sizeof(*m_memory));
        m_memory->magic = Magic;
    }

    for (Size i = 0; i < MaximumEntries; i++)
    {
        Entry & entry = m_memory->entries[i];

        if (entry.magic == Magic && (entry.pid >= MAX_PROCS || entry.phase > Held ||
            entry.path[sizeof(entry.path) - 1] || !entry.budget.isValid()))
        {
            ERROR("entry " << i << " of the supervision table is damaged");
            entry.magic = 0;
        }
    }
}

SupervisionTable::Entry * SupervisionTable::find(const ProcessID pid)
{
    for (Size i = 0; i < MaximumEntries; i++)
    {
        if (m_memory->entries[i].magic == Magic && m_memory->entries[i].pid == pid)
            return &m_memory->entries[i];
    }
    return ZERO;
}

SupervisionTable::Entry * SupervisionTable::at(const Size index)
{
    return index < MaximumEntries && m_memory->entries[index].magic == Magic ? &m_memory->entries[index] : ZERO;
}

SupervisionTable::Entry * SupervisionTable::insert(const ProcessInfo & info, const u32 now)
{
    Entry *entry = find(info.id);

    for (Size i = 0; i < MaximumEntries && !entry; i++)
    {
        if (m_memory->entries[i].magic != Magic)
            entry = &m_memory->entries[i];
    }

    if (!entry)
        return ZERO;

    MemoryBlock::set(entry, 0, sizeof(*entry));
    entry->pid = info.id;
    entry->generation = info.generation;
    entry->startTick = now;
    entry->pingTick = now;
    entry->answerTick = now;
    MemoryBlock::copy((void *) entry->path, info.path, sizeof(entry->path));
    entry->path[sizeof(entry->path) - 1] = 0;
    entry->magic = Magic;
    return entry;
}

void SupervisionTable::remove(Entry *entry)
{
    entry->magic = 0;
}

void SupervisionTable::log(const RecoveryEvent & event)
{
    RecoveryEvent & place = m_memory->events[m_memory->eventCount % MaximumEvents];

    place = event;
    place.number = m_memory->eventCount++;
}

const RecoveryEvent * SupervisionTable::event(const Size index) const
{
    const u32 count = m_memory->eventCount;
    const u32 kept = count < MaximumEvents ? count : MaximumEvents;

    return index < kept ? &m_memory->events[(count - kept + index) % MaximumEvents] : ZERO;
}

Size SupervisionTable::count() const
{
    Size number = 0;

    for (Size i = 0; i < MaximumEntries; i++)
        number += m_memory->entries[i].magic == Magic;

    return number;
}

void SupervisionTable::keepPolicies(const char *text, const Size size)
{
    m_memory->policySize = 0;

    if (size > MaximumPolicyText)
    {
        WARNING("the policies are too long to be known at once after a restart");
        return;
    }

    MemoryBlock::copy((void *) m_memory->policyText, text, size);
    m_memory->policySum = checksum(m_memory->policyText, size);
    m_memory->policySize = size;
}

const char * SupervisionTable::policies(Size & size) const
{
    size = m_memory->policySize;

    return size && size <= MaximumPolicyText && checksum(m_memory->policyText, size) == m_memory->policySum
        ? m_memory->policyText : ZERO;
}
