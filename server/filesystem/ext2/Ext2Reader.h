// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_EXT2_EXT2READER_H
#define __SERVER_FILESYSTEM_EXT2_EXT2READER_H

#include <FileSystem.h>
#include <Storage.h>
#include <Types.h>
#include "Ext2Layout.h"

/**
 * Reads an ext2 file system.
 *
 * Nothing on the storage is trusted: each number is checked before it is used,
 * and every loop ends. Damage gives IOError for the files concerned.
 */
class Ext2Reader
{
  public:

    /** Longest name in a directory. */
    static const Size MaximumName = 255;

    /** Most symbolic links on the way to one file. */
    static const Size MaximumLinks = 8;

    /** Longest path while links are followed, with its terminator. */
    static const Size MaximumPath = 512;

    /** A name in a directory. */
    struct Name
    {
        u32 inode;                  /**< File of this name. */
        FileSystem::FileType type;  /**< Kind of file, UnknownFile when the directory does not tell. */
        Size length;                /**< Length of the name. */
        char text[MaximumName + 1]; /**< Terminated name. */
    };

  public:

    /**
     * @param storage Holds the file system; must outlive this object
     */
    Ext2Reader(const Storage & storage);

    /**
     * Check the superblock. To be called first.
     *
     * @return InvalidArgument when this is not ext2 or it is damaged, NotSupported for features that we lack.
     */
    FileSystem::Result initialize();

    /** Size of a block in bytes. */
    Size blockSize() const;

    /**
     * Read an inode.
     *
     * @param number Number of the file, from 1
     * @param inode Filled in
     *
     * @return NotFound when there is no such file, IOError when it is damaged.
     */
    FileSystem::Result readInode(const u32 number, Ext2::Inode & inode) const;

    /** Kind of file of an inode. */
    static FileSystem::FileType fileType(const Ext2::Inode & inode);

    /**
     * Size of a file in bytes.
     *
     * @return IOError when the file is too large for us.
     */
    FileSystem::Result fileSize(const Ext2::Inode & inode, Size & size) const;

    /**
     * Find where bytes of a file are.
     *
     * @param inode File
     * @param offset Position in the file in bytes, below its size
     * @param size Number of bytes wanted, not past the end of the file
     * @param position Set to the position on the storage, zero for a hole, which reads as zeroes
     * @param length Set to how many of the bytes wanted are there in a row, at least one
     *
     * @return IOError when the inode is damaged.
     */
    FileSystem::Result locate(const Ext2::Inode & inode,
                              const Size offset,
                              const Size size,
                              u64 & position,
                              Size & length) const;

    /**
     * Copy bytes of a file.
     *
     * @param inode File
     * @param offset Position in the file in bytes
     * @param buffer Filled with the bytes
     * @param size In: most bytes to read; out: bytes read, less only at the end of the file
     */
    FileSystem::Result read(const Ext2::Inode & inode, const Size offset, void *buffer, Size & size) const;

    /**
     * Get the next name of a directory.
     *
     * @param inode Directory
     * @param position Where to look, zero at first; moved behind the name
     * @param name Filled in
     *
     * @return NotFound at the end, IOError when the directory is damaged.
     */
    FileSystem::Result next(const Ext2::Inode & inode, Size & position, Name & name) const;

    /**
     * Find a name in a directory.
     *
     * @param inode Directory
     * @param text Name, need not be terminated
     * @param length Length of the name
     * @param number Set to the number of the file
     */
    FileSystem::Result lookup(const Ext2::Inode & inode, const char *text, const Size length, u32 & number) const;

    /**
     * Find a file, symbolic links are followed.
     *
     * @param path Path from the root
     * @param number Set to the number of the file
     */
    FileSystem::Result resolve(const char *path, u32 & number) const;

    /** Storage of the file system. */
    const Storage & storage() const;

  private:

    /** Read bytes of a block, given its number. */
    FileSystem::Result readBlock(const u32 block, const Size offset, void *buffer, const Size size) const;

    /** Follow the pointers of an inode; zero is a hole. */
    FileSystem::Result mapBlock(const Ext2::Inode & inode, const u32 index, u32 & block) const;

    /** True when a block can hold data. */
    bool isBlock(const u32 block) const;

    /** Read the text of a symbolic link. */
    FileSystem::Result readLink(const Ext2::Inode & inode, char text[MaximumPath], Size & length) const;

  private:

    const Storage & m_storage;
    Ext2::Superblock m_super;
    Size m_blockSize;
    Size m_inodeSize;
    u32 m_groups;
};

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2READER_H */
