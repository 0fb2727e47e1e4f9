// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERY_H
#define __SERVER_RECOVERY_RECOVERY_H

/**
 * Actions and results of the RecoveryServer, which restarts failed processes in place.
 */
namespace Recovery
{
    /** What a client can ask of the RecoveryServer. */
    enum Action
    {
        RestartProcess = 1, /**< Replace the program of a process by a pristine copy, and run it. */
        GetStatus,          /**< Copy RecoveryStatus records to the client. */
        GetLog,             /**< Copy RecoveryEvent records to the client, the oldest first. */
        HoldProcess,        /**< Leave a process as it is when it faults. */
        ReleaseProcess,     /**< Supervise it again; a fault since then is acted upon now. */
        GetDump             /**< Copy the crash dump of a process to the client. */
    };

    /** How the request ended. */
    enum Result
    {
        Success = 0,
        IOError,         /**< The program could not be loaded or the process could not be rewritten. */
        InvalidArgument, /**< Not a valid ProcessID. */
        NotFound,        /**< No such process, or no program known for it. */
        IpcError,        /**< No answer: the server is gone or could not be reached. */
        PermissionDenied /**< The client may not restart that process. */
    };
}

#endif /* __SERVER_RECOVERY_RECOVERY_H */
