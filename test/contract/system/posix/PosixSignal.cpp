// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <signal.h>
#include "PosixCheck.h"

hasType(&kill, int (*)(pid_t, int));
static_assert(SIGKILL == 9 && SIGTERM == 15 && SIGABRT > 0 && SIGALRM > 0 && SIGBUS > 0 && SIGCHLD > 0 && SIGCONT > 0 &&
              SIGFPE > 0 && SIGHUP > 0 && SIGILL > 0 && SIGINT > 0 && SIGPIPE > 0 && SIGQUIT > 0 && SIGSEGV > 0 &&
              SIGSTOP > 0 && SIGTSTP > 0 && SIGTTIN > 0 && SIGTTOU > 0 && SIGUSR1 > 0 && SIGUSR2 > 0 && SIGURG > 0);

static const char * check()
{
    require(kill(1023, SIGTERM) == -1 && kill(1023, SIGUSR1) == -1);
    return 0;
}

POSIX_CHECK(Signal)
