// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>
#include "HostMemory.h"
#include "HostProcess.h"

static const Address offsetMask = PAGESIZE - 1;

HostMemory * HostMemory::instance()
{
    static HostMemory memory;
    return &memory;
}

bool HostMemory::isMapped(const Address addr, const Size size)
{
    const Address last = addr + (size ? size - 1 : 0);
    unsigned char resident;

    if (last < addr)
        return false;

    for (Address page = addr & ~offsetMask; page <= last; page += PAGESIZE)
    {
        if (mincore((void *) page, PAGESIZE, &resident) != 0)
            return false;

        if (page + PAGESIZE < page)
            break;
    }
    return true;
}

API::Result HostMemory::map(Memory::Range *range)
{
    const Size size = CEIL(range->size, PAGESIZE) * PAGESIZE;
    Size free = 0;

    if (range->size == 0 || size < range->size || (range->virt & offsetMask))
        return API::InvalidArgument;

    if (range->phys != 0)
    {
        if (range->virt != 0 && range->virt != range->phys)
            return API::InvalidArgument;

        if (!isMapped(range->phys, range->size))
            return API::AccessViolation;

        range->virt = range->phys;
        return API::Success;
    }

    while (free < MaximumRanges && m_parts[free].size)
        free++;

    if (free == MaximumRanges)
        return API::OutOfMemory;

    const int fixed = range->virt ? MAP_FIXED_NOREPLACE : 0;
    void *memory = mmap((void *) range->virt, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | fixed, -1, 0);

    if (memory == MAP_FAILED)
        return errno == EEXIST ? API::AlreadyExists : errno == ENOMEM ? API::OutOfMemory : API::InvalidArgument;

    m_parts[free] = { (Address) memory, size };
    range->virt = (Address) memory;
    range->phys = (Address) memory;
    return API::Success;
}

API::Result HostMemory::unmap(const Memory::Range *range)
{
    if (range->size == 0 || !isMapped(range->virt, range->size))
        return API::InvalidArgument;

    return API::Success;
}

API::Result HostMemory::release(const Memory::Range *range)
{
    const Address begin = range->virt, end = begin + CEIL(range->size, PAGESIZE) * PAGESIZE;
    bool released = false;

    if ((begin & offsetMask) || end <= begin)
        return API::InvalidArgument;

    for (Size i = 0; i < MaximumRanges; i++)
    {
        Part & part = m_parts[i];
        const Address first = part.virt > begin ? part.virt : begin;
        const Address last = part.virt + part.size < end ? part.virt + part.size : end;

        if (part.size == 0 || first >= last)
            continue;

        const Part before = { part.virt, (Size) (first - part.virt) };
        const Part after = { last, (Size) (part.virt + part.size - last) };
        Size free = 0;

        // What remains on both sides needs another entry
        while (before.size && after.size && free < MaximumRanges && m_parts[free].size)
            free++;

        if (free == MaximumRanges)
            return API::OutOfMemory;

        munmap((void *) first, last - first);
        part = before.size ? before : after;
        if (before.size && after.size)
            m_parts[free] = after;

        released = true;
    }
    return released ? API::Success : API::InvalidArgument;
}

API::Result VMCtlHandler(const ProcessID procID, const MemoryOperation op, Memory::Range *range)
{
    HostMemory *memory = HostMemory::instance();

    if (procID != SELF && procID != (ProcessID) getpid())
        return HostProcess::isAlive(procID) ? API::AccessViolation : API::NotFound;

    if (op == CacheClean || op == CacheInvalidate || op == CacheCleanInvalidate)
        return API::Success;

    if (!range)
        return API::AccessViolation;

    switch (op)
    {
        case MapContiguous:
        case MapSparse:
            return memory->map(range);

        case UnMap:
            return memory->unmap(range);

        case Release:
        case ReleaseSections:
            return memory->release(range);

        case LookupVirtual:
            if (!HostMemory::isMapped(range->virt, 1))
                return API::AccessViolation;
            range->phys = range->virt;
            return API::Success;

        case Access:
            if (!HostMemory::isMapped(range->virt, 1))
                return API::AccessViolation;
            range->access = Memory::User | Memory::Readable | Memory::Writable;
            return API::Success;

        case ReserveFrames:
            return API::Success;

        default:
            return API::InvalidArgument;
    }
}

API::Result VMCopyHandler(const ProcessID proc,
                          const API::Operation how,
                          const Address ours,
                          const Address theirs,
                          const Size sz)
{
    const bool self = proc == SELF || proc == (ProcessID) getpid();

    if (how != API::Read && how != API::Write)
        return API::InvalidArgument;

    if (!self && !HostProcess::isAlive(proc))
        return API::NotFound;

    if (ours + sz < ours || theirs + sz < theirs)
        return API::RangeError;

    if (sz == 0)
        return API::Success;

    if (self)
    {
        if (!HostMemory::isMapped(ours, sz) || !HostMemory::isMapped(theirs, sz))
            return API::AccessViolation;

        // Not through the kernel of the host, so that the sanitizers see it
        if (how == API::Read)
            memmove((void *) ours, (const void *) theirs, sz);
        else
            memmove((void *) theirs, (const void *) ours, sz);
        return API::Success;
    }

    const struct iovec local = { (void *) ours, sz };
    const struct iovec remote = { (void *) theirs, sz };
    const ssize_t copied = how == API::Read ? process_vm_readv((pid_t) proc, &local, 1, &remote, 1, 0)
                                            : process_vm_writev((pid_t) proc, &local, 1, &remote, 1, 0);

    return copied == (ssize_t) sz ? API::Success : API::AccessViolation;
}
