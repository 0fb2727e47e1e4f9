// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ELFHeader.h>
#include <MemoryBlock.h>
#include "DumpWriter.h"

static_assert(sizeof(CPUState) <= CrashDump::StateSize, "there is room for the registers");

DumpWriter::DumpWriter()
    : m_pid(0)
    , m_buffer(ZERO)
    , m_room(0)
    , m_dump(ZERO)
{
}

void DumpWriter::writeHead(CrashDump *dump, const ProcessInfo & info)
{
    MemoryBlock::set(dump, 0, sizeof(*dump));
    dump->magic = CrashDump::Magic;
    dump->version = CrashDump::Version;
    dump->machine = ELF_MACHINE_NATIVE;
    dump->pid = info.id;
    dump->generation = info.generation;
    dump->size = sizeof(*dump);
    dump->stateSize = sizeof(CPUState);
    MemoryBlock::copy((void *) dump->path, (const void *) info.path, sizeof(dump->path));
    dump->path[sizeof(dump->path) - 1] = 0;
}

bool DumpWriter::begin(const ProcessInfo & info, const u32 cause, u8 *buffer, const Size room)
{
    Timer::Info timer;

    if (room < sizeof(CrashDump))
        return false;

    m_pid = info.id;
    m_buffer = buffer;
    m_room = room;
    m_dump = (CrashDump *) buffer;

    writeHead(m_dump, info);

    if (ProcessCtl(m_pid, ReadState, (Address) m_dump->state) != API::Success)
        return false;

    if (ProcessCtl(SELF, InfoTimer, (Address) &timer) == API::Success)
        m_dump->tick = timer.ticks;

    // The kernel knows nothing of what is not an exception
    if (ProcessCtl(m_pid, InfoFault, (Address) &m_dump->fault) != API::Success || m_dump->fault.kind != cause ||
        m_dump->fault.restarts != info.restarts)
    {
        const CPUState *state = (const CPUState *) m_dump->state;

        MemoryBlock::set(&m_dump->fault, 0, sizeof(m_dump->fault));
        m_dump->fault.kind = cause;
        m_dump->fault.instructionPointer = Arch::Core::instructionPointer(state);
        m_dump->fault.stackPointer = Arch::Core::stackPointer(state);
        m_dump->fault.tick = m_dump->tick;
        m_dump->fault.restarts = info.restarts;
    }
    return true;
}

Size DumpWriter::copy(const ProcessInfo & info, const u32 cause, u8 *buffer, const Size room)
{
    if (!begin(info, cause, buffer, room))
        return 0;

    const Memory::Range range = stack();

    add(range.virt, range.size);
    copyData();
    copyHeap();
    return m_dump->size;
}

Size DumpWriter::move(const ProcessInfo & info, const u32 cause, const Memory::Range & data, u8 *buffer,
                      const Size room)
{
    if (room < PAGESIZE || !begin(info, cause, buffer, room))
        return 0;

    const Memory::Range range = stack();

    // Pages follow the first one
    MemoryBlock::set(buffer + sizeof(*m_dump), 0, PAGESIZE - sizeof(*m_dump));
    m_dump->size = PAGESIZE;

    take(range.virt, range.size);
    take(data.virt, data.size);
    take(Arch::MemoryMap().range(MemoryMap::UserHeap).virt, room);
    return m_dump->size;
}

Memory::Range DumpWriter::stack() const
{
    Memory::Range range = Arch::MemoryMap().range(MemoryMap::UserStack);
    const Address pointer = (Arch::Core::stackPointer((const CPUState *) m_dump->state) - BelowStack) & ~3UL;

    // With a wild stack pointer everything may matter
    if (pointer >= range.virt && pointer < range.virt + range.size)
    {
        range.size -= pointer - range.virt;
        range.virt = pointer;
    }
    return range;
}

void DumpWriter::copyData()
{
    const Memory::Range data = Arch::MemoryMap().range(MemoryMap::UserData);
    const Address limit = data.virt + data.size;
    const Address start = boundary(data.virt, limit, WritableOrAbsent);

    add(start, boundary(start, limit, Absent) - start);
}

void DumpWriter::copyHeap()
{
    const Memory::Range heap = Arch::MemoryMap().range(MemoryMap::UserHeap);
    const Size room = (m_room - m_dump->size + PAGESIZE - 1) & PAGEMASK;
    const Size limit = room < heap.size ? room : heap.size;

    // No need to know how large it is if it is larger than the room
    add(heap.virt, boundary(heap.virt, heap.virt + limit, Absent) - heap.virt);
}

void DumpWriter::take(const Address virt, const Size size)
{
    const Address first = virt & PAGEMASK;
    const Size wanted = (virt + size - first + PAGESIZE - 1) & PAGEMASK;
    const Size room = (m_room - m_dump->size) & PAGEMASK;
    Memory::Range range;

    MemoryBlock::set(&range, 0, sizeof(range));
    range.virt = first;
    range.phys = (Address) m_buffer + m_dump->size;
    range.size = wanted < room ? wanted : room;

    if (VMCtl(m_pid, ExchangePages, &range) == API::Success && range.size)
        enter(first, range.size);
}

bool DumpWriter::hasProperty(const Address virt, const Property property) const
{
    Memory::Range page;

    MemoryBlock::set(&page, 0, sizeof(page));
    page.virt = virt;
    page.size = PAGESIZE;

    return VMCtl(m_pid, Access, &page) != API::Success ||
        (property == WritableOrAbsent && (page.access & Memory::Writable));
}

Address DumpWriter::boundary(const Address from, const Address limit, const Property property) const
{
    Size low = 0, step = 1;
    const Size pages = (limit - from) / PAGESIZE;

    // First in growing steps until one is too far, then by halves
    while (low + step <= pages && !hasProperty(from + ((low + step - 1) * PAGESIZE), property))
    {
        low += step;
        step *= 2;
    }

    Size high = low + step <= pages ? low + step - 1 : pages;

    while (low < high)
    {
        const Size middle = low + ((high - low) / 2);

        if (hasProperty(from + (middle * PAGESIZE), property))
            high = middle;
        else
            low = middle + 1;
    }
    return from + (low * PAGESIZE);
}

bool DumpWriter::enter(const Address virt, const Size size)
{
    CrashDump::Region *last = m_dump->regionCount ? &m_dump->regions[m_dump->regionCount - 1] : ZERO;

    if (last && last->virt + last->size == virt && last->offset + last->size == m_dump->size)
    {
        last->size += size;
    }
    else
    {
        if (m_dump->regionCount == CrashDump::MaximumRegions)
            return false;

        CrashDump::Region & region = m_dump->regions[m_dump->regionCount++];

        region.virt = virt;
        region.size = size;
        region.offset = m_dump->size;
    }
    m_dump->size += size;
    return true;
}

bool DumpWriter::addPiece(const Address virt, const Size size)
{
    return size && size <= m_room - m_dump->size &&
        VMCopy(m_pid, API::Read, (Address) m_buffer + m_dump->size, virt, size) == API::Success && enter(virt, size);
}

void DumpWriter::add(const Address virt, const Size size)
{
    const Size room = (m_room - m_dump->size) & ~3UL;
    const Size count = size < room ? size : room;

    if (addPiece(virt, count))
        return;

    // Page by page, without those that are not there
    for (Size done = 0; done < count && m_dump->size < m_room;)
    {
        const Size rest = PAGESIZE - ((virt + done) & ~PAGEMASK);
        const Size part = rest < count - done ? rest : count - done;

        addPiece(virt + done, part);
        done += part;
    }
}
