// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Character.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include <stdio.h>
#include <string.h>
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

        switch (findProcess(name, pid))
        {
            case Success:
                if (apply(action, pid) != Success)
                    result = IOError;
                break;

            case InvalidArgument:
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

SystemControl::Result SystemControl::findProcess(const char *text, ProcessID & pid) const
{
    const ProcessClient client;
    Size digits = 0, matches = 0;
    u64 number = 0;

    while (Character::isDigit(text[digits]) && digits < 10)
        number = number * 10 + (text[digits++] - '0');

    // Numbers are passed on as they are: who refuses them says why
    if (digits > 0 && !text[digits] && number <= UINT_MAX)
    {
        pid = (ProcessID) number;
        return Success;
    }

    for (ProcessID i = 0; i < ProcessClient::MaximumProcesses; i++)
    {
        ProcessClient::Info info;

        if (client.processInfo(i, info) != ProcessClient::Success)
            continue;

        const char *path = *(const String &) info.command;
        bool match = strcmp(path, text) == 0;

        // A name without slash means a component of the path: "tmp" is /server/filesystem/tmp/server
        while (!match && *path && !strchr(text, '/'))
        {
            const char *end = strchr(path, '/');
            const Size length = end ? end - path : strlen(path);

            match = length == strlen(text) && strncmp(path, text, length) == 0;
            path += length + (end ? 1 : 0);
        }

        if (match && matches++ == 0)
            pid = i;
    }
    return matches == 0 ? NotFound : matches > 1 ? InvalidArgument : Success;
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
