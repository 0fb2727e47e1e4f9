// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/UserMemory.h>
#include "VMShare.h"

static API::Result convert(const ProcessShares::Result result)
{
    switch (result)
    {
        case ProcessShares::Success:          return API::Success;
        case ProcessShares::AlreadyExists:    return API::AlreadyExists;
        case ProcessShares::DetachInProgress: return API::TemporaryUnavailable;
        case ProcessShares::NotFound:         return API::NotFound;
        case ProcessShares::InvalidArgument:  return API::InvalidArgument;
        case ProcessShares::OutOfMemory:
        case ProcessShares::MemoryMapError:   return API::OutOfMemory;
        default:                              return API::IOError;
    }
}

static API::Result create(Process *self, const ProcessID pid, ProcessShares::MemoryShare & share)
{
    Process *proc = pid == SELF ? self : Kernel::instance()->getProcessManager()->get(pid);

    if (!proc)
        return API::NotFound;

    // One small channel to anybody; buffers are for those who manage memory for others
    if (!(self->getPrivileges() & Privilege::Manage) &&
        (share.tagId != 0 || share.range.size > ProcessShares::MaximumPages * PAGESIZE))
        return API::AccessViolation;

    if (share.coreId != Kernel::instance()->getCoreInfo()->coreId)
        return API::InvalidArgument;

    for (Size i = 0;; i++)
    {
        const ProcessShares::Result result = proc == self ? self->getShares().createOwn(&share)
                                                          : self->getShares().createShare(proc->getShares(), &share);

        // Memory of processes that ended counts as free
        if ((result != ProcessShares::OutOfMemory && result != ProcessShares::MemoryMapError) || i > 0)
            return convert(result);

        Kernel::instance()->getProcessManager()->reap();
    }
}

API::Result VMShareHandler(const ProcessID pid, const API::Operation op, ProcessShares::MemoryShare *share)
{
    Process *self = Kernel::instance()->getProcessManager()->current();
    ProcessShares::MemoryShare copy;
    API::Result result;

    if (op == API::Delete)
    {
        if (pid == KERNEL_PID)
            return API::AccessViolation;

        return convert(self->getShares().removeShares(pid == SELF ? self->getID() : pid));
    }

    if (op != API::Create && op != API::Read && op != API::Next)
        return API::InvalidArgument;

    if (!UserMemory::get(&copy, (Address) share) || !UserMemory::put((Address) share, &copy))
        return API::AccessViolation;

    if (op == API::Create)
        result = create(self, pid, copy);
    else
    {
        // Who manages a process may see how shares look from there
        Process *proc = pid == SELF ? self : Kernel::instance()->getProcessManager()->get(pid);

        if (!proc)
            return API::NotFound;

        if (!self->mayManage(proc))
            return API::AccessViolation;

        // Who asks for its event channel is a server and gives up shares of peers that ended by itself
        if (proc == self && op == API::Read && copy.pid == KERNEL_PID)
            self->setServes();

        if (op == API::Next)
            result = convert(proc->getShares().enumerateShare(copy.range.size, &copy));
        else
            result = proc->getShares().readShare(&copy) == ProcessShares::Success ? API::Success : API::IOError;
    }

    if (result == API::Success && !UserMemory::put((Address) share, &copy))
        return API::AccessViolation;

    return result;
}
