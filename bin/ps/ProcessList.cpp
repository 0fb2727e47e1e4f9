// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <ProcessClient.h>
#include "ProcessList.h"

ProcessList::ProcessList(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print a table of all processes");
}

ProcessList::Result ProcessList::exec()
{
    const ProcessClient client;

    printf("ID   PARENT USER GROUP STATUS   RESTARTS FAULTS PRIV CMD\r\n");

    for (ProcessID pid = 0; pid < ProcessClient::MaximumProcesses; pid++)
    {
        ProcessClient::Info info;

        if (client.processInfo(pid, info) != ProcessClient::Success)
            continue;

        const ProcessInfo &state = info.kernelState;
        const u32 mask = state.privileges;
        const char privileges[] =
        {
            (mask & Privilege::Manage) ? 'M' : '-',
            (mask & Privilege::Device) ? 'D' : '-',
            (mask & Privilege::Power)  ? 'P' : '-',
            ZERO
        };

        // The kernel knows no users: whoever holds no privileges is a guest, all others count as root
        const uint user = mask == Privilege::None ? 1000 : 0;

        printf("%-4u %-6u %-4u %-5u %-8s %-8u %-6u %s  %s\r\n",
               state.id, state.parent, user, user, *info.textState, state.restarts, state.faults, privileges,
               info.command.length() ? *info.command : "?");
    }
    return Success;
}
