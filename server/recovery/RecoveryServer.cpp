// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <ELF.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "RecoveryServer.h"

/** Policies of this system, if the kernel command line names no other file */
static const char configurationPath[] = "/etc/recovery.conf";

/** Word of the kernel command line that names one: policies=PATH */
static const char configurationWord[] = "policies=";

/** Pages that a mapping may need beyond its own: page tables */
static const Size TablePages = 8;

/** Pages that a server may need at its start: some of those that it had are set aside before that */
static const Size HeapPages = 32;

RecoveryServer::RecoveryServer()
    : ChannelServer<RecoveryServer, RecoveryMessage>(this)
    , m_loader(this)
    , m_frequency(100)
    , m_settled(false)
    , m_reserved(0)
    , m_startTick(now())
    , m_decided(0)
    , m_commandCallback(this, &RecoveryServer::onCommand)
{
    m_commandText[0] = 0;

    Timer::Info timer;

    if (ProcessCtl(SELF, InfoTimer, (Address) &timer) == API::Success && timer.frequency)
        m_frequency = timer.frequency;

    addIPCHandler(Recovery::RestartProcess, &RecoveryServer::restartProcess, false);
    addIPCHandler(Recovery::GetStatus, &RecoveryServer::getStatus);
    addIPCHandler(Recovery::GetLog, &RecoveryServer::getLog);
    addIPCHandler(Recovery::HoldProcess, &RecoveryServer::holdProcess);
    addIPCHandler(Recovery::ReleaseProcess, &RecoveryServer::releaseProcess);
    addIPCHandler(Recovery::GetDump, &RecoveryServer::getDump);

    if (ProcessCtl(SELF, Subscribe, m_dumps.record()) != API::Success)
        ERROR("the kernel does not let us supervise");

    findPolicies();
    resumeRestarts();
    learnRunning();
    setTimeout(SettleTime);
}

void RecoveryServer::findPolicies()
{
    const SystemInformation info;
    const Size length = sizeof(configurationWord) - 1;
    const char *text = ZERO, *line = info.cmdline;

    for (Size i = 0; line[i]; i++)
    {
        if ((i == 0 || line[i - 1] == ' ') && MemoryBlock::compare(line + i, configurationWord, length))
            text = line + i + length;
    }

    MemoryBlock::set(m_policyPath, 0, sizeof(m_policyPath));

    for (Size i = 0; text && text[i] && text[i] != ' ' && i < sizeof(m_policyPath) - 1; i++)
        m_policyPath[i] = text[i];

    if (!m_policyPath[0])
        MemoryBlock::copy(m_policyPath, (char *) configurationPath, sizeof(m_policyPath));

    // Until the file is read again, those of our predecessor count
    Size size;

    if ((text = m_table.policies(size)) != ZERO)
        readPolicies(text, size);
}

void RecoveryServer::readPolicies(const char *text, const Size size)
{
    if (m_policies.parse(text, size) == PolicyTable::Success)
    {
        m_table.keepPolicies(text, size);
        return;
    }

    ERROR(m_policyPath << " line " << m_policies.errorLine() << ": " << m_policies.errorText() <<
          "; the policies before it are kept");
}

bool RecoveryServer::isSupervised(const char *path)
{
    // Without init nobody can log in
    return MemoryBlock::compare(path, "/server/", 8) || MemoryBlock::compare(path, "/bin/init/init");
}

void RecoveryServer::learnRunning()
{
    const Size count = SystemInformation().processCount;
    Size found = 0;

    for (ProcessID pid = 0; pid < MAX_PROCS && found < count; pid++)
    {
        ProcessInfo info;

        if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
            continue;

        found++;
        learnProgram(pid);

        // Its event may have been lost with our predecessor
        FaultInfo fault;

        if (info.state == Process::Stopped && info.faults &&
            ProcessCtl(pid, InfoFault, (Address) &fault) == API::Success && fault.restarts == info.restarts)
            onProcessFault(pid);
    }
}

void RecoveryServer::learnProgram(const ProcessID pid)
{
    ProcessInfo info;

    if (pid == m_self || ProcessCtl(pid, InfoPID, (Address) &info) != API::Success || !isSupervised(info.path))
        return;

    SupervisionTable::Entry *entry = m_table.find(pid);

    if (!entry || entry->generation != info.generation)
    {
        // A path is what was said at its start: only who may manage processes makes a server. Its parent of today may be
        // another one
        if (!(info.spawner & Privilege::Manage))
            return;

        entry = m_table.insert(info, now());

        if (!entry)
            ERROR("too many servers: " << info.path << " is not supervised");
    }

    if (entry)
        ProcessCtl(pid, Supervise, 1);

    if (m_settled && !m_images.find(info.path))
        m_loader.request(info.path);
}

