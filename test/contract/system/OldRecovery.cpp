// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "OldLoader.h"
#include "OldRecovery.h"

OldRecoveryServer::OldRecoveryServer()
    : ChannelServer<OldRecoveryServer, RecoveryMessage>(this)
{
    addIPCHandler(Recovery::RestartProcess, &OldRecoveryServer::restartProcess);
}

void OldRecoveryServer::restartProcess(RecoveryMessage *msg)
{
    const Arch::MemoryMap map;
    const Memory::Range args = map.range(MemoryMap::UserArgs);
    const ProcessID pid = msg->pid;
    ProcessInfo info;
    OldLoader loader;
    char cmd[128];

    if (pid >= MAX_PROCS)
    {
        msg->result = Recovery::InvalidArgument;
        return;
    }

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success)
    {
        ERROR("PID " << pid << " not found");
        msg->result = Recovery::NotFound;
        return;
    }

    const API::Result stopResult = ProcessCtl(pid, Stop);
    if (stopResult != API::Success)
    {
        ERROR("failed to stop PID " << pid << ": result = " << (int) stopResult);
        msg->result = Recovery::IOError;
        return;
    }

    const API::Result copyResult = VMCopy(pid, API::Read, (Address) cmd, args.virt, sizeof(cmd));
    if (copyResult != API::Success || loader.read(*(String(cmd).split(' ')[0])) != FileSystem::Success)
    {
        ERROR("failed to read the program of PID " << pid << " in state " << (int) info.state);
        msg->result = Recovery::IOError;
        return;
    }

    if (!cleanup(pid) || loader.write(pid) != API::Success ||
        ProcessCtl(pid, Reset, loader.entry()) != API::Success || ProcessCtl(pid, Resume) != API::Success)
    {
        ERROR("failed to rewrite PID " << pid << " at " << (void *) loader.entry());
        msg->result = Recovery::IOError;
        return;
    }
    msg->result = Recovery::Success;
}

bool OldRecoveryServer::cleanup(const ProcessID pid) const
{
    const Arch::MemoryMap map;
    const MemoryMap::Region regions[] = { MemoryMap::UserData, MemoryMap::UserHeap, MemoryMap::UserPrivate };

    for (Size i = 0; i < sizeof(regions) / sizeof(regions[0]); i++)
    {
        Memory::Range range = map.range(regions[i]);
        const API::Result result = VMCtl(pid, ReleaseSections, &range);

        if (result != API::Success)
        {
            ERROR("failed to release region " << (int) regions[i] << " of PID " << pid << ": result = " << (int) result);
            return false;
        }
    }
    return true;
}
