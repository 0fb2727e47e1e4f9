// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <FaultTrial.h>
#include <FileSystemClient.h>
#include <RecoveryClient.h>
#include <Timer.h>
#include <recovery/RecoveryStatus.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include "Benchmark.h"

/** Crashes of each server */
static const Size crashCount = 50;

/** Hangs of each server that is measured: each takes half a second */
static const Size hangCount = 3;

/** Crashes of the RecoveryServer after which the kernel has to forget them: it heals only so many in its period */
static const Size healCount = 14;

/** That period in seconds, some more */
static const Size healPeriod = 11;

/** Runs with and without supervision, in turn */
static const Size supervisionRuns = 3;

/** Requests in each of them: they take longer than two pings of each server, and less than the half second that the
 *  kernel waits for a sign of life of the RecoveryServer */
static const Size supervisionRequests = 100000;

/** Clock ticks for which a bystander works, with a crash loop and without */
static const u32 bystanderTicks = 50;

/** File whose status is asked for */
static const char bystanderPath[] = "/etc/init.sh";

/** Program that crashes on request */
static const char victimPath[] = "/server/victim/server";

static const ServerProbe::Server servers[] =
{
    { "core", CORESRV_PID, "/server/core/server", ServerProbe::CoreCount, ZERO },
    { "datastore", DATASTORE_PID, "/server/datastore/server", ServerProbe::Buffer, ZERO },
    { "ext2", ROOTFS_PID, "/server/filesystem/ext2/server", ServerProbe::Status, "/etc/passwd" },
    { "tmp", ANY, "/server/filesystem/tmp/server", ServerProbe::Status, "/tmp" },
    { "serial", ANY, "/server/serial/server", ServerProbe::Status, "/dev/serial/serial0/io" },
    { "time", ANY, "/server/time/server", ServerProbe::Status, "/dev/time/rtc0" },
    { "recovery", RECOVERY_PID, "/server/recovery/server", ServerProbe::Supervision, ZERO }
};

static const Size serverCount = sizeof(servers) / sizeof(servers[0]);

/** Make a server fail once. Returns true if that was noticed as what it was, and the server is back. */
static bool failOnce(FaultTrial & trial, const FaultTrial::Cause cause)
{
    trial.renewBudget();

    if (!trial.prepare() || !trial.inject(cause))
        return false;

    trial.release();
    return trial.waitForAnswer() && trial.isExpected(trial.noticed());
}

bool Benchmark::crashes(const char *key)
{
    Measurement detection;
    char name[32];

    for (Size i = 0; i < serverCount; i++)
    {
        FaultTrial trial(servers[i]);
        Measurement answer;

        for (Size run = 0; run < crashCount; run++)
        {
            if (servers[i].pid == RECOVERY_PID && run % healCount == 0)
                sleep(healPeriod);

            if (!failOnce(trial, FaultTrial::Crash))
                return false;

            answer.add(trial.healing());

            // The kernel does that for the RecoveryServer, without an event
            if (servers[i].pid != RECOVERY_PID)
                detection.add(trial.detection());
        }
        snprintf(name, sizeof(name), "%s_%s", key, servers[i].name);
        report(name, answer);
    }
    snprintf(name, sizeof(name), "%s_decision", key);
    report(name, detection);
    return true;
}

bool Benchmark::hangs(const char *key)
{
    static const char * const names[] = { "tmp", "recovery" };
    char text[32];

    for (Size i = 0; i < serverCount; i++)
    {
        for (Size j = 0; j < sizeof(names) / sizeof(names[0]); j++)
        {
            if (strcmp(servers[i].name, names[j]) != 0)
                continue;

            FaultTrial trial(servers[i]);
            Measurement decision;

            for (Size run = 0; run < hangCount; run++)
            {
                if (!failOnce(trial, FaultTrial::Hang))
                    return false;

                // What the kernel decides is seen at the answer only, which takes a small part of it
                decision.add(servers[i].pid == RECOVERY_PID ? trial.duration() : trial.detection());
            }
            snprintf(text, sizeof(text), "%s_%s", key, names[j]);
            report(text, decision);
        }
    }
    return true;
}

