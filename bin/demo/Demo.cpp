// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <RecoveryClient.h>
#include <Timestamp.h>
#include <stdio.h>
#include "Demo.h"
#include "FaultScenes.h"

/** This program */
static const char programPath[] = "/bin/demo";

/** ProcessID of the idle program, which the order in the boot image gives */
static const ProcessID idleProcess = 4;

const ServerProbe::Server Demo::servers[] =
{
    { "core", CORESRV_PID, "/server/core/server", ServerProbe::CoreCount, ZERO },
    { "datastore", DATASTORE_PID, "/server/datastore/server", ServerProbe::Buffer, ZERO },
    { "ext2", ROOTFS_PID, "/server/filesystem/ext2/server", ServerProbe::Status, "/etc/init.sh" },
    { "tmp", ANY, "/server/filesystem/tmp/server", ServerProbe::Status, "/tmp" },
    { "serial", ANY, "/server/serial/server", ServerProbe::Console, ZERO },
    { "time", ANY, "/server/time/server", ServerProbe::Status, "/dev/time/rtc0" },
    { "idle", idleProcess, "/server/idle/server", ServerProbe::Idle, ZERO },
    { "recovery", RECOVERY_PID, "/server/recovery/server", ServerProbe::Supervision, ZERO },
    { ZERO, ANY, ZERO, ServerProbe::Idle, ZERO }
};

Demo::Demo(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_client(programPath)
{
    parser().setDescription("Restart every server in place while a client uses them");
    parser().registerFlag('s', "stay", "Do not turn the computer off at the end");
}

Demo::Result Demo::exec()
{
    DemoReport report;
    FaultScenes scenes(servers, m_client, report);
    Size failures = 0;

    // Connects us: nobody has this ProcessID. What is measured later is the restart alone
    RecoveryClient().restartProcess(ANY);

    printf("A client writes, reads and checks files while each server is restarted in place.\r\n");

    if (!m_client.start())
    {
        printf("demo: the client does not work\r\n");
        failures++;
    }

    printf("DEMO-NOTE Restarts on request:\r\n");
    failures += restartServers(report);

    printf("DEMO-NOTE Crashes, ends and hangs; nobody asks for a restart:\r\n");
    for (Size cause = 0; cause < FaultTrial::CauseCount; cause++)
        failures += scenes.eachServer((FaultTrial::Cause) cause);

    printf("DEMO-NOTE Three servers at once, and the RecoveryServer in the middle of a restart:\r\n");
    failures += scenes.threeAtOnce();
    failures += scenes.middleOfRestart();

    if (!m_client.stop())
    {
        printf("demo: the client does not finish\r\n");
        failures++;
    }

    summarize(report, failures);

    if (!arguments().get("stay"))
    {
        PrivExec(ShutdownSystem, failures || m_client.counters().errors ? 1 : 0);
        printf("demo: no permission to turn the computer off\r\n");
    }
    return failures || m_client.counters().errors ? IOError : Success;
}

void Demo::summarize(const DemoReport & report, const Size failures) const
{
    const CheckingClient::Counters & client = m_client.counters();

    printf("DEMO-NOTE The client completed %u rounds and saw %u errors.\r\n", client.iterations, client.errors);
    if (client.lost > 0)
    {
        printf("DEMO-NOTE %u of its files in /tmp were lost by the restart of tmp, "
               "which keeps them in memory only.\r\n", client.lost);
    }
    else
        printf("DEMO-NOTE None of its files in /tmp was lost.\r\n");

    printf("DEMO-SUMMARY servers=%u recovered=%u client_iterations=%u client_errors=%u files_lost=%u failures=%u\r\n",
           report.count(), report.recovered(), client.iterations, client.errors, client.lost,
           failures + client.errors);
}

Size Demo::restartServers(DemoReport & report)
{
    Size failures = 0;

    for (const ServerProbe::Server *server = servers; server->name; server++)
    {
        // That one is asked below
        if (server->kind == ServerProbe::Supervision)
            continue;

        if (!restartServer(*server, report))
            failures++;

        // The client has to get on with its work, with whichever server it is waiting for
        if (!m_client.waitForRounds(RoundsBetween))
        {
            printf("demo: the client is stuck after the restart of %s\r\n", server->name);
            failures++;
        }
    }
    return failures + (refuseRecovery() ? 0 : 1);
}

bool Demo::restartServer(const ServerProbe::Server & server, DemoReport & report)
{
    static const char cause[] = "request", story[] = "is restarted on request";
    const RecoveryClient recovery;
    ServerProbe probe(server);
    const ProcessID pid = probe.getProcessID();

    // The first question connects us, so that the one after the restart measures the restart
    if (pid == ANY || !probe.ask())
    {
        report.restart(server.name, pid, cause, "does not work before its restart", cause, false, 0, 0);
        return false;
    }

    const u32 before = restarts(pid);
    const u64 begin = timestamp();
    const Recovery::Result result = recovery.restartProcess(pid);
    const bool answered = result == Recovery::Success && probe.ask();
    const u64 ticks = timestamp() - begin;

    if (answered && restarts(pid) == before + 1)
    {
        report.restart(server.name, pid, cause, story, cause, true, ticks, ServerProbe::programBytes(pid));
        return true;
    }

    printf("%s: restart result %d, %s, restart count %u, was %u.\r\n", server.name, (int) result,
           answered ? "answered" : "no right answer", restarts(pid), before);
    report.restart(server.name, pid, cause, story, cause, false, ticks, 0);
    return false;
}

bool Demo::refuseRecovery()
{
    const RecoveryClient recovery;
    const u32 before = restarts(RECOVERY_PID);
    const Recovery::Result result = recovery.restartProcess(RECOVERY_PID);

    // An answer to another question shows that it is still alive; nobody has this ProcessID
    const bool alive = recovery.restartProcess(ANY) != Recovery::IpcError;
    const bool refused = result != Recovery::Success && result != Recovery::IpcError;
    const bool success = refused && alive && restarts(RECOVERY_PID) == before;

    printf("DEMO-NOTE recovery (process %u) %s its own restart (result %d), %s\r\n", RECOVERY_PID,
           refused ? "refuses" : "does not refuse", (int) result, alive ? "and still works" : "and does not answer");
    return success;
}

u32 Demo::restarts(const ProcessID pid) const
{
    ProcessInfo info;

    return ProcessCtl(pid, InfoPID, (Address) &info) == API::Success ? info.restarts : 0;
}
