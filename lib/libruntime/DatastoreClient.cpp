// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <datastore/DatastoreMessage.h>
#include "DatastoreClient.h"

DatastoreClient::DatastoreClient(const ProcessID pid)
    : m_pid(pid)
{
}

Datastore::Result DatastoreClient::registerBuffer(const char *key, void *buffer, const Size size) const
{
    bool existing;

    return registerBuffer(key, buffer, size, existing);
}

Datastore::Result DatastoreClient::registerBuffer(const char *key,
                                                  void *buffer,
                                                  const Size size,
                                                  bool &existing) const
{
    DatastoreMessage msg;
    Size length = 0;

    if (key == ZERO || buffer == ZERO || size == 0)
    {
        return Datastore::InvalidArgument;
    }

    MemoryBlock::set(&msg, 0, sizeof(msg));

    // Two keys that differ only behind the end of the field must not become one.
    while (key[length] != 0)
    {
        if (length == sizeof(msg.key) - 1)
        {
            return Datastore::InvalidArgument;
        }
        msg.key[length] = key[length];
        length++;
    }
    if (length == 0)
    {
        return Datastore::InvalidArgument;
    }

    msg.type = ChannelMessage::Request;
    msg.action = Datastore::RegisterBuffer;
    msg.size = size;

    if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), m_pid) != ChannelClient::Success)
    {
        return Datastore::IpcError;
    }
    if (msg.result == Datastore::Success)
    {
        *static_cast<Address *>(buffer) = msg.address;
        existing = msg.existing != 0;
    }
    return msg.result;
}
