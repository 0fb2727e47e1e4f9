// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <recovery/RecoveryMessage.h>
#include "RecoveryClient.h"

RecoveryClient::RecoveryClient(const ProcessID pid)
    : m_pid(pid)
{
}

Recovery::Result RecoveryClient::restartProcess(const ProcessID pid) const
{
    RecoveryMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Request;
    msg.action = Recovery::RestartProcess;
    msg.pid = pid;

    if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), m_pid) != ChannelClient::Success)
    {
        return Recovery::IpcError;
    }
    return msg.result;
}
