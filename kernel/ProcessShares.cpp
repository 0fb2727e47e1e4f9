// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include <SplitAllocator.h>
#include "Kernel.h"
#include "ProcessShares.h"

Size ProcessShares::m_total = 0;

ProcessShares::ProcessShares(ProcessID pid)
    : m_pid(pid)
    , m_memory(ZERO)
    , m_first(ZERO)
    , m_last(ZERO)
{
    MemoryBlock::set(m_peers, 0, sizeof(m_peers));
}

ProcessShares::~ProcessShares()
{
    setMemoryContext(ZERO);
}

MemoryContext * ProcessShares::getMemoryContext()
{
    return m_memory;
}

Size ProcessShares::total()
{
    return m_total;
}

ProcessShares::Result ProcessShares::setMemoryContext(MemoryContext *context)
{
    // Without memory there are no shares
    if (!context)
    {
        while (m_first)
            dropRecord(m_first);
    }

    m_memory = context;
    return Success;
}

ProcessShares::Record * ProcessShares::find(const ProcessID pid, const Size coreId, const Size tagId) const
{
    for (Record *record = m_first; record; record = record->next)
    {
        if (record->share.pid == pid && record->share.tagId == tagId && record->share.coreId == coreId)
            return record;
    }
    return ZERO;
}

void ProcessShares::append(Record *record)
{
    record->next = ZERO;

    if (m_last)
        m_last->next = record;
    else
        m_first = record;

    m_last = record;
    m_total++;
}

void ProcessShares::updatePeer(const ProcessID pid)
{
    if (pid >= MAX_PROCS)
        return;

    bool attached = false;

    for (Record *record = m_first; record && !attached; record = record->next)
        attached = record->share.pid == pid && record->share.attached;

    if (attached)
        m_peers[pid / 32] |= 1U << (pid % 32);
    else
        m_peers[pid / 32] &= ~(1U << (pid % 32));
}

void ProcessShares::release(Frames *frames)
{
    if (--frames->references == 0)
    {
        SplitAllocator *alloc = Kernel::instance()->getAllocator();

        for (Size i = 0; i < frames->size; i += PAGESIZE)
            alloc->release(frames->phys + i);

        delete frames;
    }
}

void ProcessShares::dropRecord(Record *record)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    const ProcessID pid = record->share.pid;

    for (Record **link = &m_first, *last = ZERO; *link; last = *link, link = &(*link)->next)
    {
        if (*link == record)
        {
            *link = record->next;
            if (m_last == record)
                m_last = last;
            break;
        }
    }

    if (record->frames)
    {
        Memory::Range range = record->share.range;
        m_memory->unmapRange(&range);

        if (record->other)
        {
            Record *peer = record->other->find(m_pid, record->share.coreId, record->share.tagId);

            if (peer && peer->frames == record->frames)
            {
                peer->share.attached = false;
                peer->other = ZERO;
                record->other->updatePeer(m_pid);
                procs->addHolder(m_pid);

                // The other side must look at it, and whoever waits for us waits in vain. A program that never looks
                // at what others made with it would keep it for ever.
                Process *target = procs->get(record->other->m_pid);
                if (target && !peer->creator && peer->share.tagId == 0 && !target->serves())
                {
                    target->getShares().dropRecord(peer);
                }
                else if (target)
                {
                    ProcessEvent event;
                    MemoryBlock::set(&event, 0, sizeof(event));
                    event.type = ProcessTerminated;
                    event.number = m_pid;
                    procs->raiseEvent(target, &event);
                }
            }
        }
        else
        {
            procs->releaseHolder(pid);
        }
        release(record->frames);
    }
    else if (pid == m_pid)
    {
        Memory::Range range = record->share.range;
        m_memory->releaseRange(&range);
    }

    delete record;
    m_total--;
    updatePeer(pid);
}

ProcessShares::Result ProcessShares::createShare(ProcessID pid, Size coreId, Size tagId, Address virt, Size size)
{
    if (find(pid, coreId, tagId))
        return AlreadyExists;

    Record *record = new Record;
    if (!record)
        return OutOfMemory;

    MemoryBlock::set(record, 0, sizeof(*record));
    record->share.pid = pid;
    record->share.coreId = coreId;
    record->share.tagId = tagId;
    record->share.range.virt = virt;
    record->share.range.size = size;
    record->share.range.access = Memory::User | Memory::Readable;

    if (m_memory)
        m_memory->lookup(virt, &record->share.range.phys);

    append(record);
    return Success;
}

