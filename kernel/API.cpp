// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "Kernel.h"
#include "API.h"

/** A handler as the trap entry calls it: each takes up to five words */
typedef ulong TrapHandler(ulong, ulong, ulong, ulong, ulong);

static ulong unknownCall(ulong, ulong, ulong, ulong, ulong)
{
    return API::InvalidArgument;
}

/**
 * Handlers by system call number, used by the trap entry of every architecture.
 */
extern "C" TrapHandler * const systemCallTable[API::NumberCount];
extern "C" TrapHandler * const systemCallTable[API::NumberCount] =
{
    unknownCall,
#define SYSTEM_CALL_HANDLER(name) (TrapHandler *) (void *) name##Handler,
    SYSTEM_CALLS(SYSTEM_CALL_HANDLER)
#undef SYSTEM_CALL_HANDLER
};

/** Numbers from here on are unknown */
extern "C" const ulong systemCallCount;
extern "C" const ulong systemCallCount = API::NumberCount;

API::API()
{
}

API::Result API::invoke(Number number, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5)
{
    if ((Size) number >= NumberCount)
        return InvalidArgument;

    return (Result) systemCallTable[number](arg1, arg2, arg3, arg4, arg5);
}

Log & operator << (Log &log, API::Operation op)
{
    static const char *names[] =
    {
        "Create", "Delete", "Send", "Receive", "SendReceive", "Read", "Write", "ReadPhys", "Next"
    };
    log.append((Size) op < sizeof(names) / sizeof(names[0]) ? names[op] : "???");
    return log;
}
