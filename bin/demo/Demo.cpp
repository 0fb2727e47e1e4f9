// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <RecoveryClient.h>
#include <Timestamp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "Demo.h"

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
    { ZERO, ANY, ZERO, ServerProbe::Idle, ZERO }
};

Demo::Demo(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_client(-1)
    , m_frequency(0)
{
    parser().setDescription("Restart every server in place while a client uses them");
    parser().registerFlag('s', "stay", "Do not turn the computer off at the end");
    memset(&m_counters, 0, sizeof(m_counters));
}

Demo::Result Demo::exec()
{
    Size count = 0, recovered = 0, failures = 0;

    // The kernel needs some clock ticks to know it
    for (Size i = 0; i < 200 && (m_frequency = SystemInformation().timestampFrequency) == 0; i++)
        usleep(10000);


    // Connects us: nobody has this ProcessID. What is measured later is the restart alone
    RecoveryClient().restartProcess(ANY);

    printf("A client writes, reads and checks files while each server is restarted in place.\r\n");

    if (!startClient() || !waitForClient())
    {
        printf("demo: the client does not work\r\n");
        failures++;
    }

    for (const ServerProbe::Server *server = servers; server->name; server++)
    {
        count++;
        if (restartServer(*server))
            recovered++;

        // The client has to get on with its work, with whichever server it is waiting for
        if (!waitForClient())
        {
            printf("demo: the client is stuck after the restart of %s\r\n", server->name);
            failures++;
        }
    }

    if (!refuseRecovery())
        failures++;

    if (!stopClient())
    {
        printf("demo: the client does not finish\r\n");
        failures++;
    }

    failures += (count - recovered) + m_counters.errors;

    printf("DEMO-NOTE The client completed %u rounds and saw %u errors.\r\n",
           m_counters.iterations, m_counters.errors);
    if (m_counters.lost > 0)
    {
        printf("DEMO-NOTE %u of its files in /tmp were lost by the restart of tmp, "
               "which keeps them in memory only.\r\n", m_counters.lost);
    }
    else
        printf("DEMO-NOTE None of its files in /tmp was lost.\r\n");

    printf("DEMO-SUMMARY servers=%u recovered=%u client_iterations=%u client_errors=%u files_lost=%u failures=%u\r\n",
           count, recovered, m_counters.iterations, m_counters.errors, m_counters.lost, failures);

    if (!arguments().get("stay"))
    {
        PrivExec(ShutdownSystem, failures ? 1 : 0);
        printf("demo: no permission to turn the computer off\r\n");
    }
    return failures ? IOError : Success;
}

bool Demo::restartServer(const ServerProbe::Server & server)
{
    const RecoveryClient recovery;
    ServerProbe probe(server);
    const ProcessID pid = probe.getProcessID();

    // The first question connects us, so that the one after the restart measures the restart
    if (pid == ANY || !probe.ask())
    {
        printf("%s does not work before its restart.\r\n", server.name);
        report(server.name, pid, "failed", 0, 0);
        return false;
    }

    const u32 before = restarts(pid);
    const u64 begin = timestamp();
    const Recovery::Result result = recovery.restartProcess(pid);
    const bool answered = result == Recovery::Success && probe.ask();
    const u64 ticks = timestamp() - begin;

    if (answered && restarts(pid) == before + 1)
    {
        report(server.name, pid, "recovered", ticks, ServerProbe::programBytes(pid));
        return true;
    }

    printf("%s: restart result %d, %s, restart count %u, was %u.\r\n", server.name, (int) result,
           answered ? "answered" : "no right answer", restarts(pid), before);
    report(server.name, pid, "failed", ticks, 0);
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
