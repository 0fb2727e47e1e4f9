// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>
#include "HostShareManager.h"

// The part of HostShareManager that works at the beginning and at the end of the process

extern "C" void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static HostShareManager *cleaned = nullptr;

static void onExit()
{
    if (cleaned)
        cleaned->cleanup();
}

static void onDeadlySignal(int number)
{
    onExit();
    signal(number, SIG_DFL);
    raise(number);
}

void HostShareManager::cleanup()
{
    char path[48];

    // Not what belongs to our parent, if we are a child that never used shares
    if (m_pid != (ProcessID) getpid())
        return;

    m_mailbox.unlink();

    for (Size i = 0; i < MaximumShares; i++)
    {
        if (m_shares[i].used && m_shares[i].named)
        {
            name(m_pid, m_shares[i].share.pid, m_shares[i].share.tagId, path, sizeof(path));
            shm_unlink(path);
        }
    }
}

bool HostShareManager::prepare()
{
    static const int deadly[] = { SIGHUP, SIGINT, SIGTERM, SIGQUIT };

    if (m_events)
        return true;

    void *memory = mmap(nullptr, EventPages * PAGESIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;

    HostMailbox::sweep();

    if (!m_mailbox.create())
    {
        munmap(memory, EventPages * PAGESIZE);
        return false;
    }
    m_events = (Address) memory;

    // A server that a test started does not outlive it
    prctl(PR_SET_PDEATHSIG, SIGTERM);

    if (!cleaned)
    {
        cleaned = this;
        atexit(onExit);
        if (__sanitizer_set_death_callback)
            __sanitizer_set_death_callback(onExit);

        for (const int number : deadly)
        {
            struct sigaction action = {};

            if (sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_DFL)
            {
                action.sa_handler = onDeadlySignal;
                sigaction(number, &action, nullptr);
            }
        }
    }
    return true;
}
