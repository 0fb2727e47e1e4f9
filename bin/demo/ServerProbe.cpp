// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <CoreClient.h>
#include <DatastoreClient.h>
#include <FileSystemClient.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include <recovery/RecoveryStatus.h>
#include <unistd.h>
#include <sys/types.h>
#include "ServerProbe.h"

ServerProbe::ServerProbe(const Server & server)
    : m_server(server)
    , m_pid(server.pid != ANY ? server.pid : ProcessClient().findProcess(server.path))
    , m_buffer(ZERO)
    , m_value(0)
{
}

bool ServerProbe::ask()
{
    switch (m_server.kind)
    {
        case CoreCount:
        {
            Size count = 0;
            return CoreClient().getCoreCount(count) == Core::Success && count > 0;
        }

        case Buffer:
            return askDatastore();

        case Status:
        {
            FileSystem::FileStat st;
            return FileSystemClient().statFile(m_server.file, &st) == FileSystem::Success && st.pid == m_pid;
        }

        case Console:
        {
            static const char line[] = "The console prints this line.\r\n";
            return write(1, line, sizeof(line) - 1) == (ssize_t) sizeof(line) - 1;
        }

        case Supervision:
            return askRecovery();

        case Idle:
        {
            ProcessInfo info;
            return ProcessCtl(m_pid, InfoPID, (Address) &info) == API::Success && info.state == Process::Ready;
        }
    }
    return false;
}

bool ServerProbe::askDatastore()
{
    u32 *buffer = ZERO;

    if (DatastoreClient().registerBuffer("demo", &buffer, PAGESIZE) != Datastore::Success || !buffer)
        return false;

    // What the last question left there has to be there still, through the old mapping and through the new one
    const bool kept = !m_buffer || (*buffer == m_value && *m_buffer == m_value);

    m_buffer = buffer;
    m_value = m_value * 1664525U + 1013904223U;
    *m_buffer = m_value;
    return kept;
}

bool ServerProbe::askRecovery() const
{
    RecoveryStatus records[16];
    Size count = sizeof(records) / sizeof(records[0]);

    return RecoveryClient().getStatus(records, count) == Recovery::Success && count > 0;
}

Size ServerProbe::programBytes(const ProcessID pid)
{
    // Programs are far smaller than this
    static const Size maximum = MegaByte(4);
    const Memory::Range image = Arch::MemoryMap().range(MemoryMap::UserData);
    Size bytes = 0;

    for (Size offset = 0; offset < image.size && offset < maximum; offset += PAGESIZE)
    {
        Memory::Range page;

        page.virt = image.virt + offset;
        page.phys = 0;
        page.size = PAGESIZE;
        page.access = Memory::None;

        if (VMCtl(pid, LookupVirtual, &page) == API::Success)
            bytes += PAGESIZE;
    }
    return bytes;
}
