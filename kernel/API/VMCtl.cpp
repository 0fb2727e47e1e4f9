// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/UserMemory.h>
#include <MemoryContext.h>
#include <SplitAllocator.h>
#include "VMCtl.h"

/** Regions in which a process may map; UserShare belongs to the kernel */
static const MemoryMap::Region mappable[] =
{
    MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserStack, MemoryMap::UserPrivate, MemoryMap::UserArgs
};

/** Most bytes of one operation */
static const Size MaximumSize = MegaByte(256);

static bool isMappable(const Process *proc, const Memory::Range & range)
{
    for (Size i = 0; i < sizeof(mappable) / sizeof(mappable[0]); i++)
    {
        const Memory::Range region = proc->getMemoryMap().range(mappable[i]);

        if (range.virt >= region.virt && range.virt - region.virt < region.size &&
            range.size <= region.size - (range.virt - region.virt))
            return true;
    }
    return false;
}

static API::Result convert(const MemoryContext::Result result)
{
    switch (result)
    {
        case MemoryContext::Success:       return API::Success;
        case MemoryContext::OutOfMemory:   return API::OutOfMemory;
        case MemoryContext::AlreadyExists: return API::AlreadyExists;
        case MemoryContext::InvalidArgs:   return API::InvalidArgument;
        case MemoryContext::InvalidSize:   return API::RangeError;
        default:                           return API::AccessViolation;
    }
}

/** Physical memory may be mapped by drivers, and the boot image read only by anybody. */
static bool mayMapPhysical(const Process *self, const Memory::Range & range)
{
    const CoreInfo *core = Kernel::instance()->getCoreInfo();
    const Address image = core->bootImageAddress;
    const Address imageEnd = (image + core->bootImageSize + PAGESIZE - 1) & PAGEMASK;

    if (range.phys + range.size < range.phys || (range.phys & ~PAGEMASK))
        return false;

    if (self->getPrivileges() & Privilege::Device)
        return true;

    return range.phys >= (image & PAGEMASK) && range.phys + range.size <= imageEnd &&
        !(range.access & Memory::Writable);
}

/** Whose frames that were set aside are there for what a process maps */
static const Process * spender(Process *self, const Process *proc)
{
    // The memory that a restarted server had may be set aside again by now: until it waits for the first time, it gets some
    return proc == self && self->isSupervised() && self->getDoorbell()->loops == 0 ?
        Kernel::instance()->getProcessManager()->supervisor() : self;
}

static API::Result mapRange(Process *self, Process *proc, const MemoryOperation op, Memory::Range *range)
{
    MemoryContext *memory = proc->getMemoryContext();

    if (range->size == 0 || range->size > MaximumSize || (range->virt & ~PAGEMASK))
        return API::InvalidArgument;

    range->size = (range->size + PAGESIZE - 1) & PAGEMASK;
    range->access = (range->access & ~Memory::Owned) | Memory::User | Memory::Readable;

    if (range->phys && (op == MapSparse || !mayMapPhysical(self, *range)))
        return API::AccessViolation;

    if (!range->virt)
    {
        const MemoryContext::Result result = memory->findFree(range->size, MemoryMap::UserPrivate, &range->virt);
        if (result != MemoryContext::Success)
            return convert(result);
    }
    else if (!isMappable(proc, *range))
        return API::AccessViolation;

    for (Size i = 0;; i++)
    {
        const MemoryContext::Result result = op == MapSparse ? memory->mapRangeSparse(range)
                                                             : memory->mapRangeContiguous(range);

        if (result != MemoryContext::OutOfMemory || range->phys)
            return convert(result);

        // Memory of processes that ended counts as free; then, frames that were set aside are there for this
        if (i == 0)
            Kernel::instance()->getProcessManager()->reap();
        else if (!Kernel::instance()->getReserve()->spend(spender(self, proc),
                                                          (range->size / PAGESIZE) + (range->size / MegaByte(4)) + 2))
            return API::OutOfMemory;
    }
}

static API::Result reserve(Process *self, const Size size, const Size limit)
{
    if (!(self->getPrivileges() & Privilege::Manage))
        return API::AccessViolation;

    if (size > MaximumSize)
        return API::RangeError;

    FrameReserve *frames = Kernel::instance()->getReserve();
    const Size count = (size + PAGESIZE - 1) / PAGESIZE;

    if (limit)
        frames->limit(self, (limit + PAGESIZE - 1) / PAGESIZE);

    if (frames->reserve(self, count))
        return API::Success;

    // Memory of processes that ended counts as free
    Kernel::instance()->getProcessManager()->reap();
    return frames->reserve(self, count) ? API::Success : API::OutOfMemory;
}

static API::Result reserveMemory(const Process *self, const Memory::Range & range)
{
    SplitAllocator *alloc = Kernel::instance()->getAllocator();
    const CoreInfo *core = Kernel::instance()->getCoreInfo();

    if (!(self->getPrivileges() & Privilege::Device))
        return API::AccessViolation;

    if ((range.phys & ~PAGEMASK) || range.phys < core->memory.phys || range.size > core->memory.size ||
        range.phys - core->memory.phys > core->memory.size - range.size)
        return API::RangeError;

    for (Size i = 0; i < range.size; i += PAGESIZE)
    {
        if (!alloc->isAllocated(range.phys + i))
            alloc->allocate(range.phys + i);
    }
    return API::Success;
}

