// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_DATASTORE_DATASTORESERVER_H
#define __SERVER_DATASTORE_DATASTORESERVER_H

#include <ChannelServer.h>
#include <List.h>
#include <Types.h>
#include "DatastoreMessage.h"

/**
 * Keeps memory that outlives a restart of the program that uses it.
 *
 * A buffer is a share between this server and its client: both see it at an address that never changes, the
 * frames belong to neither program, and this server finds all buffers again after its own restart by asking the
 * kernel for its shares. The first page of each is a header that tells the key; the client gets what is behind it.
 */
class DatastoreServer : public ChannelServer<DatastoreServer, DatastoreMessage>
{
  public:

    /** Most buffers of one client */
    static const Size MaximumBuffers = 16;

    /** Most bytes of one buffer */
    static const Size MaximumSize = MegaByte(16);

    /** Shares with a higher tag are not ours: somebody else keeps memory there */
    static const Size MaximumTag = 4095;

    /** Constructor: takes up the buffers that exist. */
    DatastoreServer();

    /** Destructor */
    virtual ~DatastoreServer();

  protected:

    virtual void onProcessTerminated(const ProcessID pid);

  private:

    /** First page of a buffer; all zero but for the magic number while it is made */
    struct Header
    {
        u32 magic;    /**< Magic, written last: now the buffer exists */
        u32 size;
        char key[32];
        u32 request;  /**< Identifier of the request that made it */
        u32 sum;
    };

    /** A buffer that we know of */
    struct Buffer
    {
        ProcessID pid;
        Size tag;
        Header *header;
    };

    static const u32 Magic = 0x44617462;

    void registerBuffer(DatastoreMessage *msg);
    void recoverBuffers();
    Datastore::Result createBuffer(const DatastoreMessage *msg);

    /**
     * Find a buffer that was being made in this request when we were restarted.
     *
     * @param share Peer and first tag to look at; then the buffer or, if there is none, a tag that is free
     * @param size Bytes of the buffer with its header
     */
    bool findUnfinished(ProcessShares::MemoryShare & share, const Size size);

    Datastore::Result clientAddress(const Buffer *buffer, Address *address) const;
    Buffer * find(const ProcessID pid, const char *key);
    static u32 headerSum(const Header *header);

  private:

    List<Buffer *> m_buffers;
    const Size m_core;
};

#endif /* __SERVER_DATASTORE_DATASTORESERVER_H */
