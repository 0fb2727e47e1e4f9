// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <RecoveryClient.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "RestartLoop.h"

/** This program */
static const char programPath[] = "/bin/restartloop";

const OpenServer::Server RestartLoop::servers[] =
{
    { { "core", CORESRV_PID, "/server/core/server", ServerProbe::CoreCount, ZERO }, ZERO, false },
    { { "datastore", DATASTORE_PID, "/server/datastore/server", ServerProbe::Buffer, ZERO }, ZERO, false },
    { { "ext2", ROOTFS_PID, "/server/filesystem/ext2/server", ServerProbe::Status, "/etc/passwd" },
      "/etc/passwd", false },
    { { "tmp", ANY, "/server/filesystem/tmp/server", ServerProbe::Status, "/tmp" }, "/tmp/restartloop", true },
    { { "serial", ANY, "/server/serial/server", ServerProbe::Console, ZERO }, ZERO, false },
    { { "time", ANY, "/server/time/server", ServerProbe::Status, "/dev/time/rtc0" }, "/dev/time/rtc0", false },
    { { "idle", 4, "/server/idle/server", ServerProbe::Idle, ZERO }, ZERO, false }
};

RestartLoop::RestartLoop(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_client(-1)
{
    parser().setDescription("Restart servers in place, many times and under load");
    parser().registerPositional("COUNT", "Number of restarts of each server", 1);
    parser().registerPositional("SERVER", "Names of the servers, all if none is given", 0);
    memset(&m_counters, 0, sizeof(m_counters));
}

RestartLoop::Result RestartLoop::exec()
{
    const Vector<Argument *> &words = arguments().getPositionals();
    const char *number = *words[0]->getValue();
    Size failures = 0, restarted = 0;
    u32 count = 0;

    if (!ArgumentParser::parseNumber(number, UINT_MAX, count) || count == 0)
    {
        dprintf(2, "restartloop: %s: not a number of restarts\r\n", number);
        return InvalidArgument;
    }

    for (Size i = 1; i < words.count(); i++)
    {
        if (!isServer(*words[i]->getValue()))
        {
            dprintf(2, "restartloop: %s: no server that it knows\r\n", *words[i]->getValue());
            return NotFound;
        }
    }

    for (Size i = 0; i < sizeof(servers) / sizeof(servers[0]); i++)
    {
        if (isWanted(servers[i]))
        {
            OpenServer server(servers[i]);

            failures += loop(server, servers[i].probe.name, count);
            restarted++;
        }
    }
    printf("RESTARTLOOP-END servers=%u failures=%u\r\n", restarted, failures);
    return failures || !restarted ? IOError : Success;
}

bool RestartLoop::isServer(const char *name) const
{
    bool found = false;

    for (Size i = 0; i < sizeof(servers) / sizeof(servers[0]); i++)
        found = found || strcmp(name, servers[i].probe.name) == 0;
    return found;
}

bool RestartLoop::isWanted(const OpenServer::Server & server) const
{
    const Vector<Argument *> &names = arguments().getPositionals();

    // The first one is the number of restarts
    for (Size i = 1; i < names.count(); i++)
    {
        if (strcmp(*names[i]->getValue(), server.probe.name) == 0)
            return true;
    }
    return names.count() <= 1;
}

Size RestartLoop::loop(OpenServer & server, const char *name, const Size count)
{
    Size errors = 0, done = 0;
    const char *problem = server.getProcessID() == ANY ? "it does not run" : server.check();
    bool working = !problem && startClient();

    for (Size i = 0; i < WarmUp && working && !problem; i++)
        problem = restart(server);

    working = working && !problem && stopClient();
    const Resources before = measure();
    working = working && startClient();

    if (!working)
    {
        printf("restartloop: %s: %s\r\n", name, problem ? problem : "the client does not work");
        errors++;
    }

    for (; done < count && working; done++)
    {
        problem = restart(server);

        // The client has to get on, with whichever server it waits for
        if (!readCounters() || !waitForClient(m_counters.iterations + 1, false))
        {
            problem = problem ? problem : "the client is stuck";
            working = false;
            printState("client", m_client);
            printState(name, server.getProcessID());
        }
        if (problem && errors++ < MaximumPrinted)
            printf("restartloop: %s: restart %u: %s\r\n", name, done, problem);
    }

    if (!stopClient())
        errors++;

    const Resources after = measure();

    printf("\r\nRESTARTLOOP server=%s pid=%u restarts=%u pages_before=%u pages_after=%u shares_before=%u "
           "shares_after=%u heap_before=%u heap_after=%u rounds=%u client_errors=%u errors=%u\r\n",
           name, server.getProcessID(), done, before.pages, after.pages, before.shares, after.shares,
           before.heap, after.heap, m_counters.iterations, m_counters.errors + m_counters.lost, errors);

    return errors + m_counters.errors + m_counters.lost + (after.pages != before.pages) +
        (after.shares != before.shares) + (after.heap != before.heap);
}

const char * RestartLoop::restart(OpenServer & server) const
{
    const RecoveryClient recovery;
    const ProcessID pid = server.getProcessID();
    ProcessInfo before, after;

    if (ProcessCtl(pid, InfoPID, (Address) &before) != API::Success)
        return "it is gone before its restart";

    if (recovery.restartProcess(pid) != Recovery::Success)
        return "the restart is refused";

    if (ProcessCtl(pid, InfoPID, (Address) &after) != API::Success)
        return "it is gone after its restart";

    if (after.restarts != before.restarts + 1)
        return "the restart is not counted";

    if (after.generation != before.generation || strcmp(after.path, before.path) != 0)
        return "another process has its ProcessID";

    return server.check();
}

void RestartLoop::printState(const char *name, const ProcessID pid) const
{
    ProcessInfo info;

    if (ProcessCtl(pid, InfoPID, (Address) &info) == API::Success)
        printf("restartloop: %s (process %u): state %u, waits for %u, restarts %u, faults %u\r\n",
               name, pid, info.state, info.waitsFor, info.restarts, info.faults);
}

RestartLoop::Resources RestartLoop::measure() const
{
    const SystemInformation info;

    return { info.memoryAvail / PAGESIZE, info.shareCount, info.kernelHeapAvail };
}

bool RestartLoop::startClient()
{
    const char *arguments[] = { programPath, "--client", ZERO };

    memset(&m_counters, 0, sizeof(m_counters));
    m_client = forkexec(programPath, arguments);
    return m_client >= 0 && waitForClient(2, false);
}

bool RestartLoop::stopClient()
{
    const u32 one = 1;
    int status;

    if (m_client < 0)
        return false;

    VMCopy(m_client, API::Write, (Address) &one, (Address) &CheckingClient::counters.stop, sizeof(one));

    const bool done = waitForClient(0, true);

    ProcessCtl(m_client, KillPID);
    waitpid(m_client, &status, 0);
    m_client = -1;
    return done;
}

bool RestartLoop::waitForClient(const u32 rounds, const bool done)
{
    for (Size waited = 0; waited < Patience; waited += 10)
    {
        if (!readCounters())
            return false;

        if (m_counters.iterations >= rounds && (!done || m_counters.done))
            return true;

        usleep(10000);
    }
    return false;
}

bool RestartLoop::readCounters()
{
    return m_client >= 0 &&
           VMCopy(m_client, API::Read, (Address) &m_counters, (Address) &CheckingClient::counters,
                  sizeof(m_counters)) == API::Success;
}
