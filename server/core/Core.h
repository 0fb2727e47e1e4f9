// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_CORE_CORE_H
#define __SERVER_CORE_CORE_H

/**
 * Actions and results of the CoreServer, which manages processor cores and is the first process of a core.
 */
namespace Core
{
    /** What a client can ask of the CoreServer. */
    enum Action
    {
        GetCoreCount = 0, /**< Tell the number of cores in use. */
        CreateProcess,    /**< Start a program on a given core. */
        PingRequest,      /**< Liveness question to another core. */
        PongResponse      /**< The answer to a PingRequest. */
    };

    /** How the request ended. */
    enum Result
    {
        Success,
        InvalidArgument,
        NotFound,
        BootError,
        ExecError,
        OutOfMemory,
        IOError,
        MemoryError,
        IpcError /**< No answer: the server is gone or could not be reached. */
    };
}

#endif /* __SERVER_CORE_CORE_H */
