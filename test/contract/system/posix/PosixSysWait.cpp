// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/wait.h>
#include "PosixCheck.h"

hasType(&waitpid, pid_t (*)(pid_t, int *, int));
hasValue(WEXITSTATUS(7), 7);

static const char * check()
{
    int status = 0;

    require(waitpid(1023, &status, 0) == (pid_t) -1);
    return 0;
}

POSIX_CHECK(SysWait)
