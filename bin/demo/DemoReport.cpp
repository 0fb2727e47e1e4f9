// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <stdio.h>
#include <unistd.h>
#include <sys/types.h>
#include "DemoReport.h"

DemoReport::DemoReport()
    : m_frequency(0)
    , m_count(0)
    , m_recovered(0)
{
    // The kernel needs some clock ticks to know it
    for (Size i = 0; i < 200 && (m_frequency = SystemInformation().timestampFrequency) == 0; i++)
        usleep(10000);
}

void DemoReport::restart(const char *name, const ProcessID pid, const char *cause, const char *story,
                         const char *noticed, const bool recovered, const u64 ticks, const Size bytes)
{
    const u64 microseconds = m_frequency ? ticks * 1000000 / m_frequency : 0;

    m_count++;

    if (recovered)
    {
        m_recovered++;
        printf("%-9s (process %2u) %s: first answer after %llu instructions (%llu us), "
               "%u bytes were written again.\r\n", name, pid, story, ticks, microseconds, bytes);
    }
    else
    {
        printf("%-9s (process %2u) %s: it was NOT restarted as it should.\r\n", name, pid, story);
    }

    printf("DEMO server=%s pid=%u cause=%s noticed=%s outcome=%s instructions=%llu microseconds=%llu bytes=%u\r\n",
           name, pid, cause, noticed, recovered ? "recovered" : "failed", ticks, microseconds, bytes);
}

bool DemoReport::fault(FaultTrial & trial, const char *cause, const char *happened, const bool answered)
{
    const bool byKernel = trial.getProcessID() == RECOVERY_PID;
    const u32 kind = trial.noticed();
    const bool good = answered && trial.isExpected(kind);
    char story[160], noticed[32];

    snprintf(noticed, sizeof(noticed), "%s:%s", byKernel ? "kernel" : kind == FaultInfo::Hang ? "pings" : "event",
             faultKindName(kind));

    // One word
    for (char *text = noticed; *text; text++)
        *text = *text == ' ' ? '_' : *text;

    if (kind == FaultInfo::Hang)
    {
        snprintf(story, sizeof(story), "%s, noticed as %s", happened,
                 byKernel ? "hang by the kernel: no sign of life" : "hang by the RecoveryServer: no answer to pings");
    }
    else
    {
        snprintf(story, sizeof(story), "%s, noticed as %s by the %s", happened, faultKindName(kind),
                 byKernel ? "kernel" : "RecoveryServer: the kernel tells it");
    }

    restart(trial.serverName(), trial.getProcessID(), cause, story, noticed, good, trial.duration(),
            good ? ServerProbe::programBytes(trial.getProcessID()) : 0);

    if (!good)
        printf("demo: %s: answer %d, noticed as %u, restarts %u\r\n", trial.serverName(), answered, kind,
               trial.restarts());
    return good;
}
