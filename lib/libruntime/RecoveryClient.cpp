// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <recovery/RecoveryMessage.h>
#include <recovery/RecoveryStatus.h>
#include "RecoveryClient.h"

RecoveryClient::RecoveryClient(const ProcessID pid)
    : m_pid(pid)
{
}

Recovery::Result RecoveryClient::send(RecoveryMessage & msg,
                                      const Recovery::Action action,
                                      const ProcessID pid,
                                      void *buffer,
                                      const Size size,
                                      const Size offset) const
{
    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Request;
    msg.action = action;
    msg.pid = pid;
    msg.buffer = (Address) buffer;
    msg.size = size;
    msg.offset = offset;

    if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), m_pid) != ChannelClient::Success)
    {
        return Recovery::IpcError;
    }

    // More than there is room for cannot have been copied
    if (msg.size > size)
    {
        msg.size = size;
    }
    return msg.result;
}

Recovery::Result RecoveryClient::restartProcess(const ProcessID pid) const
{
    RecoveryMessage msg;

    return send(msg, Recovery::RestartProcess, pid);
}

Recovery::Result RecoveryClient::getStatus(RecoveryStatus *records, Size & count) const
{
    RecoveryMessage msg;
    const Recovery::Result result = send(msg, Recovery::GetStatus, SELF, records, count * sizeof(*records));

    count = result == Recovery::Success ? msg.size / sizeof(*records) : 0;
    return result;
}

Recovery::Result RecoveryClient::getLog(RecoveryEvent *records, Size & count) const
{
    RecoveryMessage msg;
    const Recovery::Result result = send(msg, Recovery::GetLog, SELF, records, count * sizeof(*records));

    count = result == Recovery::Success ? msg.size / sizeof(*records) : 0;
    return result;
}

Recovery::Result RecoveryClient::holdProcess(const ProcessID pid) const
{
    RecoveryMessage msg;

    return send(msg, Recovery::HoldProcess, pid);
}

Recovery::Result RecoveryClient::releaseProcess(const ProcessID pid) const
{
    RecoveryMessage msg;

    return send(msg, Recovery::ReleaseProcess, pid);
}

Recovery::Result RecoveryClient::getDump(const ProcessID pid, void *buffer, Size & size, const Size offset) const
{
    RecoveryMessage msg;
    const Recovery::Result result = send(msg, Recovery::GetDump, pid, buffer, size, offset);

    size = result == Recovery::Success ? msg.size : 0;
    return result;
}

Recovery::Result RecoveryClient::complain(const ProcessID pid) const
{
    // Through the kernel: whoever complains must not wait, least of all a server that the RecoveryServer itself asks
    switch (ProcessCtl(pid, Complain))
    {
        case API::Success:
        case API::TemporaryUnavailable:
            return Recovery::Success;

        case API::NotFound:
            return Recovery::NotFound;

        default:
            return Recovery::InvalidArgument;
    }
}
