// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMREQUEST_H
#define __LIB_LIBFS_FILESYSTEMREQUEST_H

#include "FileSystemMessage.h"
#include "IOBuffer.h"

/**
 * One request that a file system server works on.
 */
class FileSystemRequest
{
  public:

    /**
     * @param msg Request of a client
     * @param copy True to copy it; otherwise it has to stay in place, and the answer is built there
     */
    FileSystemRequest(FileSystemMessage *msg, const bool copy = true);

    /** The request; answers are built in place. */
    FileSystemMessage * getMessage();

    /** Data of the request. */
    IOBuffer & getBuffer();

    /** Slot of the request in the channel of its client. */
    Size getSlot() const;

    /** True when the request came through a channel and has a slot there. */
    bool hasSlot() const;

    /**
     * Remember where the request waits.
     *
     * @param slot Slot in the channel of the client
     */
    void setSlot(const Size slot);

  private:

    FileSystemRequest(const FileSystemRequest &);
    void operator = (const FileSystemRequest &);

  private:

    FileSystemMessage m_copy;
    FileSystemMessage *m_message;
    IOBuffer m_buffer;
    Size m_slot;
    bool m_hasSlot;
};

#endif /* __LIB_LIBFS_FILESYSTEMREQUEST_H */
