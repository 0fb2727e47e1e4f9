// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_PSEUDOFILE_H
#define __LIB_LIBFS_PSEUDOFILE_H

#include "File.h"

/**
 * A file whose bytes are on the heap of the server.
 */
class PseudoFile : public File
{
  private:

    /** Largest size in bytes that write() lets a file grow to. */
    static const Size MaximumSize = 64u * 1024u * 1024u;

  public:

    /**
     * An empty file.
     *
     * @param inode Number of the file
     */
    PseudoFile(const u32 inode);

    /**
     * A file with text.
     *
     * @param inode Number of the file
     * @param str Text; copied without its terminator
     */
    PseudoFile(const u32 inode, const char *str);

    virtual ~PseudoFile();

    /** @copydoc File::read */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Write bytes. A gap before the offset reads as zeroes.
     *
     * @return IOError when there is no memory or the client cannot be read: the file is as before.
     */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);

  private:

    /** Have memory for a number of bytes. Bytes past the size of the file are zero. */
    bool reserve(const Size size);

  private:

    u8 *m_buffer;
    Size m_capacity;
};

#endif /* __LIB_LIBFS_PSEUDOFILE_H */
