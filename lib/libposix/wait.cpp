// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include "ErrorCode.h"
#include "errno.h"
#include "sys/wait.h"

extern C pid_t waitpid(pid_t pid, int *stat_loc, int options)
{
    const ulong result = ProcessCtl(pid, options & WNOHANG ? TestPID : WaitPID);
    const API::Result code = (API::Result) (result & 0xffff);

    if (code == API::TemporaryUnavailable && (options & WNOHANG))
    {
        return 0;
    }
    if (code != API::Success)
    {
        return (pid_t) ErrorCode::fail(ErrorCode::fromKernel(code));
    }
    if (stat_loc != ZERO)
    {
        *stat_loc = (int) (result >> 16);
    }
    return pid;
}
