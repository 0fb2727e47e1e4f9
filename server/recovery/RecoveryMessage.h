// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERYMESSAGE_H
#define __SERVER_RECOVERY_RECOVERYMESSAGE_H

#include <ChannelMessage.h>
#include <Types.h>
#include "Recovery.h"

/**
 * One request to, or answer of, the RecoveryServer.
 *
 * The channel identifies the sender; `from` of this struct shadows the field of the base and is never trusted.
 */
typedef struct RecoveryMessage : public ChannelMessage
{
    ProcessID from;          /**< Sender, filled by the receiver. */
    Recovery::Action action; /**< Requested operation. */
    Recovery::Result result; /**< Filled by the server. */
    ProcessID pid;           /**< Process to act on. */
    Address buffer;          /**< Where records or a dump go in the client. */
    Size size;               /**< Bytes of room there; response: bytes that were copied. */
    Size offset;             /**< GetDump: bytes to skip. */
    Size bytes;              /**< Bytes of memory that were rewritten, filled by the server on success. */
}
RecoveryMessage;

#endif /* __SERVER_RECOVERY_RECOVERYMESSAGE_H */
