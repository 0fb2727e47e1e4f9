// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Timer.h>
#include "PeerWatch.h"
#include "RecoveryClient.h"

PeerWatch::PeerWatch()
    : m_oldest(0)
{
    for (Size i = 0; i < MaximumPeers; i++)
        m_peers[i].pid = ANY;
}

Timer::Info PeerWatch::next()
{
    Timer::Info now;

    now.frequency = 0;

    if (ProcessCtl(SELF, InfoTimer, (Address) &now) == API::Success)
        now.ticks += ((Period * now.frequency) + 999) / 1000;

    return now;
}

PeerWatch::Peer * PeerWatch::find(const ProcessInfo & info, const u32 now)
{
    for (Size i = 0; i < MaximumPeers; i++)
    {
        if (m_peers[i].pid == info.id && m_peers[i].generation == info.generation)
            return &m_peers[i];
    }

    // New: in the place of the one that was added first
    Peer *peer = &m_peers[m_oldest];

    m_oldest = (m_oldest + 1) % MaximumPeers;
    *peer = { info.id, info.generation, now, info.loops, info.requests };
    return peer;
}

bool PeerWatch::check(const ProcessID pid)
{
    ProcessInfo info;
    Timer::Info now;

    if (ProcessCtl(pid, InfoPID, (Address) &info) != API::Success ||
        ProcessCtl(SELF, InfoTimer, (Address) &now) != API::Success)
        return false;

    Peer *peer = find(info, now.ticks);
    const bool moved = peer->loops != info.loops || peer->requests != info.requests;

    if (info.pingAnswer == info.pingRequest || moved)
    {
        peer->tick = now.ticks;
        peer->loops = info.loops;
        peer->requests = info.requests;

        // The next look finds the answer
        if (info.pingAnswer == info.pingRequest)
            ProcessCtl(pid, Ping);

        return false;
    }

    // Who is stopped is in the hands of somebody who may do that
    if (info.state == Process::Stopped || (now.ticks - peer->tick) * 1000 < Limit * now.frequency)
        return false;

    peer->tick = now.ticks;
    RecoveryClient().complain(pid);
    return true;
}
