// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/UserMemory.h>
#include <MemoryContext.h>
#include <SplitAllocator.h>
#include "VMCopy.h"

/** Copy from physical memory, which the kernel sees as a whole. */
static API::Result copyPhysical(const Process *self, const Address ours, const Address phys, const Size sz)
{
    Kernel *kernel = Kernel::instance();
    const CoreInfo *core = kernel->getCoreInfo();
    const Address end = phys + sz;
    const Address image = core->bootImageAddress;
    const Address memory = core->memory.phys;

    const bool inImage = phys >= image && end <= image + core->bootImageSize;
    const bool inMemory = phys >= memory && end <= memory + core->memory.size;

    if (end < phys)
        return API::RangeError;

    if (!inImage && (!inMemory || !(self->getPrivileges() & Privilege::Device)))
        return API::AccessViolation;

    return UserMemory::write(ours, (const void *) kernel->getAllocator()->toVirtual(phys), sz) ?
        API::Success : API::AccessViolation;
}

API::Result VMCopyHandler(const ProcessID procID,
                          const API::Operation how,
                          const Address ours,
                          const Address theirs,
                          const Size sz)
{
    Kernel *kernel = Kernel::instance();
    Process *self = kernel->getProcessManager()->current();

    if (how != API::Read && how != API::Write && how != API::ReadPhys)
        return API::InvalidArgument;

    if (!UserMemory::isUserRange(ours, sz))
        return API::AccessViolation;

    if (how == API::ReadPhys)
        return copyPhysical(self, ours, theirs, sz);

    Process *proc = procID == SELF ? self : kernel->getProcessManager()->get(procID);
    if (!proc)
        return API::NotFound;

    const bool manages = self->mayManage(proc);

    if (!manages && !proc->getDoorbell()->isGranted(self->getID()))
        return API::AccessViolation;

    if (!UserMemory::isUserRange(theirs, sz))
        return API::AccessViolation;

    // Loading a program means to write where the program itself may not: but only to frames that are its own, never to
    // the boot image or to memory of others that it can only read
    const bool loading = proc != self && manages &&
        (proc->getState() == Process::Stopped || (self->getPrivileges() & Privilege::Manage));
    const Memory::Access needed = how == API::Read ? Memory::Readable :
                                  loading ? Memory::Writable | Memory::Owned : Memory::Writable;
    const MemoryContext *memory = proc->getMemoryContext();
    Size done = 0;

    while (done < sz)
    {
        const Address virt = theirs + done;
        Address phys;
        Memory::Access access;
        Size count = PAGESIZE - (virt & ~PAGEMASK);

        if (count > sz - done)
            count = sz - done;

        if (memory->resolve(virt, &phys, &access) != MemoryContext::Success || !(access & needed) ||
            !(access & Memory::User))
            return API::AccessViolation;

        void *alias = (void *) kernel->getAllocator()->toVirtual(phys);

        if (how == API::Read ? !UserMemory::write(ours + done, alias, count)
                             : !UserMemory::read(alias, ours + done, count))
            return API::AccessViolation;

        // Code that was written may be executed next
        if (how == API::Write && (access & Memory::Executable))
            Arch::Cache().cleanInvalidateAddress(Cache::Unified, (Address) alias);

        done += count;
    }
    return API::Success;
}
