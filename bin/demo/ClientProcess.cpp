// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include "ClientProcess.h"

ClientProcess::ClientProcess(const char *program)
    : m_program(program)
    , m_pid(-1)
{
    memset(&m_counters, 0, sizeof(m_counters));
}

ClientProcess::~ClientProcess()
{
    stop();
}

bool ClientProcess::start()
{
    const char *arguments[] = { m_program, "--client", ZERO };

    memset(&m_counters, 0, sizeof(m_counters));
    m_pid = forkexec(m_program, arguments);
    return m_pid >= 0 && waitForRounds(2);
}

bool ClientProcess::readCounters()
{
    return m_pid >= 0 &&
           VMCopy(m_pid, API::Read, (Address) &m_counters, (Address) &CheckingClient::counters,
                  sizeof(m_counters)) == API::Success;
}

bool ClientProcess::waitForRounds(const u32 rounds)
{
    if (!readCounters())
        return false;

    const u32 goal = m_counters.iterations + rounds;

    // A round takes far less than a clock tick
    for (Size i = 0; i < MaximumYields && (s32) (m_counters.iterations - goal) < 0; i++)
    {
        ProcessCtl(SELF, Schedule);
        if (!readCounters())
            return false;
    }

    for (Size waited = 0; waited < Patience; waited += 10)
    {
        if (!readCounters())
            return false;
        if (m_counters.iterations >= goal)
            return true;
        usleep(10000);
    }
    return false;
}

void ClientProcess::write(const volatile u32 *counter, const u32 value)
{
    if (m_pid >= 0)
        VMCopy(m_pid, API::Write, (Address) &value, (Address) counter, sizeof(value));
}

void ClientProcess::setNaps(const bool on)
{
    write(&CheckingClient::counters.naps, on);
}

bool ClientProcess::stop()
{
    bool done = false;
    int status;

    if (m_pid < 0)
        return false;

    write(&CheckingClient::counters.stop, 1);

    for (Size waited = 0; !done && waited < Patience && readCounters(); waited += 10)
    {
        done = m_counters.done != 0;
        if (!done)
            usleep(10000);
    }

    ProcessCtl(m_pid, KillPID);
    waitpid(m_pid, &status, 0);
    m_pid = -1;
    return done;
}
