// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_DATASTORE_DATASTORE_H
#define __SERVER_DATASTORE_DATASTORE_H

/**
 * Actions and results of the DatastoreServer, which keeps memory that outlives the program using it.
 */
namespace Datastore
{
    /** What a client can ask of the DatastoreServer. */
    enum Action
    {
        RegisterBuffer = 1 /**< Create the buffer of a key, or attach to it when it exists. */
    };

    /** How the request ended. */
    enum Result
    {
        Success = 0,
        IOError,         /**< The buffer could not be created or shared. */
        InvalidArgument, /**< Empty key, size zero, or a size other than that of the existing buffer. */
        IpcError         /**< No answer: the server is gone or could not be reached. */
    };
}

#endif /* __SERVER_DATASTORE_DATASTORE_H */
