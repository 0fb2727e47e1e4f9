// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ELF.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "RecoveryServer.h"

/** Exit status of a program that a fault ended: the kind of the fault is added */
static const uint FaultStatus = 0x100;

/** Pages that a mapping may need beyond its own: page tables */
static const Size TablePages = 8;

RecoveryServer::RecoveryServer()
    : ChannelServer<RecoveryServer, RecoveryMessage>(this)
    , m_loader(this)
{
    addIPCHandler(Recovery::RestartProcess, &RecoveryServer::restartProcess, false);

    if (ProcessCtl(SELF, Subscribe) != API::Success)
        ERROR("the kernel does not let us supervise");

    learnRunning();
}

bool RecoveryServer::isServer(const char *path)
{
    return MemoryBlock::compare(path, "/server/", 8);
}

void RecoveryServer::learnRunning()
{
    for (ProcessID pid = 0; pid < MAX_PROCS; pid++)
    {
        ProcessInfo info;

        if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
            continue;

        learnProgram(pid);

        // Its event may have been lost with our predecessor
        FaultInfo fault;

        if (info.state == Process::Stopped && info.faults &&
            ProcessCtl(pid, InfoFault, (Address) &fault) == API::Success && fault.restarts == info.restarts)
            healFault(pid);
    }
}

void RecoveryServer::learnProgram(const ProcessID pid)
{
    ProcessInfo info;

    if (pid != m_self && ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && isServer(info.path) &&
        !m_images.find(info.path))
        m_loader.request(info.path);
}

void RecoveryServer::onSupervision(const ProcessEvent & event)
{
    if (event.type == ProcessStarted)
        learnProgram(event.number);
    else if (event.type == ProcessFaulted)
        healFault(event.number);
}

void RecoveryServer::onProcessTerminated(const ProcessID pid)
{
    for (ListIterator<Pending *> i(m_pending); i.hasCurrent();)
    {
        if (i.current()->ticket.pid == pid)
        {
            delete i.current();
            i.remove();
        }
        else
            i++;
    }
}

void RecoveryServer::healFault(const ProcessID pid)
{
    ProcessInfo info;
    FaultInfo fault;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success ||
        ProcessCtl(pid, InfoFault, (Address) &fault) != API::Success)
        return;

    if (!isServer(info.path))
    {
        ProcessCtl(pid, KillPID, FaultStatus | fault.kind);
        return;
    }

    if (reloadProgram(pid, info.path))
    {
        NOTICE("restarted " << info.path << " (process " << pid << ") after a fault: " << faultKindName(fault.kind));
    }
    else
    {
        ERROR(info.path << " (process " << pid << ") stays stopped after a fault: " << faultKindName(fault.kind));
    }
}

Recovery::Result RecoveryServer::checkTarget(const ProcessID pid, ProcessInfo & info) const
{
    // The RecoveryServer cannot take away the ground that it stands on
    if (pid >= MAX_PROCS || pid == m_self)
        return Recovery::InvalidArgument;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
        return Recovery::NotFound;

    return info.path[0] ? Recovery::Success : Recovery::NotFound;
}

bool RecoveryServer::mayRestart(const ProcessID client, const ProcessInfo & target) const
{
    ProcessInfo asking, owner;

    if (ProcessCtl(client, InfoPID, (Address) &asking) != API::Success)
        return false;

    if (asking.privileges & Privilege::Manage)
        return true;

    // Without the privilege nobody gets a program restarted that may do more than he himself
    if (target.privileges & ~asking.privileges)
        return false;

    // Its parent, or another child of the same parent: commands of one shell belong to one owner
    return target.id == client || target.parent == client ||
        (target.parent == asking.parent &&
         ProcessCtl(asking.parent, InfoPID, (Address) &owner) == API::Success &&
         !(owner.privileges & ~asking.privileges));
}

void RecoveryServer::restartProcess(RecoveryMessage *msg)
{
    const Ticket ticket = defer();
    ProcessInfo info;

    msg->bytes = 0;
    msg->result = checkTarget(msg->pid, info);

    if (msg->result == Recovery::Success && !mayRestart(msg->from, info))
        msg->result = Recovery::PermissionDenied;

    if (msg->result == Recovery::Success && !m_images.find(info.path))
    {
        // First time: the program is read while other requests are served
        Pending *pending = new Pending;

        if (pending)
        {
            pending->ticket = ticket;
            pending->message = *msg;
            MemoryBlock::copy((void *) pending->path, info.path, sizeof(pending->path));
            m_pending.append(pending);
            m_loader.request(info.path);
            return;
        }
        msg->result = Recovery::IOError;
    }

    if (msg->result == Recovery::Success)
    {
        if (reloadProgram(msg->pid, info.path))
            msg->bytes = imageMemory(m_images.find(info.path));
        else
            msg->result = ProcessCtl(msg->pid, InfoPID, (Address) &info) == API::NotFound ? Recovery::NotFound
                                                                                         : Recovery::IOError;
    }
    respond(ticket, msg);
}

