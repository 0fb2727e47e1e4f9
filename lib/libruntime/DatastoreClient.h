// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_DATASTORECLIENT_H
#define __LIB_LIBRUNTIME_DATASTORECLIENT_H

#include <FreeNOS/API/ProcessID.h>
#include <Types.h>
#include <Macros.h>
#include <datastore/Datastore.h>

/**
 * Client of the DatastoreServer.
 *
 * A registered buffer is memory that both the server and the client map. It keeps its content when the client is
 * restarted; registering the same key again with the same size gives the same content.
 */
class DatastoreClient
{
  public:

    /**
     * Constructor.
     *
     * @param pid ProcessID of the server
     */
    DatastoreClient(const ProcessID pid = DATASTORE_PID);

    /**
     * Create a buffer, or attach to the existing one.
     *
     * @param key Terminated name, at most 31 characters
     * @param buffer Address of a pointer variable, which receives the address of the buffer on success and is
     *               untouched otherwise
     * @param size Size of the buffer in bytes
     *
     * @return Result code; InvalidArgument for an empty or too long key, size zero, or a size that differs from
     *         the existing buffer; IpcError if the server does not answer
     */
    Datastore::Result registerBuffer(const char *key, void *buffer, const Size size) const;

    /**
     * Create a buffer, or attach to the existing one, and tell which happened.
     *
     * @param key Terminated name, at most 31 characters
     * @param buffer Address of a pointer variable, which receives the address of the buffer on success and is
     *               untouched otherwise
     * @param size Size of the buffer in bytes
     * @param existing On success true if the buffer existed, false if it was created now and is all zero
     *
     * @return Result code as above
     */
    Datastore::Result registerBuffer(const char *key, void *buffer, const Size size, bool &existing) const;

  private:

    /** ProcessID of the server. */
    const ProcessID m_pid;
};

#endif /* __LIB_LIBRUNTIME_DATASTORECLIENT_H */
