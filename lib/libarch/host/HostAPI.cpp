// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <unistd.h>
#include <FreeNOS/System.h>
#include <MemoryBlock.h>
#include "HostProcess.h"
#include "HostShareManager.h"
#include "HostSignal.h"

API::Result VMShareHandler(const ProcessID pid, const API::Operation op, ProcessShares::MemoryShare *share)
{
    HostShareManager *shares = HostShareManager::instance();

    if (op == API::Delete)
        return shares->remove(pid);

    if (!share)
        return API::AccessViolation;

    switch (op)
    {
        case API::Create:
            return shares->create(pid, share);

        case API::Read:
            return pid == SELF || pid == (ProcessID) getpid() ? shares->read(share) : shares->readOther(pid, share);

        case API::Next:
            return shares->next(share);

        default:
            return API::InvalidArgument;
    }
}

API::Result PrivExecHandler(const PrivOperation op, const Address param)
{
    const char *text = (const char *) param;

    switch (op)
    {
        case Idle:
            HostSignal::wait(HostProcess::MaximumSleep);
            return API::Success;

        case WriteConsole:
            // The console is not the standard output, which belongs to the program
            if (!text)
                return API::AccessViolation;
            return write(STDERR_FILENO, text, strlen(text)) < 0 ? API::IOError : API::Success;

        case RebootSystem:
        case ShutdownSystem:
        case Panic:
            return API::AccessViolation;

        default:
            return API::InvalidArgument;
    }
}

API::Result SystemInfoHandler(SystemInformation *info)
{
    const u64 pages = (u64) sysconf(_SC_PHYS_PAGES), available = (u64) sysconf(_SC_AVPHYS_PAGES);
    const u64 limit = 0xfffff000U / (u64) PAGESIZE;

    if (!info)
        return API::AccessViolation;

    MemoryBlock::set((void *) info, 0, sizeof(*info));
    MemoryBlock::copy(info->cmdline, (char *) "host", sizeof(info->cmdline));
    info->memorySize = (Size) (pages < limit ? pages : limit) * PAGESIZE;
    info->memoryAvail = (Size) (available < limit ? available : limit) * PAGESIZE;
    info->timestampFrequency = 1000000000ULL;
    info->processCount = 1;
    return API::Success;
}
