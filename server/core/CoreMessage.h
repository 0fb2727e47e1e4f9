// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_CORE_COREMESSAGE_H
#define __SERVER_CORE_COREMESSAGE_H

#include <ChannelMessage.h>
#include <Types.h>
#include "Core.h"

/**
 * One request to, or answer of, the CoreServer.
 */
typedef struct CoreMessage : public ChannelMessage
{
    Core::Action action;    /**< Requested operation. */
    Core::Result result;    /**< Filled by the server. */
    Size coreNumber;        /**< Core to act on (CreateProcess) or the number of cores (GetCoreCount). */
    Address programAddr;    /**< Address of the program image in the client. */
    Size programSize;       /**< Size of the program image in bytes. */
    const char *programCmd; /**< Address of the terminated command line in the client. */
}
CoreMessage;

#endif /* __SERVER_CORE_COREMESSAGE_H */