void RecoveryServer::settle()
{
    const ProgramImage *image;

    m_settled = true;
    m_loader.request(m_policyPath);

    for (Size i = 0; (image = m_images.at(i)) != ZERO; i++)
        noteImage(image);

    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        const SupervisionTable::Entry *entry = m_table.at(i);

        if (entry && !m_images.find(entry->path))
            m_loader.request(entry->path);
    }
}

void RecoveryServer::onSupervision(const ProcessEvent & event)
{
    switch (event.type)
    {
        case ProcessStarted:
            learnProgram(event.number);
            break;

        case ProcessFaulted:
            onProcessFault(event.number);
            break;

        case ProcessAccused:
            onComplaint(event.number, event.share.pid);
            break;

        case ProcessTerminated:
            forgetEnded(event.number);
            break;

        default:
            break;
    }
}

SupervisionTable::Entry * RecoveryServer::entryOf(const ProcessInfo & info)
{
    SupervisionTable::Entry *entry = m_table.find(info.id);

    // That of another one that had the same ProcessID may still be there
    return entry && entry->generation == info.generation ? entry : ZERO;
}

void RecoveryServer::forgetEnded(const ProcessID pid)
{
    SupervisionTable::Entry *entry = m_table.find(pid);
    ProcessInfo info;

    // A server that only gave up its channel to us lives on
    if (entry && (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success || info.generation != entry->generation))
        m_table.remove(entry);
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

void RecoveryServer::onEventsLost()
{
    // Servers that were started, and programs that fell: nobody else ends those, and their parents wait for it
    learnRunning();
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

bool RecoveryServer::mayManage(const ProcessID client)
{
    ProcessInfo info;

    return ProcessCtl(client, InfoPID, (Address) &info) == API::Success && (info.privileges & Privilege::Manage);
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

    // Restarts take long. Those of others must not keep us from what we are there for
    if (msg->result == Recovery::Success && !m_images.find(info.path) && m_pending.count() >= MaximumPending &&
        !mayManage(msg->from))
        msg->result = Recovery::IOError;
    else if (msg->result == Recovery::Success && !m_images.find(info.path))
    {
        // First time: the program is read while other requests are served
        Pending *pending = new Pending;

        if (pending)
        {
            pending->ticket = ticket;
            pending->message = *msg;
            pending->generation = info.generation;
            MemoryBlock::copy((void *) pending->path, info.path, sizeof(pending->path));
            m_pending.append(pending);
            m_loader.request(info.path);
            return;
        }
        msg->result = Recovery::IOError;
    }

    if (msg->result == Recovery::Success)
        msg->result = restartByHand(msg, info);

    respond(ticket, msg);
}

Recovery::Result RecoveryServer::restartByHand(RecoveryMessage *msg, const ProcessInfo & info)
{
    SupervisionTable::Entry *entry = entryOf(info);
    const volatile u32 *note = findNote(msg->from, msg->identifier);
    bool restarted = note && isReset(msg->pid, note[0]);

    if (!restarted)
    {
        // Should we not live to tell that it was done, our successor finds it out
        keepNote(msg->from, msg->identifier, info.restarts);
        restarted = entry ? restartNow(*entry, FaultInfo::None) : reloadKept(info);
    }

    // Others that wait do not look like an endless loop of ours
    doorbell()->progress();

    if (restarted)
    {
        msg->bytes = imageMemory(m_images.find(info.path));
        return Recovery::Success;
    }

    ProcessInfo gone;
    return ProcessCtl(msg->pid, InfoPID, (Address) &gone) == API::NotFound ? Recovery::NotFound : Recovery::IOError;
}

void RecoveryServer::onFile(const char *path, const u8 *data, const Size size)
{
    if (MemoryBlock::compare(path, m_policyPath))
    {
        if (data)
            readPolicies((const char *) data, size);
        else
            NOTICE("no " << m_policyPath << ", built-in policies are used");

        loadCommands();
        return;
    }

    if (data)
    {
        ProgramImage *image = new ProgramImage(path);

        if (image && image->load(data, size) == ProgramImage::Success)
        {
            if (isKept(path))
            {
                m_images.keep(image);
                noteImage(image);
            }
            else
                m_images.add(image);
        }
        else
        {
            ERROR(path << " is damaged or no program");
            delete image;
        }
    }
    finishRestarts(path);
    answerPending(path);

    // Who restarts many programs by hand must not fill our memory; and their files may change
    if (!isKept(path))
        m_images.remove(path);
}

bool RecoveryServer::isKept(const char *path)
{
    const RecoveryPolicy *policy;
    char program[ProgramImage::PathLength];

    for (Size i = 0; i < SupervisionTable::MaximumEntries; i++)
    {
        const SupervisionTable::Entry *entry = m_table.at(i);

        if (entry && MemoryBlock::compare(entry->path, path))
            return true;
    }

    for (Size i = 0; (policy = m_policies.at(i)) != ZERO; i++)
    {
        if (policy->action == RecoveryPolicy::Command && firstWord(policy->command, program, sizeof(program)) &&
            MemoryBlock::compare(program, path))
            return true;
    }
    return false;
}

void RecoveryServer::answerPending(const char *path)
{
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
        if (msg.result == Recovery::Success && info.generation != pending->generation)
            msg.result = Recovery::NotFound;
        if (msg.result == Recovery::Success)
            msg.result = m_images.find(path) ? restartByHand(&msg, info) : Recovery::IOError;

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

Size RecoveryServer::framesFor(const ProgramImage *image) const
{
    return imageMemory(image) + (ELF::MaximumHeaders + TablePages) * PAGESIZE;
}

bool RecoveryServer::reserveFrames(const Size bytes, const Size limit) const
{
    Memory::Range range;

    MemoryBlock::set(&range, 0, sizeof(range));
    range.size = bytes;
    range.virt = limit;
    return VMCtl(SELF, ReserveFrames, &range) == API::Success;
}

void RecoveryServer::noteImage(const ProgramImage *image)
{
    const Size bytes = framesFor(image) + (HeapPages * PAGESIZE);

    if (bytes > m_reserved)
    {
        m_reserved = bytes;
        reserveFrames(bytes);
    }
}

bool RecoveryServer::releaseFaulted(const ProcessID pid) const
{
    Memory::Range heap = Arch::MemoryMap().range(MemoryMap::UserHeap);
    ProcessInfo info;
    FaultInfo fault;

    // It never runs again as it is, so that its heap is of no use: it may be what took all memory
    return ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && info.state == Process::Stopped &&
        ProcessCtl(pid, InfoFault, (Address) &fault) == API::Success && fault.restarts == info.restarts &&
        VMCtl(pid, ReleaseSections, &heap) == API::Success;
}

bool RecoveryServer::reloadProgram(const ProcessID pid, const char *path)
{
    const ProgramImage *image = m_images.find(path);
    Address entry;

    // Everything that can fail comes first
    if (!image || image->verify() != ProgramImage::Success)
    {
        ERROR("no valid image of " << path);
        return false;
    }

    if (ELF(image->data(), image->size()).entry(&entry) != ExecutableFormat::Success)
        return false;

    // Set aside long before, unless the last restart needed it
    const Size frames = framesFor(image);

    if (!reserveFrames(frames) && !(releaseFaulted(pid) && reserveFrames(frames)))
    {
        ERROR("not enough memory to restart " << path);
        return false;
    }

    if (ProcessCtl(pid, Stop) != API::Success)
        return false;

    // From here on the old program is gone
    moveDump(pid, image);

    const bool success = cleanupProgram(pid) &&
        rewriteProgram(pid, (Address) image->data(), image->size()) &&
        ProcessCtl(pid, Reset, entry) == API::Success &&
        ProcessCtl(pid, Resume) == API::Success;

    if (!success)
        ERROR("restart of process " << pid << " was left undone");

    return success;
}

bool RecoveryServer::reloadKept(const ProcessInfo & info)
{
    ProcessInfo now = info;

    // Its parent may end it at any moment, and its ProcessID must not become that of another process meanwhile
    if (ProcessCtl(info.id, Supervise, 1) != API::Success)
        return false;

    const bool same = ProcessCtl(info.id, InfoPID, (Address) &now) == API::Success && now.generation == info.generation;
    const bool restarted = same && reloadProgram(info.id, info.path);

    ProcessCtl(info.id, Supervise, entryOf(now) != ZERO);

    // What it was spared
    FaultInfo fault;

    if (same && ProcessCtl(info.id, InfoPID, (Address) &now) == API::Success && now.faults != info.faults &&
        ProcessCtl(info.id, InfoFault, (Address) &fault) == API::Success &&
        (fault.kind == FaultInfo::Killed || fault.kind == FaultInfo::Exit))
        ProcessCtl(info.id, KillPID, fault.code);

    return restarted;
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
