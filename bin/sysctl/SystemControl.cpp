// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ProcessFinder.h>
#include <RecoveryClient.h>
#include <stdio.h>
#include "SystemControl.h"

SystemControl::SystemControl(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Stop, continue or restart running processes");
    parser().registerPositional("PROCESS", "Numbers or program names of the processes", 0);
    parser().registerFlag('s', "stop", "Stop the processes");
    parser().registerFlag('c', "continue", "Continue stopped processes");
    parser().registerFlag('r', "restart", "Restart the processes in place");
}

SystemControl::Result SystemControl::exec()
{
    const Vector<Argument *> &names = arguments().getPositionals();
    const bool stop = arguments().get("stop") != ZERO;
    const bool resume = arguments().get("continue") != ZERO;
    const bool restart = arguments().get("restart") != ZERO;
    Result result = Success;

    if (stop + resume + restart != 1 || names.count() == 0)
    {
        dprintf(2, "sysctl: give one of -s, -c and -r, and at least one process\r\n");
        return ShowUsage;
    }

    const Action action = stop ? StopAction : resume ? ContinueAction : RestartAction;

    for (Size i = 0; i < names.count(); i++)
    {
        const char *name = *names[i]->getValue();
        ProcessID pid;

        switch (ProcessFinder().find(name, pid))
        {
            case ProcessFinder::Success:
                if (apply(action, pid) != Success)
                    result = IOError;
                break;

            case ProcessFinder::Ambiguous:
                dprintf(2, "sysctl: %s: more than one process matches: give a number or a longer path\r\n", name);
                result = InvalidArgument;
                break;

            default:
                dprintf(2, "sysctl: %s: no such process\r\n", name);
                result = NotFound;
                break;
        }
    }
    return result;
}

SystemControl::Result SystemControl::apply(const Action action, const ProcessID pid) const
{
    static const char *verbs[] = { "stop", "continue", "restart" };
    const char *reason;

    if (action == RestartAction)
    {
        switch (RecoveryClient().restartProcess(pid))
        {
            case Recovery::Success:          return Success;
            case Recovery::IOError:          reason = "its program cannot be loaded; it keeps running"; break;
            case Recovery::InvalidArgument:  reason = "it is no process that can be restarted"; break;
            case Recovery::NotFound:         reason = "no such process"; break;
            case Recovery::PermissionDenied: reason = "permission denied"; break;
            case Recovery::IpcError:         reason = "the recovery server does not answer"; break;
            default:                         reason = "the recovery server gives an unknown answer"; break;
        }
    }
    else
    {
        const API::Result result = ProcessCtl(pid, action == StopAction ? Stop : Resume);

        switch (result)
        {
            case API::Success:         return Success;
            case API::NotFound:        reason = "no such process"; break;
            case API::AccessViolation: reason = "permission denied"; break;
            case API::IOError:         reason = "the process is not in a state for it"; break;
            default:                   reason = "the kernel refuses"; break;
        }
    }

    dprintf(2, "sysctl: cannot %s process %u: %s\r\n", verbs[action], pid, reason);
    return IOError;
}
