// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <Timer.h>
#include <Timestamp.h>
#include <stdio.h>
#include <string.h>
#include "FaultScenes.h"

/** What happens, for people */
static const char * const stories[FaultTrial::CauseCount] =
{
    "writes through a null pointer", "ends itself", "loops for ever"
};

FaultScenes::FaultScenes(const ServerProbe::Server *servers, ClientProcess & client, DemoReport & report)
    : m_servers(servers)
    , m_client(client)
    , m_report(report)
{
}

const ServerProbe::Server & FaultScenes::find(const char *name) const
{
    const ServerProbe::Server *server = m_servers;

    while (server->name && strcmp(server->name, name) != 0)
        server++;

    return *server;
}

Size FaultScenes::checkClient(const char *what)
{
    if (m_client.waitForRounds(RoundsBetween))
        return 0;

    printf("demo: the client is stuck after the fault of %s\r\n", what);
    return 1;
}

bool FaultScenes::single(const ServerProbe::Server & server, const FaultTrial::Cause cause)
{
    FaultTrial trial(server);

    if (!trial.prepare())
    {
        m_report.restart(server.name, trial.getProcessID(), FaultTrial::name(cause), "does not work before its fault",
                         "nothing", false, 0, 0);
        return false;
    }

    // The idle program fails only when it runs: the others must leave it some time
    m_client.setNaps(server.kind == ServerProbe::Idle);
    trial.renewBudget();

    const bool injected = trial.inject(cause);

    if (injected)
        trial.release();

    const bool answered = injected && trial.waitForAnswer();

    m_client.setNaps(false);
    return m_report.fault(trial, FaultTrial::name(cause), stories[cause], answered);
}

Size FaultScenes::eachServer(const FaultTrial::Cause cause)
{
    Size failures = 0;

    for (const ServerProbe::Server *server = m_servers; server->name; server++)
    {
        if (!single(*server, cause))
            failures++;

        failures += checkClient(server->name);
    }
    return failures;
}

Size FaultScenes::threeAtOnce()
{
    FaultTrial trials[] = { FaultTrial(find("tmp")), FaultTrial(find("ext2")), FaultTrial(find("datastore")) };
    const Size count = sizeof(trials) / sizeof(trials[0]);
    bool ready = true, answered[count];
    Size failures = 0;

    for (Size i = 0; i < count; i++)
    {
        ready = ready && trials[i].prepare();
        trials[i].renewBudget();
    }

    // All of them are ill before the first one runs again
    for (Size i = 0; i < count; i++)
        ready = ready && trials[i].inject(FaultTrial::Crash);

    for (Size i = 0; i < count; i++)
        trials[i].release();

    for (Size i = 0; i < count; i++)
        answered[i] = ready && trials[i].waitForAnswer();

    for (Size i = 0; i < count; i++)
    {
        if (!m_report.fault(trials[i], "three-at-once", "crashes together with two others", answered[i]))
            failures++;
    }
    return failures + checkClient("three servers");
}

u32 FaultScenes::ticks()
{
    Timer::Info timer;

    timer.ticks = 0;
    ProcessCtl(SELF, InfoTimer, (Address) &timer);
    return timer.ticks;
}

void FaultScenes::waitForTick(const u64 lead)
{
    u64 last = 0, period = 0;

    // Two ticks in a row that did not come while somebody else ran tell the period
    for (Size i = 0; i < 3; i++)
    {
        const u32 before = ticks();

        while (ticks() == before)
            ;

        const u64 now = timestamp();

        if (last && (!period || now - last < period))
            period = now - last;
        last = now;
    }

    while (lead < period && timestamp() - last < period - lead)
        ;
}

bool FaultScenes::catchMoment(FaultTrial & victim, const u64 lead) const
{
    const u32 before = victim.restarts();
    const Size size = ServerProbe::programBytes(victim.getProcessID());

    waitForTick(lead);
    victim.release();

    // The clock takes the processor from the RecoveryServer, then it is our turn
    while (victim.restarts() == before)
    {
        if (ServerProbe::programBytes(victim.getProcessID()) < size)
        {
            ProcessCtl(RECOVERY_PID, Stop);
            return victim.restarts() == before && ServerProbe::programBytes(victim.getProcessID()) < size;
        }
        ProcessCtl(SELF, Schedule);
    }
    return false;
}

Size FaultScenes::middleOfRestart()
{
    FaultTrial victim(find("tmp")), recovery(find("recovery"));
    bool caught = false, good = victim.prepare() && recovery.prepare();
    Size failures = 0;

    for (Size i = 0; i < MaximumAttempts && good && !caught; i++)
    {
        victim.renewBudget();
        good = victim.inject(FaultTrial::Crash);
        caught = good && catchMoment(victim, 100000 + (10000 * i));

        // Missed: it was faster
        if (good && !caught)
        {
            ProcessCtl(RECOVERY_PID, Resume);
            good = victim.waitForAnswer();
        }
    }

    if (!caught)
    {
        printf("demo: the RecoveryServer was never met in the middle of a restart\r\n");
        ProcessCtl(RECOVERY_PID, Resume);
        return 1;
    }

    const Size left = ServerProbe::programBytes(victim.getProcessID());

    // No question to the RecoveryServer: it is stopped
    good = recovery.inject(FaultTrial::Crash);
    recovery.release();

    const bool answered = good && recovery.waitForAnswer();
    const bool finished = victim.waitForAnswer();

    printf("DEMO-NOTE the RecoveryServer crashes while it restarts tmp, of which %u bytes are there; "
           "its successor goes on.\r\n", left);

    if (!m_report.fault(recovery, "crash-in-restart", "crashes in the middle of a restart", answered))
        failures++;
    if (!m_report.fault(victim, "crash-of-restarter", "crashes, and then the RecoveryServer", finished))
        failures++;

    return failures + checkClient("the RecoveryServer");
}
