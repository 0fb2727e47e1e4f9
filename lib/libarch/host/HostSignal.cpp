// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>
#include "HostMailbox.h"
#include "HostSignal.h"

static bool initialized = false;

static void onWakeup(int)
{
    // Interrupts ppoll(), which is all that is wanted
}

void HostSignal::initialize()
{
    struct sigaction action = {};
    sigset_t mask;

    if (initialized)
        return;

    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, nullptr);

    action.sa_handler = onWakeup;
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, nullptr);
    initialized = true;
}

bool HostSignal::wait(const Size milliseconds)
{
    const struct timespec timeout = { (time_t) (milliseconds / 1000), (long) (milliseconds % 1000) * 1000000L };
    sigset_t mask;

    initialize();
    sigprocmask(SIG_BLOCK, nullptr, &mask);
    sigdelset(&mask, SIGUSR1);
    return ppoll(nullptr, 0, &timeout, &mask) < 0 && errno == EINTR;
}

void HostSignal::wakeup(const ProcessID pid)
{
    if (pid == (ProcessID) getpid())
    {
        initialize();
        kill(getpid(), SIGUSR1);
    }
    // The default action of the signal would end who does not expect it
    else if (HostMailbox::isReady(pid))
    {
        kill((pid_t) pid, SIGUSR1);
    }
}
