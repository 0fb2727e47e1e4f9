// SPDX-License-Identifier: GPL-3.0-or-later

#include "DumpStore.h"
#include "DumpWriter.h"

DumpStore::DumpStore()
    : m_count(0)
{
    for (Size i = 0; i < MaximumDumps; i++)
    {
        m_slots[i].buffer = new u8[DumpWriter::RecommendedSize];
        m_slots[i].number = 0;
    }
}

DumpStore::~DumpStore()
{
    for (Size i = 0; i < MaximumDumps; i++)
        delete[] m_slots[i].buffer;
}

const CrashDump * DumpStore::find(const ProcessID pid) const
{
    for (Size i = 0; i < MaximumDumps; i++)
    {
        const CrashDump *dump = (const CrashDump *) m_slots[i].buffer;

        if (m_slots[i].number && dump->pid == pid)
            return dump;
    }
    return ZERO;
}

bool DumpStore::take(const ProcessID pid)
{
    const CrashDump *known = find(pid);
    Slot *slot = &m_slots[0];

    for (Size i = 0; i < MaximumDumps; i++)
    {
        if (known ? m_slots[i].buffer == (const u8 *) known : m_slots[i].number < slot->number)
            slot = &m_slots[i];
    }

    if (!slot->buffer)
        return false;

    slot->number = 0;
    if (!DumpWriter().take(pid, slot->buffer, DumpWriter::RecommendedSize))
        return false;

    slot->number = ++m_count;
    return true;
}
