// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <Timer.h>
#include "ServerSet.h"

/** ProcessID of the idle program, which the order in the boot image gives */
static const ProcessID idleProcess = 4;

static const ServerProbe::Server servers[ServerSet::Count] =
{
    { "core", CORESRV_PID, "/server/core/server", ServerProbe::CoreCount, ZERO },
    { "datastore", DATASTORE_PID, "/server/datastore/server", ServerProbe::Buffer, ZERO },
    { "recovery", RECOVERY_PID, "/server/recovery/server", ServerProbe::Supervision, ZERO },
    { "ext2", ROOTFS_PID, "/server/filesystem/ext2/server", ServerProbe::Status, "/etc/passwd" },
    { "tmp", ANY, "/server/filesystem/tmp/server", ServerProbe::Status, "/tmp" },
    { "serial", ANY, "/server/serial/server", ServerProbe::Status, "/dev/serial/serial0/io" },
    { "time", ANY, "/server/time/server", ServerProbe::Status, "/dev/time/rtc0" },
    { "idle", idleProcess, "/server/idle/server", ServerProbe::Idle, ZERO }
};

ServerSet::ServerSet()
    : m_heals(0)
{
    for (Size i = 0; i < Count; i++)
        m_trials[i] = new FaultTrial(servers[i]);
}

ServerSet::~ServerSet()
{
    for (Size i = 0; i < Count; i++)
        delete m_trials[i];
}

bool ServerSet::prepare()
{
    bool success = true;

    for (Size i = 0; i < Count; i++)
        success = m_trials[i]->prepare() && success;

    return success;
}

FaultTrial & ServerSet::at(const Size index)
{
    return *m_trials[index];
}

u32 ServerSet::ticks()
{
    Timer::Info timer;

    timer.ticks = 0;
    ProcessCtl(SELF, InfoTimer, (Address) &timer);
    return timer.ticks;
}

bool ServerSet::mayFail(const Size index) const
{
    return m_trials[index]->getProcessID() != RECOVERY_PID || m_heals < MaximumHeals ||
        ticks() - m_healTicks[m_heals % MaximumHeals] > HealPeriod;
}

void ServerSet::noteFault(const Size index)
{
    if (m_trials[index]->getProcessID() == RECOVERY_PID)
        m_healTicks[m_heals++ % MaximumHeals] = ticks();
}