static API::Result query(const MemoryContext *memory, const MemoryOperation op, Memory::Range *range)
{
    Memory::Access access = Memory::None;
    Address phys = 0;

    if (!UserMemory::isUserRange(range->virt, 1))
        return API::AccessViolation;

    const MemoryContext::Result result = memory->resolve(range->virt, &phys, &access);
    if (result != MemoryContext::Success)
        return convert(result);

    if (op == LookupVirtual)
        range->phys = phys;
    else
        range->access = access;

    return API::Success;
}

static API::Result maintainCache(const MemoryContext *memory, const MemoryOperation op, const Memory::Range & range)
{
    Arch::Cache cache;

    if (!UserMemory::isUserRange(range.virt, range.size) || range.size > MaximumSize)
        return API::AccessViolation;

    for (Address virt = range.virt & PAGEMASK; range.size && virt - range.virt + PAGESIZE < range.size + (2 * PAGESIZE) &&
         virt < range.virt + range.size; virt += PAGESIZE)
    {
        Address phys;
        Memory::Access access;

        if (memory->resolve(virt, &phys, &access) != MemoryContext::Success)
            return API::AccessViolation;

        const Address alias = Kernel::instance()->getAllocator()->toVirtual(phys);

        if (op == CacheClean)
            cache.cleanAddress(Cache::Data, alias);
        else if (op == CacheInvalidate)
            cache.cleanInvalidateAddress(Cache::Data, alias);
        else
            cache.cleanInvalidateAddress(Cache::Unified, alias);
    }
    return API::Success;
}

static API::Result removeRange(const Process *self, Process *proc, const MemoryOperation op, Memory::Range *range)
{
    MemoryContext *memory = proc->getMemoryContext();

    if (range->size == 0 || range->size > MaximumSize || (range->virt & ~PAGEMASK))
        return API::InvalidArgument;

    range->size = (range->size + PAGESIZE - 1) & PAGEMASK;

    if (!isMappable(proc, *range))
        return API::AccessViolation;

    if (op == ReleaseSections)
        return convert(memory->releaseSection(*range));

    // Frames that are kept are reached by their physical address: who may not do that would lose them for ever
    if (op == UnMap && (self->getPrivileges() & Privilege::Device))
        return convert(memory->unmapRange(range));

    return convert(memory->releaseRange(range));
}

static API::Result exchangePages(Process *self, Process *proc, Memory::Range *range)
{
    if (proc == self || ((range->virt | range->phys | range->size) & ~PAGEMASK) || range->size > MaximumSize)
        return API::InvalidArgument;

    if (proc->getState() != Process::Stopped)
        return API::IOError;

    if (!UserMemory::isUserRange(range->virt, range->size) || !UserMemory::isUserRange(range->phys, range->size))
        return API::AccessViolation;

    range->size = self->getMemoryContext()->exchange(range->phys, *proc->getMemoryContext(), range->virt, range->size);
    return API::Success;
}

API::Result VMCtlHandler(const ProcessID procID, const MemoryOperation op, Memory::Range *range)
{
    ProcessManager *procs = Kernel::instance()->getProcessManager();
    Process *self = procs->current();
    Process *proc = procID == SELF ? self : procs->get(procID);
    API::Result result = API::InvalidArgument;
    Memory::Range copy;

    if ((Size) op > ExchangePages)
        return API::InvalidArgument;

    if (!proc)
        return API::NotFound;

    if (!self->mayManage(proc))
        return API::AccessViolation;

    if (!UserMemory::get(&copy, (Address) range))
        return API::AccessViolation;

    switch (op)
    {
        case MapContiguous:
        case MapSparse:
            // An unusable output must not leave a mapping that nobody knows of
            if (!UserMemory::put((Address) range, &copy))
                return API::AccessViolation;
            result = mapRange(self, proc, op, &copy);
            break;

        case UnMap:
        case Release:
        case ReleaseSections:
            return removeRange(self, proc, op, &copy);

        case LookupVirtual:
        case Access:
            result = query(proc->getMemoryContext(), op, &copy);
            break;

        case ReserveMem:
            return reserveMemory(self, copy);

        case CacheClean:
        case CacheInvalidate:
        case CacheCleanInvalidate:
            return maintainCache(proc->getMemoryContext(), op, copy);

        case ReserveFrames:
            return reserve(self, copy.size, copy.virt);

        case ExchangePages:
            if (!UserMemory::put((Address) range, &copy))
                return API::AccessViolation;
            result = exchangePages(self, proc, &copy);
            break;

        default:
            return API::InvalidArgument;
    }

    if (result == API::Success && !UserMemory::put((Address) range, &copy))
        return API::AccessViolation;

    return result;
}