ProcessShares::Result ProcessShares::createOwn(MemoryShare *share)
{
    Memory::Range range = share->range;

    range.phys = 0;
    range.access = Memory::User | Memory::Readable | Memory::Writable;

    if (!m_memory || share->tagId == 0 || range.size == 0 || (range.size & ~PAGEMASK) ||
        range.size > MaximumBufferPages * PAGESIZE)
        return InvalidArgument;

    if (find(m_pid, share->coreId, share->tagId))
        return AlreadyExists;

    Record *record = new Record;
    if (!record)
        return OutOfMemory;

    if (m_memory->findFree(range.size, MemoryMap::UserShare, &range.virt) != MemoryContext::Success ||
        m_memory->mapRangeSparse(&range) != MemoryContext::Success)
    {
        delete record;
        return MemoryMapError;
    }

    MemoryBlock::set(record, 0, sizeof(*record));
    record->share.pid = m_pid;
    record->share.coreId = share->coreId;
    record->share.tagId = share->tagId;
    record->share.range = range;
    record->share.attached = true;
    append(record);
    *share = record->share;
    return Success;
}

ProcessShares::Result ProcessShares::createShare(ProcessShares & instance, MemoryShare *share)
{
    SplitAllocator *alloc = Kernel::instance()->getAllocator();
    const Memory::Access access = Memory::User |
        (share->range.access & (Memory::Readable | Memory::Writable)) | Memory::Readable;
    const Size size = share->range.size;

    if (size == 0 || (size & ~PAGEMASK) || size > MaximumBufferPages * PAGESIZE || &instance == this)
        return InvalidArgument;

    if (!m_memory || !instance.m_memory)
        return NotFound;

    // Both sides may have no record of this pair: an old one must be detached completely first
    const Record *ours = find(instance.m_pid, share->coreId, share->tagId);
    const Record *theirs = instance.find(m_pid, share->coreId, share->tagId);

    if (ours || theirs)
        return (!ours || ours->share.attached) && (!theirs || theirs->share.attached) ? AlreadyExists
                                                                                      : DetachInProgress;

    Frames *frames = new Frames;
    Record *records[2] = { new Record, new Record };
    ProcessShares *sides[2] = { this, &instance };
    Allocator::Range phys, virt;
    bool mapped[2] = { false, false };
    Result result = OutOfMemory;

    phys.address = 0;
    phys.size = size;
    phys.alignment = PAGESIZE;
    virt = phys;

    if (frames && records[0] && records[1] && alloc->allocate(phys, virt) == Allocator::Success)
    {
        MemoryBlock::set((void *) virt.address, 0, size);
        frames->phys = phys.address;
        frames->size = size;
        frames->references = 2;
        result = Success;

        for (Size i = 0; i < 2 && result == Success; i++)
        {
            Memory::Range range;

            range.phys = phys.address;
            range.size = size;
            range.access = access;

            if (sides[i]->m_memory->findFree(size, MemoryMap::UserShare, &range.virt) != MemoryContext::Success ||
                sides[i]->m_memory->mapRangeContiguous(&range) != MemoryContext::Success)
            {
                result = MemoryMapError;
                break;
            }
            mapped[i] = true;
            MemoryBlock::set(records[i], 0, sizeof(*records[i]));  // it is shown to programs, gaps included
            records[i]->share.pid = sides[1 - i]->m_pid;
            records[i]->share.coreId = share->coreId;
            records[i]->share.tagId = share->tagId;
            records[i]->share.range = range;
            records[i]->share.attached = true;
            records[i]->creator = i == 0;
            records[i]->frames = frames;
            records[i]->other = sides[1 - i];
        }

        if (result != Success)
        {
            for (Size i = 0; i < 2; i++)
            {
                if (mapped[i])
                    sides[i]->m_memory->unmapRange(&records[i]->share.range);
            }
            for (Size i = 0; i < size; i += PAGESIZE)
                alloc->release(phys.address + i);
        }
    }

    if (result != Success)
    {
        delete frames;
        delete records[0];
        delete records[1];
        return result;
    }

    for (Size i = 0; i < 2; i++)
    {
        sides[i]->append(records[i]);
        sides[i]->updatePeer(records[i]->share.pid);
    }

    *share = records[0]->share;

    // Tell the other side
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    Process *target = procs->get(instance.m_pid);
    ProcessEvent event;

    MemoryBlock::set(&event, 0, sizeof(event));
    event.type = ShareCreated;
    event.number = m_pid;
    event.share = records[1]->share;
    procs->raiseEvent(target, &event);
    return Success;
}

ProcessShares::Result ProcessShares::readShare(MemoryShare *share)
{
    const Record *record = find(share->pid, share->coreId, share->tagId);

    if (!record)
        return NotFound;

    *share = record->share;
    return Success;
}

ProcessShares::Result ProcessShares::enumerateShare(const Size index, MemoryShare *share)
{
    Size position = 0;

    for (Record *record = m_first; record; record = record->next)
    {
        if (position++ == index)
        {
            *share = record->share;
            return Success;
        }
    }
    return NotFound;
}

ProcessShares::Result ProcessShares::removeShares(ProcessID pid)
{
    Record *next;

    // The kernel keeps writing to its channel: it cannot be given up
    if (pid == KERNEL_PID)
        return InvalidArgument;

    for (Record *record = m_first; record; record = next)
    {
        next = record->next;
        if (record->share.pid == pid)
            dropRecord(record);
    }
    return Success;
}
