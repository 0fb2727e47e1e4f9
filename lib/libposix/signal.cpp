// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include "ErrorCode.h"
#include "errno.h"
#include "signal.h"

extern C int kill(pid_t pid, int sig)
{
    API::Result result;

    switch (sig)
    {
        case SIGTERM:
        case SIGKILL:
            result = ProcessCtl(pid, KillPID, 1);
            break;

        case SIGSTOP:
            result = ProcessCtl(pid, Stop);
            break;

        case SIGCONT:
            result = ProcessCtl(pid, Resume);
            break;

        case 0:
        {
            ProcessInfo info;
            result = ProcessCtl(pid, InfoPID, (Address) &info);
            break;
        }

        default:
            return ErrorCode::fail(EINVAL);
    }
    return result == API::Success ? 0 : ErrorCode::fail(ErrorCode::fromKernel(result));
}
