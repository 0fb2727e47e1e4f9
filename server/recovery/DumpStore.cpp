// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <Checksum.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "DumpStore.h"
#include "LastingMemory.h"

DumpStore::DumpStore()
    : m_directory(ZERO)
{
    const Memory::Range range = LastingMemory::open(ShareTag, PAGESIZE + (MaximumDumps * DumpWriter::RecommendedSize) +
                                                    PAGESIZE + SupervisorRecord::MemorySize);

    if (!range.size)
    {
        WARNING("no memory for crash dumps");
        return;
    }
    m_directory = (Directory *) range.virt;

    if (m_directory->magic != Magic)
    {
        MemoryBlock::set(m_directory, 0, sizeof(*m_directory));
        MemoryBlock::ordered();
        m_directory->magic = Magic;
    }
}

u8 * DumpStore::buffer(const Slot & slot) const
{
    return (u8 *) m_directory + PAGESIZE + ((&slot - m_directory->slots) * DumpWriter::RecommendedSize);
}

u8 * DumpStore::ownBuffer() const
{
    return (u8 *) m_directory + PAGESIZE + (MaximumDumps * DumpWriter::RecommendedSize);
}

Address DumpStore::record() const
{
    return m_directory ? (Address) ownBuffer() + PAGESIZE : 0;
}

const CrashDump * DumpStore::own(const ProcessInfo & self) const
{
    const Memory::Range stack = Arch::MemoryMap().range(MemoryMap::UserStack);
    const SupervisorRecord *record = (const SupervisorRecord *) this->record();

    if (!record || !record->count)
        return ZERO;

    // A page of the stack that was not there is no harm; anything else was not written by the kernel
    if (record->stackSize > SupervisorRecord::StackPages * PAGESIZE || record->stackAddress < stack.virt ||
        record->stackAddress - stack.virt > stack.size || ((record->stackAddress | record->stackSize) & ~PAGEMASK) ||
        record->stackSize > stack.size - (record->stackAddress - stack.virt))
        return ZERO;

    CrashDump *dump = (CrashDump *) ownBuffer();

    DumpWriter::writeHead(dump, self);
    MemoryBlock::copy((void *) dump->state, (const void *) &record->state, sizeof(record->state));
    dump->fault = record->fault;
    dump->tick = record->fault.tick;
    dump->size = PAGESIZE + SupervisorRecord::MemorySize;
    dump->regionCount = record->stackSize ? 1 : 0;
    dump->regions[0].virt = record->stackAddress;
    dump->regions[0].size = record->stackSize;
    dump->regions[0].offset = 2 * PAGESIZE;
    return dump;
}

const CrashDump * DumpStore::find(const ProcessID pid, const u32 generation) const
{
    for (Size i = 0; m_directory && i < MaximumDumps; i++)
    {
        const Slot & slot = m_directory->slots[i];
        const CrashDump *dump = (const CrashDump *) buffer(slot);

        if (slot.finished && slot.pid == pid && slot.generation == generation &&
            dump->isValid(DumpWriter::RecommendedSize) && dump->pid == pid && dump->generation == generation &&
            slot.sum == checksum(dump, sizeof(*dump)))
            return dump;
    }
    return ZERO;
}

DumpStore::Slot * DumpStore::begin(const ProcessInfo & info, const bool moved)
{
    Slot *slot = ZERO;

    for (Size i = 0; m_directory && i < MaximumDumps; i++)
    {
        Slot & other = m_directory->slots[i];
        const bool same = other.order && other.pid == info.id;

        // Its pages are gone: there is nothing left to take
        if (same && other.moved && other.generation == info.generation && other.restarts == info.restarts)
            return ZERO;

        if (!slot || same || other.order < slot->order)
            slot = &other;

        if (same)
            break;
    }

    if (!slot)
        return ZERO;

    slot->finished = 0;
    slot->moved = 0;
    MemoryBlock::ordered();
    slot->order = ++m_directory->count;
    slot->pid = info.id;
    slot->generation = info.generation;
    slot->restarts = info.restarts;
    MemoryBlock::ordered();
    slot->moved = moved;
    MemoryBlock::ordered();
    return slot;
}

bool DumpStore::finish(Slot & slot, const Size size)
{
    if (!size)
        return false;

    slot.sum = checksum(buffer(slot), sizeof(CrashDump));
    MemoryBlock::ordered();
    slot.finished = 1;
    return true;
}

bool DumpStore::copy(const ProcessInfo & info, const u32 cause)
{
    Slot *slot = begin(info, false);

    return slot ? finish(*slot, m_writer.copy(info, cause, buffer(*slot), DumpWriter::RecommendedSize))
                : find(info.id, info.generation) != ZERO;
}

bool DumpStore::move(const ProcessInfo & info, const u32 cause, const Memory::Range & data)
{
    Slot *slot = begin(info, true);

    return slot ? finish(*slot, m_writer.move(info, cause, data, buffer(*slot), DumpWriter::RecommendedSize))
                : find(info.id, info.generation) != ZERO;
}
