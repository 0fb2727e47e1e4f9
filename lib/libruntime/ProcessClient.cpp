// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "ProcessClient.h"

namespace
{
    /** Skip what may precede the same path: a dot for the current directory, and slashes. */
    const char * skipRoot(const char *path)
    {
        if (path[0] == '.' && path[1] == '/')
        {
            path++;
        }
        while (*path == '/')
        {
            path++;
        }
        return path;
    }

    /** Where the path is not recorded, the first argument of the process stands for it. */
    void findPath([[maybe_unused]] const ProcessID pid, ProcessInfo &state)
    {
#ifndef __HOST__
        if (state.path[0] == 0)
        {
            const Address arguments = Arch::MemoryMap().range(MemoryMap::UserArgs).virt;

            if (VMCopy(pid, API::Read, (Address) state.path, arguments, sizeof(state.path)) != API::Success)
            {
                state.path[0] = 0;
            }
        }
#endif /* __HOST__ */
        state.path[sizeof(state.path) - 1] = 0;
    }

    /** Length of a path up to its end or its first blank. */
    Size pathLength(const char *path)
    {
        Size length = 0;

        while (path[length] != 0 && path[length] != ' ')
        {
            length++;
        }
        return length;
    }

    /** True if the path is the wanted one, or if the wanted one is only a name and the path ends in it. */
    bool isSameProgram(const char *path, const char *wanted)
    {
        path = skipRoot(path);
        wanted = skipRoot(wanted);

        Size length = pathLength(path);
        const Size wantedLength = pathLength(wanted);
        bool isName = true;

        for (Size i = 0; i < wantedLength; i++)
        {
            isName = isName && wanted[i] != '/';
        }
        if (isName)
        {
            Size start = length;

            while (start > 0 && path[start - 1] != '/')
            {
                start--;
            }
            path += start;
            length -= start;
        }
        return length != 0 && length == wantedLength && MemoryBlock::compare((const void *) path, wanted, length);
    }

    /** Text of a scheduling state. */
    const char * stateText(const Process::State state)
    {
        switch (state)
        {
            case Process::Ready:    return "Ready";
            case Process::Sleeping: return "Sleeping";
            case Process::Waiting:  return "Waiting";
            case Process::Stopped:  return "Stopped";
        }
        return "Unknown";
    }
}

ProcessID ProcessClient::getProcessID() const
{
    return ProcessCtl(SELF, GetPID);
}

ProcessID ProcessClient::getParentID() const
{
    return ProcessCtl(SELF, GetParent);
}

ProcessClient::Result ProcessClient::processInfo(const ProcessID pid, Info &info) const
{
    ProcessInfo state;

    MemoryBlock::set(&state, 0, sizeof(state));

    const API::Result result = ProcessCtl(pid, InfoPID, (Address) &state);
    if (result != API::Success)
    {
        return result == API::NotFound ? NotFound : IOError;
    }

    // The path comes from the kernel, so that no other process has to be read or believed. Of a process that was
    // started without one, only its arguments tell the name, to those who may look at them.
    findPath(pid, state);
    info.kernelState = state;
    info.command = String((char *) state.path, true);
    info.textState = state.id == getProcessID() ? "Running" : stateText(state.state);
    return Success;
}

ProcessClient::Result ProcessClient::processInfo(const String program, Info &info) const
{
    const ProcessID pid = findProcess(program);

    return pid == ANY ? NotFound : processInfo(pid, info);
}

ProcessID ProcessClient::findProcess(const String program) const
{
    ProcessInfo state;

    MemoryBlock::set(&state, 0, sizeof(state));

    for (ProcessID pid = 0; pid < MaximumProcesses; pid++)
    {
        if (ProcessCtl(pid, InfoPID, (Address) &state) != API::Success)
        {
            continue;
        }
        findPath(pid, state);
        if (isSameProgram(state.path, *program))
        {
            return pid;
        }
    }
    return ANY;
}
