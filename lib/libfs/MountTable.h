// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_MOUNTTABLE_H
#define __LIB_LIBFS_MOUNTTABLE_H

#include <FreeNOS/User.h>
#include <Types.h>
#include "FileSystem.h"
#include "FileSystemMount.h"

/**
 * The mounts that the root file system knows.
 *
 * The table is one block of memory without pointers, so that it can be kept in
 * a buffer of the datastore and taken up again after a restart. A block that
 * was damaged meanwhile is noticed and begun anew.
 */
class MountTable
{
  public:

    /** Number of mounts. */
    static const Size MaximumMounts = 32;

    /** The block of memory. */
    struct Block
    {
        u32 magic;                             /**< BlockMagic. */
        u32 sum;                               /**< Checksum of all that follows. */
        FileSystemMount mounts[MaximumMounts]; /**< Entries; free when the path is empty. */
        u32 generations[MaximumMounts];        /**< Tell servers with the same ProcessID apart. */
    };

  private:

    /** Identifies a block; changes with its layout. */
    static const u32 BlockMagic = 0x4d4e5431;

  public:

    /** An empty table in memory of its own. */
    MountTable();

    /** Releases the memory of its own. */
    ~MountTable();

    /**
     * Use another block from now on.
     *
     * @param block Memory that stays in place; remains with the caller
     *
     * @return True when it was valid: its entries replace those known so far.
     *         Otherwise it is filled with those known so far.
     */
    bool attach(Block *block);

    /** All entries, MaximumMounts of them. */
    FileSystemMount * entries();

    /**
     * Find the mount that serves a path: the longest, at the end of a component.
     *
     * @param path Absolute path
     *
     * @return ZERO when there is none.
     */
    const FileSystemMount * find(const char *path) const;

    /**
     * Tell whether a path was mounted by a process.
     *
     * @param path Absolute path
     * @param pid Server
     *
     * @return True if exactly this path is its mount.
     */
    bool isMountOf(const char *path, const ProcessID pid) const;

    /**
     * Add a mount.
     *
     * @param path Absolute path
     * @param pid Server
     * @param existing Set to true when another server had this path until now
     *
     * @return InvalidArgument for a bad path, IOError when the table is full.
     */
    FileSystem::Result insert(const char *path, const ProcessID pid, bool & existing);

    /**
     * Remove all mounts of a process.
     *
     * @return Number of entries removed.
     */
    Size remove(const ProcessID pid);

    /**
     * Remove mounts whose server does not exist any more.
     *
     * @return Number of entries removed.
     */
    Size removeDead();

    /**
     * Copy the used entries to one place.
     *
     * @param output Room for MaximumMounts entries
     *
     * @return Number of entries.
     */
    Size list(FileSystemMount *output) const;

  private:

    MountTable(const MountTable &);
    void operator = (const MountTable &);

    /** Check magic, checksum and terminators. */
    static bool isValid(const Block *block);

    /** Bring the checksum up to date. */
    void seal();

    /** Generation of a process, zero when there is none or it cannot be known. */
    static u32 generation(const ProcessID pid);

  private:

    Block *m_own;
    Block *m_block;
    Size m_limit;
};

#endif /* __LIB_LIBFS_MOUNTTABLE_H */
