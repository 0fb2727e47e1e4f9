// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESTORAGE_H
#define __LIB_LIBFS_FILESTORAGE_H

#include "FileSystemClient.h"
#include "Storage.h"

/**
 * Storage in a file of another file system.
 */
class FileStorage : public Storage
{
  public:

    /**
     * @param path Path of the file; must stay in place
     * @param offset Where the storage starts in the file, in bytes
     */
    FileStorage(const char *path, Size offset = ZERO);

    /** Closes the file. */
    virtual ~FileStorage();

    /** Open the file. */
    virtual FileSystem::Result initialize();

    /** @copydoc Storage::read */
    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const;

    /** @copydoc Storage::write */
    virtual FileSystem::Result write(const u64 offset, void *buffer, const Size size);

    /** @copydoc Storage::capacity */
    virtual u64 capacity() const;

  private:

    FileStorage(const FileStorage &);
    void operator = (const FileStorage &);

    /** Put the position of the file, given the position in the storage. */
    FileSystem::Result seek(const u64 offset, const Size size) const;

  private:

    const FileSystemClient m_client;
    const char *m_path;
    const Size m_offset;
    Size m_descriptor;
    bool m_open;
    u64 m_capacity;
};

#endif /* __LIB_LIBFS_FILESTORAGE_H */
