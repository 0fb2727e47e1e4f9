// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <FreeNOS/System.h>
#include <FreeNOS/Doorbell.h>
#include <MemoryBlock.h>
#include <Timer.h>
#include "HostMailbox.h"
#include "HostProcess.h"
#include "HostShareManager.h"
#include "HostSignal.h"

/** Status for children that were ended with KillPID, which the host does not keep */
struct KilledChild
{
    ProcessID pid;  /**< Its ProcessID */
    uint status;  /**< As wait() tells it */
};

static const Size maximumKilled = 64;
static KilledChild killed[maximumKilled];
static Size killedNext = 0;

/**
 * Check that a process is a child of ours that runs or has not been waited for.
 */
static API::Result checkChild(const ProcessID pid, HostProcess::Info & info)
{
    if (!HostProcess::getInfo(pid, info))
        return API::NotFound;

    return info.parent == (ProcessID) getpid() ? API::Success : API::AccessViolation;
}

static API::Result killProcess(const ProcessID pid, const uint status)
{
    HostProcess::Info info;
    const API::Result result = checkChild(pid, info);

    if (result != API::Success)
        return result;

    if (info.state == 'Z')
        return API::NotFound;

    if (kill((pid_t) pid, SIGKILL) != 0)
        return API::IOError;

    killed[killedNext++ % maximumKilled] = { pid, status };

    // It is gone when this call returns, as on the target
    siginfo_t ended;
    while (waitid(P_PID, (id_t) pid, &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR)
        ;
    HostMailbox::sweep();
    return API::Success;
}

static API::Result stopOrResume(const ProcessID pid, const bool stop)
{
    HostProcess::Info info;
    API::Result result = checkChild(pid, info);

    if (result != API::Success)
        return result;

    if (info.state == 'Z')
        return API::NotFound;

    if (!stop && info.state != 'T')
        return API::IOError;

    if (kill((pid_t) pid, stop ? SIGSTOP : SIGCONT) != 0)
        return API::IOError;

    // The host does it a little later
    for (Size i = 0; i < 1000 && HostProcess::getInfo(pid, info) && (info.state == 'T') != stop; i++)
        usleep(1000);

    return API::Success;
}

static API::Result waitProcess(const ProcessID pid, const bool block)
{
    HostProcess::Info info;
    int status = 0;
    pid_t found;

    if (checkChild(pid, info) != API::Success)
        return API::NotFound;

    while ((found = waitpid((pid_t) pid, &status, block ? 0 : WNOHANG)) < 0 && errno == EINTR)
        ;

    if (found == 0)
        return API::TemporaryUnavailable;

    if (found < 0)
        return API::NotFound;

    uint value = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);

    for (Size i = 0; i < maximumKilled; i++)
    {
        if (killed[i].pid == pid)
        {
            if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
                value = killed[i].status;
            killed[i].pid = 0;
        }
    }
    return (API::Result) (API::Success | ((value & 0xffff) << 16));
}

static API::Result infoProcess(const ProcessID pid, ProcessInfo *output)
{
    HostProcess::Info info;

    if (!HostProcess::isAlive(pid) || !HostProcess::getInfo(pid, info))
        return API::NotFound;

    if (!output)
        return API::AccessViolation;

    MemoryBlock::set(output, 0, sizeof(*output));
    output->id = pid;
    output->parent = info.parent;
    output->state = info.state == 'T' ? Process::Stopped : info.state == 'R' ? Process::Ready : Process::Sleeping;
    output->privileges = Privilege::None;
    output->waitsFor = ANY;
    MemoryBlock::copy(output->path, info.name, sizeof(output->path));
    return API::Success;
}

/**
 * Sleep until woken or until the given time.
 *
 * @param timer Time or zero
 * @param limit Longest sleep in milliseconds
 *
 * @return True if woken
 */
static bool sleepUntil(const Timer::Info *timer, const Size limit)
{
    Size time = limit;

    if (timer)
    {
        const s32 left = (s32) (timer->ticks - HostProcess::getTicks());

        if (left <= 0)
            return false;

        if ((Size) left < time)
            time = (Size) left;
    }
    return HostSignal::wait(time);
}

/**
 * Tell peers what was written for them and sleep until there is something to do.
 */
static API::Result waitSignal(const ProcessID pid, const Timer::Info *timer)
{
    HostShareManager *shares = HostShareManager::instance();
    Doorbell *bell = doorbell();

    for (Size i = 0; i < Doorbell::MaximumProcesses && bell->outboxSummary; i++)
    {
        const u32 bit = 1U << (i % 32);

        if (bell->outbox[i / 32] & bit)
        {
            bell->outbox[i / 32] = bell->outbox[i / 32] & ~bit;
            HostSignal::wakeup(i);
        }
    }
    bell->outboxSummary = 0;
    shares->deliver();

    if (!shares->poll() && !shares->hasNews())
    {
        if (pid != ANY && !HostProcess::isAlive(pid))
            return API::NotFound;

        sleepUntil(timer, HostProcess::MaximumSleep);
        shares->poll();
        shares->hasNews();
    }

    // ProcessIDs of the host do not fit in the bitmaps: have every channel looked at
    bell->events = 1;
    bell->overflow = 1;
    return API::Success;
}

API::Result ProcessCtlHandler(const ProcessID proc,
                              const ProcessOperation op,
                              const Address addr,
                              const Address)
{
    const ProcessID pid = proc == SELF ? (ProcessID) getpid() : proc;
    const bool self = pid == (ProcessID) getpid();
    Timer::Info *timer = (Timer::Info *) addr;

    switch (op)
    {
        case KillPID:
            if (self)
                exit((int) addr);
            return killProcess(pid, (uint) addr);

        case GetPID:
            return (API::Result) getpid();

        case GetParent:
            return (API::Result) getppid();

        case InfoPID:
            return infoProcess(pid, (ProcessInfo *) addr);

        case WaitPID:
        case TestPID:
            return waitProcess(pid, op == WaitPID);

        case InfoTimer:
            if (!timer)
                return API::AccessViolation;
            timer->ticks = HostProcess::getTicks();
            timer->frequency = HostProcess::TickFrequency;
            return API::Success;

        case WaitTimer:
            if (!timer)
                return API::AccessViolation;
            while ((s32) (timer->ticks - HostProcess::getTicks()) > 0 && !sleepUntil(timer, 60000))
                ;
            return API::Success;

        case EnterSleep:
            HostShareManager::instance()->deliver();
            sleepUntil(timer, HostProcess::MaximumSleep);
            HostShareManager::instance()->poll();
            return API::Success;

        case WaitSignal:
            return waitSignal(pid, timer);

        case Schedule:
            sched_yield();
            return API::Success;

        case Wakeup:
            if (!HostProcess::isAlive(pid))
                return API::NotFound;
            HostSignal::wakeup(pid);
            return API::Success;

        case Stop:
        case Resume:
            return self ? API::InvalidArgument : stopOrResume(pid, op == Stop);

        case DropPrivileges:
            return API::Success;

        case InfoFault:
            return API::NotFound;

        default:
            return API::InvalidArgument;
    }
}
