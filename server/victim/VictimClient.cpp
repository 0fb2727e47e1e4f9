// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <MemoryBlock.h>
#include "VictimClient.h"

VictimClient::VictimClient(const ProcessID pid)
    : m_pid(pid)
{
}

Victim::Result VictimClient::request(const Victim::Action action,
                                     Size & value,
                                     const Size limit,
                                     const ProcessID peer) const
{
    VictimMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Request;
    msg.action = action;
    msg.value = value;
    msg.limit = limit;
    msg.pid = peer;

    if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), m_pid) != ChannelClient::Success)
        return Victim::IpcError;

    value = msg.value;
    return msg.result;
}

bool VictimClient::echo(const Size value) const
{
    Size answer = value;

    return request(Victim::Echo, answer) == Victim::Success && answer == value + 1;
}

Victim::Result VictimClient::harmOnce(const Victim::Action action, Size & value, const ProcessID peer) const
{
    return request(action, value, restarts(), peer);
}

Size VictimClient::restarts() const
{
    ProcessInfo info;

    return ProcessCtl(m_pid, InfoPID, (Address) &info) == API::Success ? info.restarts : ANY;
}
