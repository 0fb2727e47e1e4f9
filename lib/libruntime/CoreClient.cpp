// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <core/CoreMessage.h>
#include "CoreClient.h"

CoreClient::CoreClient(const ProcessID pid)
    : m_pid(pid)
{
}

Core::Result CoreClient::request(CoreMessage &msg) const
{
    msg.type = ChannelMessage::Request;

    return ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), m_pid) == ChannelClient::Success
               ? Core::Success
               : Core::IpcError;
}

Core::Result CoreClient::getCoreCount(Size &numCores) const
{
    CoreMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Core::GetCoreCount;

    const Core::Result result = request(msg);
    if (result != Core::Success)
    {
        return result;
    }
    if (msg.result == Core::Success)
    {
        numCores = msg.coreNumber;
    }
    return msg.result;
}

Core::Result CoreClient::createProcess(const Size coreId,
                                       const Address programAddr,
                                       const Size programSize,
                                       const char *programCmd) const
{
    CoreMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Core::CreateProcess;
    msg.coreNumber = coreId;
    msg.programAddr = programAddr;
    msg.programSize = programSize;
    msg.programCmd = programCmd;

    const Core::Result result = request(msg);
    return result == Core::Success ? msg.result : result;
}
