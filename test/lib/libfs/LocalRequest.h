// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBFS_LOCALREQUEST_H
#define __TEST_LIB_LIBFS_LOCALREQUEST_H

#include <FreeNOS/User.h>
#include <FileSystemMessage.h>
#include <IOBuffer.h>

/**
 * A request whose client is this process itself.
 */
class LocalRequest
{
  public:

    /**
     * @param action ReadFile or WriteFile
     * @param data Memory of the client
     * @param size Its size in bytes
     */
    LocalRequest(const FileSystem::Action action, const void *data, const Size size)
    {
        message.type = ChannelMessage::Request;
        message.identifier = 1;
        message.from = SELF;
        message.action = action;
        message.buffer = (char *) data;
        message.size = size;
        message.offset = 0;
        buffer.setMessage(&message);
    }

    FileSystemMessage message;
    IOBuffer buffer;
};

#endif /* __TEST_LIB_LIBFS_LOCALREQUEST_H */
