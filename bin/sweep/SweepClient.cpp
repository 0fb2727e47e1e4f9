// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ProcessClient.h>
#include <stdio.h>
#include <unistd.h>
#include "SweepClient.h"

volatile SweepRecord sweepRecord;

extern C __attribute__((noinline)) void sweepStop()
{
    asm volatile ("" ::: "memory");
}

SweepClient::SweepClient(const char *server)
    : m_workload(Workload::create(server))
    , m_server(m_workload ? ProcessClient().findProcess(m_workload->program()) : ANY)
{
}

SweepClient::~SweepClient()
{
    delete m_workload;
}

void SweepClient::waitForRestarts(const u32 number) const
{
    static const Size patience = 300;

    // The answer may have come before the server failed
    for (Size i = 0; i < patience && Workload::restartsOf(m_server) < number; i++)
        usleep(10000);
}

void SweepClient::measure()
{
    // Who holds memory of the old program hears of its end first
    usleep(200000);

    const SystemInformation info;

    sweepRecord.pages = info.memoryAvail / PAGESIZE;
    sweepRecord.shares = info.shareCount;
    sweepRecord.heap = info.kernelHeapAvail;
}

int SweepClient::run()
{
    u32 number = 0;

    if (!m_workload || m_server == ANY || !m_workload->prepare())
    {
        dprintf(2, "sweep: there is no such server, or it does not work\r\n");
        return 1;
    }

    while (number < WarmUp)
        m_workload->round(number++);

    const u32 before = Workload::restartsOf(m_server);

    sweepRecord.answers = 0;
    sweepMark(SweepRecord::Begin);
    m_workload->round(number++);
    sweepMark(SweepRecord::End);

    waitForRestarts(before + sweepRecord.faults);
    m_workload->round(number++);
    sweepRecord.restarts = Workload::restartsOf(m_server) - before;
    measure();
    sweepMark(SweepRecord::Done);

    return sweepRecord.wrong || sweepRecord.lost || sweepRecord.doubled;
}
