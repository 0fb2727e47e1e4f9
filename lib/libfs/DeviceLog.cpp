// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <String.h>
#include "DeviceLog.h"
#include "FileSystemMessage.h"
#include "IOBuffer.h"

DeviceLog::DeviceLog(Device & device)
    : Log()
    , m_device(device)
{
}

void DeviceLog::write(const char *str)
{
    const Size length = String::length(str);
    Size done = 0;

    while (done < length)
    {
        FileSystemMessage msg;
        msg.type = ChannelMessage::Request;
        msg.action = FileSystem::WriteFile;
        msg.from = SELF;
        msg.buffer = const_cast<char *>(str) + done;
        msg.size = length - done;
        msg.offset = 0;

        IOBuffer buffer(&msg);
        Size size = msg.size;

        if (m_device.write(buffer, size, 0) != FileSystem::Success || size == 0 || size > length - done)
        {
            break;
        }
        done += size;
    }
}