/** Ask for the status of a file again and again. Returns how long it took, zero if it failed. */
static u64 askAgain(const Size count)
{
    const FileSystemClient client;
    FileSystem::FileStat st;
    const u64 begin = timestamp();

    for (Size i = 0; i < count; i++)
    {
        if (client.statFile(bystanderPath, &st) != FileSystem::Success)
            return 0;
    }
    return timestamp() - begin;
}

bool Benchmark::supervision(const char *key)
{
    Measurement with, without;
    char name[32];

    // While the RecoveryServer is stopped there is no supervision at all
    for (Size i = 0; i < supervisionRuns; i++)
    {
        ProcessInfo before, after;

        usleep(100000);
        const u64 active = askAgain(supervisionRequests);

        usleep(100000);
        if (ProcessCtl(RECOVERY_PID, InfoPID, (Address) &before) != API::Success ||
            ProcessCtl(RECOVERY_PID, Stop) != API::Success)
            return false;

        const u64 stopped = askAgain(supervisionRequests);

        ProcessCtl(RECOVERY_PID, Resume);

        // On a slow machine the kernel has healed it meanwhile: nothing was measured
        if (!active || !stopped || ProcessCtl(RECOVERY_PID, InfoPID, (Address) &after) != API::Success ||
            after.restarts != before.restarts)
            return false;

        with.add(active);
        without.add(stopped);
    }

    const u64 more = with.median(), less = without.median();

    snprintf(name, sizeof(name), "%s_on", key);
    report(name, more);
    snprintf(name, sizeof(name), "%s_off", key);
    report(name, less);
    snprintf(name, sizeof(name), "%s_cost_ppm", key);
    report(name, more > less ? (more - less) * 1000000 / less : 0);
    return true;
}

/** Count requests for so many clock ticks. Returns zero if one fails. */
static u32 bystander()
{
    const FileSystemClient client;
    FileSystem::FileStat st;
    Timer::Info now;
    u32 count = 0;

    ProcessCtl(SELF, InfoTimer, (Address) &now);
    const u32 end = now.ticks + bystanderTicks;

    while ((s32) (now.ticks - end) < 0)
    {
        if (client.statFile(bystanderPath, &st) != FileSystem::Success)
            return 0;

        count++;
        ProcessCtl(SELF, InfoTimer, (Address) &now);
    }
    return count;
}

bool Benchmark::crashLoop(const char *key)
{
    const char *arguments[] = { victimPath, ZERO };
    const RecoveryClient recovery;
    const int victim = forkexec(victimPath, arguments);
    const u32 alone = bystander();
    ProcessInfo before, after;
    char name[32], text[12];

    // The restart by hand makes sure that the RecoveryServer has the program
    if (victim < 0 || !alone || recovery.restartProcess(victim) != Recovery::Success ||
        ProcessCtl(victim, InfoPID, (Address) &before) != API::Success)
    {
        return false;
    }

    snprintf(text, sizeof(text), "%d", victim);

    const int crasher = start("--crasher", text);
    const u32 beside = crasher < 0 ? 0 : bystander();
    const bool alive = ProcessCtl(victim, InfoPID, (Address) &after) == API::Success;

    if (crasher >= 0)
        end(crasher);
    end(victim);

    // Otherwise it was no crash loop
    if (!beside || !alive || after.restarts < before.restarts + 3)
        return false;

    snprintf(name, sizeof(name), "%s_restarts", key);
    report(name, after.restarts - before.restarts);
    snprintf(name, sizeof(name), "%s_bystander_alone", key);
    report(name, alone);
    snprintf(name, sizeof(name), "%s_bystander", key);
    report(name, beside);
    snprintf(name, sizeof(name), "%s_bystander_percent", key);
    report(name, (u64) beside * 100 / alone);
    return true;
}
