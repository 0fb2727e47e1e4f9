// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <FreeNOS/UserMemory.h>
#include <FreeNOS/Kernel.h>
#include <String.h>
#include "PrivExec.h"

/** Bytes that are fetched and written at once */
static const Size PieceSize = 512;

/** Longest text that is written: the kernel does nothing else meanwhile. What is behind is left out. */
static const Size MaximumText = KiloByte(16);

static API::Result writeConsole(const Address text)
{
    static char piece[PieceSize];
    Size length = PieceSize - 1;

    for (Size done = 0; done < MaximumText && length == PieceSize - 1; done += length)
    {
        if (!UserMemory::readText(piece, text + done, sizeof(piece)))
            return API::AccessViolation;

        Console::write(piece);
        length = String::length(piece);
    }
    return API::Success;
}

API::Result PrivExecHandler(const PrivOperation op, const Address param)
{
    Kernel *kernel = Kernel::instance();
    ProcessManager *procs = kernel->getProcessManager();
    Process *proc = procs->current();

    if (op == WriteConsole)
        return writeConsole(param);

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
