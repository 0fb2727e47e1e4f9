// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_DATASTORE_DATASTOREMESSAGE_H
#define __SERVER_DATASTORE_DATASTOREMESSAGE_H

#include <ChannelMessage.h>
#include <Types.h>
#include "Datastore.h"

/**
 * One request to, or answer of, the DatastoreServer.
 *
 * The channel identifies the sender; `from` of this struct shadows the field of the base and is never trusted.
 */
typedef struct DatastoreMessage : public ChannelMessage
{
    ProcessID from;           /**< Sender, filled by the receiver. */
    Datastore::Action action; /**< Requested operation. */
    Datastore::Result result; /**< Filled by the server. */
    char key[32];             /**< Name of the buffer, always terminated, the rest is zero. */
    Size size;                /**< Size of the buffer in bytes. */
    Address address;          /**< Address of the buffer in the client, filled by the server on success. */
    u32 existing;             /**< Non-zero if the buffer existed before, filled by the server on success. */
}
DatastoreMessage;

#endif /* __SERVER_DATASTORE_DATASTOREMESSAGE_H */
