// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_IOBUFFER_H
#define __LIB_LIBFS_IOBUFFER_H

#include <Types.h>
#include "FileSystem.h"
#include "FileSystemMessage.h"

/**
 * The data of one read or write request, as the server sees it.
 *
 * Bytes are copied between the address spaces by the kernel; the memory of the
 * client is never mapped. A client that gives a bad address gets an error.
 */
class IOBuffer
{
  private:

    /** Most bytes that are kept here on behalf of a client. */
    static const Size MaximumBuffered = 16u * 1024u * 1024u;

    /** Bytes that are fetched at once for operator []. */
    static const Size WindowSize = 65536;

  public:

    /** A buffer without a request. */
    IOBuffer();

    /**
     * A buffer for the given request.
     *
     * @param msg Request; must stay in place while the buffer is used
     */
    IOBuffer(const FileSystemMessage *msg);

    /** Releases the bytes kept here. Nothing is flushed. */
    virtual ~IOBuffer();

    /** Number of bytes buffered so far by bufferedRead() or bufferedWrite(). */
    Size getCount() const;

    /**
     * Count bytes that were put into getBuffer() directly.
     *
     * @param bytes Number of bytes
     */
    void addCount(const Size bytes);

    /**
     * Start over with another request.
     *
     * @param msg Request; must stay in place while the buffer is used
     */
    void setMessage(const FileSystemMessage *msg);

    /** The request, or ZERO. */
    const FileSystemMessage * getMessage() const;

    /** True when this server was restarted in the request before, and perhaps did all or a part of it. */
    bool isRepeated() const;

    /**
     * Bytes kept here: as many as the request has. For a write request they are fetched from the client first.
     *
     * @return ZERO without a request, for one of more than 16 MiB, or when memory or the client's address is bad.
     */
    u8 * getBuffer();

    /**
     * Copy from the client.
     *
     * @param buffer Filled with the bytes
     * @param size Number of bytes
     * @param offset Position in the buffer of the client
     *
     * @return InvalidArgument outside of the request, IOError when the client cannot be read.
     */
    FileSystem::Result read(void *buffer, const Size size, const Size offset = ZERO);

    /**
     * Copy to the client.
     *
     * @param buffer Bytes to copy
     * @param size Number of bytes
     * @param offset Position in the buffer of the client
     *
     * @return InvalidArgument outside of the request, IOError when the client cannot be written.
     */
    FileSystem::Result write(const void *buffer, const Size size, const Size offset = ZERO);

    /**
     * Fetch all bytes of the client, for use by getBuffer() and operator [].
     *
     * @return IOError when memory or the client's address is bad, or for more than 16 MiB.
     */
    FileSystem::Result bufferedRead();

    /**
     * Add bytes to those that flushWrite() sends.
     *
     * @return IOError when the request or the memory has no room for them.
     */
    FileSystem::Result bufferedWrite(const void *buffer, const Size size);

    /** Copy all bytes that were added to the client. */
    FileSystem::Result flushWrite();

    /**
     * One byte kept here; of a write request bytes are fetched when they are asked for, 64 KiB at once.
     *
     * @return Zero outside of the data, see getResult().
     */
    u8 operator[] (Size index) const;

    /** First error that this buffer met, for those who use operator []. */
    FileSystem::Result getResult() const;

    /** Bytes that write() kept for the answer itself, see FileSystemMessage::WantsData. */
    const u8 * getInside() const;

    /** True when the bytes of the answer are in getInside(). */
    bool isInside() const;

    /**
     * Tell whether write() has put the first bytes of the answer into getInside().
     *
     * @param size Number of bytes; the size in the message may be that of the answer by now
     */
    bool hasInside(const Size size) const;

  private:

    IOBuffer(const IOBuffer &);
    void operator = (const IOBuffer &);

    /** Check that a part lies inside of the request. */
    bool isValid(const Size size, const Size offset) const;

    /** Have memory for a number of bytes kept here. What is kept stays, new bytes are zero. */
    bool reserve(const Size size);

    /** Fetch the part of a write request in which a byte lies. */
    bool fetchWindow(const Size index);

    /** Release it. */
    void release();

    /** Remember the first error. */
    FileSystem::Result fail(const FileSystem::Result result);

  private:

    const FileSystemMessage *m_message;
    u8 *m_buffer;
    Size m_capacity;        /**< Bytes that m_buffer has room for */
    Size m_count;
    bool m_fetched;         /**< The whole request is in m_buffer */
    Size m_windowStart;     /**< Which part of it is in m_buffer otherwise, */
    Size m_windowSize;      /**< and how much, zero for nothing */
    FileSystem::Result m_result;
    Size m_insideCount;     /**< How many bytes of m_inside were written without a gap */
    u8 m_inside[sizeof(FileSystemMessage::inside)];
};

#endif /* __LIB_LIBFS_IOBUFFER_H */