void RecoveryServer::onImage(const char *path, ProgramImage *image)
{
    if (image)
        m_images.add(image);

    for (ListIterator<Pending *> i(m_pending); i.hasCurrent();)
    {
        Pending *pending = i.current();

        if (!MemoryBlock::compare(pending->path, path))
        {
            i++;
            continue;
        }

        i.remove();

        // The process may have ended since, and another one may have its ProcessID
        ProcessInfo info;
        RecoveryMessage & msg = pending->message;

        msg.result = checkTarget(msg.pid, info);
        if (msg.result == Recovery::Success && !MemoryBlock::compare(info.path, path))
            msg.result = Recovery::NotFound;
        if (msg.result == Recovery::Success && !image)
            msg.result = Recovery::IOError;
        if (msg.result == Recovery::Success)
        {
            if (reloadProgram(msg.pid, path))
                msg.bytes = imageMemory(image);
            else
                msg.result = Recovery::IOError;
        }
        respond(pending->ticket, &msg);
        delete pending;
    }
}

Size RecoveryServer::imageMemory(const ProgramImage *image) const
{
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders, total = 0;

    if (image && ELF(image->data(), image->size()).regions(regions, &count) == ExecutableFormat::Success)
    {
        for (Size i = 0; i < count; i++)
            total += regions[i].memorySize;
    }
    return total;
}

bool RecoveryServer::reserveFrames(const ProgramImage *image) const
{
    Memory::Range range;

    MemoryBlock::set(&range, 0, sizeof(range));
    range.size = imageMemory(image) + (ELF::MaximumHeaders + TablePages) * PAGESIZE;
    return VMCtl(SELF, ReserveFrames, &range) == API::Success;
}

bool RecoveryServer::reloadProgram(const ProcessID pid, const char *path) const
{
    const ProgramImage *image = m_images.find(path);
    Address entry;
    Memory::Range none;

    // Everything that can fail comes first
    if (!image || image->verify() != ProgramImage::Success)
    {
        ERROR("no valid image of " << path);
        return false;
    }

    if (ELF(image->data(), image->size()).entry(&entry) != ExecutableFormat::Success)
        return false;

    if (!reserveFrames(image))
    {
        ERROR("not enough memory to restart " << path);
        return false;
    }

    MemoryBlock::set(&none, 0, sizeof(none));

    if (ProcessCtl(pid, Stop) != API::Success)
    {
        VMCtl(SELF, ReserveFrames, &none);
        return false;
    }

    // From here on the old program is gone
    const bool success = cleanupProgram(pid) &&
        rewriteProgram(pid, (Address) image->data(), image->size()) &&
        ProcessCtl(pid, Reset, entry) == API::Success &&
        ProcessCtl(pid, Resume) == API::Success;

    VMCtl(SELF, ReserveFrames, &none);

    if (!success)
        ERROR("restart of process " << pid << " was left undone");

    return success;
}

bool RecoveryServer::cleanupProgram(const ProcessID pid) const
{
    static const MemoryMap::Region regions[] = { MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserPrivate };
    const Arch::MemoryMap map;

    for (Size i = 0; i < sizeof(regions) / sizeof(regions[0]); i++)
    {
        Memory::Range range = map.range(regions[i]);
        const API::Result result = VMCtl(pid, ReleaseSections, &range);

        if (result != API::Success)
        {
            ERROR("memory of process " << pid << " is not released: result " << (int) result);
            return false;
        }
    }
    return true;
}

bool RecoveryServer::rewriteProgram(const ProcessID pid, const Address program, const Size size) const
{
    ExecutableFormat::Region regions[ELF::MaximumHeaders];
    Size count = ELF::MaximumHeaders;

    if (ELF((const u8 *) program, size).regions(regions, &count) != ExecutableFormat::Success)
        return false;

    for (Size i = 0; i < count; i++)
    {
        const Address offset = regions[i].virt & ~PAGEMASK;
        Memory::Range range;

        range.virt = regions[i].virt - offset;
        range.phys = 0;
        range.size = regions[i].memorySize + offset;
        range.access = regions[i].access;

        if (VMCtl(pid, MapSparse, &range) != API::Success ||
            VMCopy(pid, API::Write, program + regions[i].dataOffset, regions[i].virt, regions[i].dataSize) !=
            API::Success)
        {
            ERROR("segment " << i << " of process " << pid << " is not written");
            return false;
        }
    }
    return true;
}
