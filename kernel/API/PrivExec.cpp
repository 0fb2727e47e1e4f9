// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/UserMemory.h>
#include <FreeNOS/Kernel.h>
#include "PrivExec.h"

/** Longest text that is written at once */
static const Size MaximumText = 512;

API::Result PrivExecHandler(const PrivOperation op, const Address param)
{
    Kernel *kernel = Kernel::instance();
    ProcessManager *procs = kernel->getProcessManager();
    Process *proc = procs->current();
    static char text[MaximumText];

    if (op == WriteConsole)
    {
        if (!UserMemory::readText(text, param, sizeof(text)))
            return API::AccessViolation;

        kernel->writeConsole(text);
        return API::Success;
    }

    if (op == Idle)
    {
        procs->idle();
        return API::Success;
    }

    if (op != RebootSystem && op != ShutdownSystem && op != Panic)
        return API::InvalidArgument;

    if (!(proc->getPrivileges() & Privilege::Power))
        return API::AccessViolation;

    if (op == RebootSystem)
        kernel->reboot();
    else if (op == ShutdownSystem)
        kernel->shutdown(param);
    else
        kernel->epitaph("panic requested", ZERO);

    return API::IOError;
}
