// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILE_H
#define __LIB_LIBFS_FILE_H

#include <Types.h>
#include "FileSystem.h"
#include "IOBuffer.h"

/**
 * A file of a file system server. Base of everything that has an inode.
 */
class File
{
  public:

    /**
     * @param inode Number of the file, unique in its file system
     * @param type Kind of file
     * @param uid Owner
     * @param gid Group
     */
    File(const u32 inode,
         const FileSystem::FileType type = FileSystem::RegularFile,
         const UserID uid = ZERO,
         const GroupID gid = ZERO);

    virtual ~File();

    /** Number of the file. */
    u32 getInode() const;

    /** Kind of file. */
    FileSystem::FileType getType() const;

    /**
     * Set the permissions.
     *
     * @param access Set of FileSystem::FileMode
     */
    void setAccess(const FileSystem::FileModes access);

    /**
     * Read bytes to the client.
     *
     * @param buffer Takes the bytes
     * @param size In: most bytes to read; out: bytes read, zero at the end of the file
     * @param offset Position in the file in bytes
     *
     * @return RetryAgain when nothing is there yet; NotSupported unless overridden.
     */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Write bytes of the client.
     *
     * @param buffer Gives the bytes
     * @param size In: bytes to write; out: bytes written
     * @param offset Position in the file in bytes
     *
     * @return RetryAgain when there is no room yet; NotSupported unless overridden.
     */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Attributes of the file.
     *
     * @param st Filled in, except for `pid`
     */
    virtual FileSystem::Result status(FileSystem::FileStat & st);

    /** True when read() would not answer RetryAgain. */
    virtual bool canRead() const;

    /** True when write() would not answer RetryAgain. */
    virtual bool canWrite() const;

  protected:

    const u32 m_inode;  /**< Number in its file system */
    const FileSystem::FileType m_type;  /**< Kind of the file */
    UserID m_uid;  /**< Owner */
    GroupID m_gid;  /**< Group of the owner */
    FileSystem::FileModes m_access;  /**< Who may do what */
    Size m_size;  /**< Size in bytes */
};

#endif /* __LIB_LIBFS_FILE_H */
