// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <RecoveryClient.h>
#include <unistd.h>
#include <sys/wait.h>
#include "VictimProcess.h"

/** Program of the victim */
static const char victimPath[] = "/server/victim/server";

ProcessID VictimProcess::start()
{
    const char *argv[] = { victimPath, 0 };
    const int pid = forkexec(victimPath, argv);

    return pid > 0 ? pid : ANY;
}

VictimProcess::VictimProcess()
    : m_pid(start())
    , m_client(m_pid)
    , m_ready(false)
    , m_generation(0)
    , m_restarts(0)
{
    ProcessInfo info;

    // The first restart is by hand: when it is done, the RecoveryServer has the program
    if (RecoveryClient().restartProcess(m_pid) != Recovery::Success)
        return;

    for (Size i = 0; i < 100; i++)
    {
        if (ProcessCtl(m_pid, InfoPID, (Address) &info) != API::Success)
            return;

        if (info.supervised)
        {
            m_generation = info.generation;
            m_restarts = info.restarts;
            m_ready = m_client.echo(1);
            return;
        }
        usleep(10000);
    }
}

VictimProcess::~VictimProcess()
{
    int status;

    if (m_pid != ANY && ProcessCtl(m_pid, KillPID, 0) == API::Success)
        waitpid(m_pid, &status, 0);
}

bool VictimProcess::isHealed(const Size restarts) const
{
    ProcessInfo info;

    return m_client.echo(7) && ProcessCtl(m_pid, InfoPID, (Address) &info) == API::Success &&
        info.generation == m_generation && info.restarts == m_restarts + restarts;
}

u32 VictimProcess::faultKind() const
{
    FaultInfo fault;

    return ProcessCtl(m_pid, InfoFault, (Address) &fault) == API::Success ? fault.kind : (u32) FaultInfo::None;
}

int VictimProcess::run(const char *path, const char *first, const char *second, const char *third, const char *fourth)
{
    const char *argv[] = { path, first, second, third, fourth, ZERO };
    int status = -1;
    const int pid = forkexec(path, argv);

    if (pid <= 0 || waitpid(pid, &status, 0) != (pid_t) pid)
        return -1;

    return WEXITSTATUS(status);
}
