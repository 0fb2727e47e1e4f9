// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ProcessClient.h>
#include <stdio.h>
#include "KillProcess.h"

KillProcess::KillProcess(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("End processes");
    parser().registerPositional("PID", "Processes to end", 0);
}

KillProcess::Result KillProcess::exec()
{
    const Vector<Argument *> &pids = arguments().getPositionals();
    Result result = Success;

    if (pids.count() == 0)
    {
        dprintf(2, "kill: no process given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < pids.count(); i++)
    {
        const char *text = *pids[i]->getValue();
        const char *reason = ZERO;
        u32 pid;

        if (!ArgumentParser::parseNumber(text, ProcessClient::MaximumProcesses - 1, pid))
        {
            reason = "not a process number";
        }
        else
        {
            // The exit status of a process that was ended by this command is 1, as for kill()
            switch (ProcessCtl(pid, KillPID, 1))
            {
                case API::Success:         break;
                case API::NotFound:        reason = "no such process"; break;
                case API::AccessViolation: reason = "permission denied"; break;
                default:                   reason = "cannot be ended"; break;
            }
        }

        if (reason)
        {
            dprintf(2, "kill: %s: %s\r\n", text, reason);
            result = IOError;
        }
    }
    return result;
}
