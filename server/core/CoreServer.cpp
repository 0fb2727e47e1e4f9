// SPDX-License-Identifier: GPL-3.0-or-later

#include <Log.h>
#include <MemoryBlock.h>
#include <String.h>
#include <AbsolutePath.h>
#include <ChildProcess.h>
#include <errno.h>
#include "CoreServer.h"

CoreServer::CoreServer()
    : ChannelServer<CoreServer, CoreMessage>(this)
{
    addIPCHandler(Core::GetCoreCount, &CoreServer::getCoreCount);
    addIPCHandler(Core::CreateProcess, &CoreServer::createProcess);
    addIPCHandler(Core::PingRequest, &CoreServer::ping);
    setTimeout(PeerWatch::Period);
}

void CoreServer::timeout()
{
    // The kernel watches the RecoveryServer
    m_watch.check(DATASTORE_PID);
    m_watch.check(ROOTFS_PID);
    setTimeout(PeerWatch::Period);
    ChannelServer<CoreServer, CoreMessage>::timeout();
}

void CoreServer::getCoreCount(CoreMessage *msg)
{
    msg->coreNumber = 1;
    msg->result = Core::Success;
}

void CoreServer::ping(CoreMessage *msg)
{
    msg->action = Core::PongResponse;
    msg->result = Core::Success;
}

Core::Result CoreServer::fetchCommand(const CoreMessage *msg, char *command, const Size size)
{
    const Address address = (Address) msg->programCmd;

    // Page by page: behind the one in which the text ends the client may have nothing
    for (Size done = 0; done < size;)
    {
        Size count = PAGESIZE - ((address + done) & ~PAGEMASK);

        if (count > size - done)
            count = size - done;

        if (VMCopy(msg->from, API::Read, (Address) command + done, address + done, count) != API::Success)
            return Core::MemoryError;

        for (; count; count--, done++)
        {
            if (!command[done])
                return Core::Success;
        }
    }
    return Core::InvalidArgument;
}

bool CoreServer::neverRan(const ProcessInfo & info) const
{
    return info.parent == m_self && info.id != m_self && info.state == Process::Stopped && !info.cpuTicks && !info.loops;
}

bool CoreServer::wasStarted(const CoreMessage *msg)
{
    const volatile u32 *note = findNote(msg->from, msg->identifier);
    ProcessInfo info;

    if (!note)
        return false;

    // It runs or has ended already, unless we were restarted right before its start
    if (ProcessCtl(note[0], InfoPID, (Address) &info) == API::Success && info.generation == note[1] && neverRan(info))
        ProcessCtl(info.id, Resume);

    return true;
}

void CoreServer::endUnfinished(const char *path) const
{
    ProcessInfo info;

    for (ProcessID pid = 0; pid < MAX_PROCS; pid++)
    {
        if (ProcessCtl(pid, InfoPID, (Address) &info) == API::Success && neverRan(info) &&
            MemoryBlock::compare(info.path, path))
        {
            ProcessCtl(pid, KillPID, 1);
            ProcessCtl(pid, TestPID);
        }
    }
}

Core::Result CoreServer::startOnce(const CoreMessage *msg, const Address file, const char *argv[])
{
    const AbsolutePath path(argv[0]);
    ChildProcess child;
    ProcessInfo info;
    ProcessID pid;

    if (!path.isValid())
        return Core::ExecError;

    if (isRepeated())
        endUnfinished(*path);

    if (child.make((const u8 *) file, msg->programSize, *path, argv) != ESUCCESS)
        return Core::ExecError;

    // From here on it counts as started
    if (ProcessCtl(child.getID(), InfoPID, (Address) &info) == API::Success)
        keepNote(msg->from, msg->identifier, info.id, info.generation);

    return child.start(pid) == ESUCCESS ? Core::Success : Core::ExecError;
}

Core::Result CoreServer::startProgram(const CoreMessage *msg, const char *command)
{
    const String text(command);
    List<String> words = text.split(' ');
    const char *argv[MaximumArguments + 1];
    Memory::Range range;
    Size count = 0;

    if (words.count() == 0 || words.count() > MaximumArguments)
        return Core::InvalidArgument;

    for (ListIterator<String> i(words); i.hasCurrent(); i++)
        argv[count++] = *i.current();
    argv[count] = ZERO;

    range.virt = 0;
    range.phys = 0;
    range.size = msg->programSize;
    range.access = Memory::User | Memory::Readable | Memory::Writable;

    if (VMCtl(SELF, MapSparse, &range) != API::Success)
        return Core::OutOfMemory;

    Core::Result result = Core::MemoryError;

    if (VMCopy(msg->from, API::Read, range.virt, msg->programAddr, msg->programSize) == API::Success)
        result = startOnce(msg, range.virt, argv);

    VMCtl(SELF, Release, &range);
    return result;
}

void CoreServer::createProcess(CoreMessage *msg)
{
    char command[PAGESIZE / 4];
    ProcessInfo info;

    if (isRepeated() && wasStarted(msg))
    {
        msg->result = Core::Success;
        return;
    }

    if (msg->coreNumber != 0)
    {
        msg->result = Core::NotFound;
        return;
    }

    if (msg->programSize == 0 || msg->programSize > MaximumProgramSize)
    {
        msg->result = Core::InvalidArgument;
        return;
    }

    // What we start gets our privileges: only who holds them all may ask
    if (ProcessCtl(msg->from, InfoPID, (Address) &info) != API::Success ||
        (info.privileges & Privilege::All) != Privilege::All)
    {
        msg->result = Core::InvalidArgument;
        return;
    }

    msg->result = fetchCommand(msg, command, sizeof(command));
    if (msg->result == Core::Success)
        msg->result = startProgram(msg, command);
}
