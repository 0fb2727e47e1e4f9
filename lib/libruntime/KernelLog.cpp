// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/API.h>
#include "KernelLog.h"

KernelLog::KernelLog()
    : Log()
{
}

void KernelLog::write(const char *str)
{
    PrivExec(WriteConsole, (Address) str);
}

void KernelLog::terminate() const
{
    // The process ends in the call. Asking again is only for a kernel that could not do it.
    for (;;)
    {
        ProcessCtl(SELF, KillPID, 1);
    }
}
