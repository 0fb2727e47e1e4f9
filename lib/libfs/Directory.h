// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_DIRECTORY_H
#define __LIB_LIBFS_DIRECTORY_H

#include <List.h>
#include <Types.h>
#include "File.h"
#include "FileSystem.h"
#include "IOBuffer.h"

/** Length of a name in a directory, its terminator included. */
#define DIRENT_LEN 64

/**
 * One name in a directory, as a client reads it.
 */
typedef struct Dirent
{
    char name[DIRENT_LEN];     /**< Terminated name. */
    FileSystem::FileType type; /**< Kind of file. */
} Dirent;

/**
 * A directory: reads as a sequence of Dirent.
 */
class Directory : public File
{
  public:

    /**
     * An empty directory.
     *
     * @param inode Number of the file
     */
    Directory(const u32 inode);

    virtual ~Directory();

    /**
     * Read names.
     *
     * @param buffer Takes Dirent structures
     * @param size In: most bytes to read; out: bytes read, zero at the end
     * @param offset Position in bytes in the sequence
     */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Find a file that is not in the cache of the server yet.
     *
     * @param name Name in this directory
     *
     * @return A file that now belongs to the caller, or ZERO.
     */
    virtual File * lookup(const char *name);

    /**
     * Add a name. A name that is there already only gets the new type.
     *
     * @param type Kind of file
     * @param name Name; cut to DIRENT_LEN - 1 characters
     */
    void insert(FileSystem::FileType type, const char *name);

    /**
     * Remove a name, if it is there.
     */
    void remove(const char *name);

    /** Remove all names. */
    void clear();

  private:

    /** Find a name, or ZERO. */
    Dirent * find(const char *name);

  private:

    List<Dirent *> m_entries;
};

#endif /* __LIB_LIBFS_DIRECTORY_H */
