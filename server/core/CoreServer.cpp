// SPDX-License-Identifier: GPL-3.0-or-later

#include <Log.h>
#include <MemoryBlock.h>
#include <String.h>
#include <unistd.h>
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
        result = (int) spawn(range.virt, msg->programSize, argv) >= 0 ? Core::Success : Core::ExecError;

    VMCtl(SELF, Release, &range);
    return result;
}

void CoreServer::createProcess(CoreMessage *msg)
{
    char command[PAGESIZE / 4];
    ProcessInfo info;

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
