// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_EXT2_EXT2LAYOUT_H
#define __SERVER_FILESYSTEM_EXT2_EXT2LAYOUT_H

#include <Types.h>

/**
 * The second extended file system as it is on storage, little endian.
 *
 * @verbatim
 *   byte 0      boot sector
 *   byte 1024   superblock
 *   next block  group descriptors, one for each group of blocks
 *   each group  [superblock and descriptors] block bitmap, inode bitmap, inode table, data
 * @endverbatim
 *
 * Only what a reader needs is named here.
 */
namespace Ext2
{
    /** Where the superblock starts, in bytes. */
    static const u32 SuperblockOffset = 1024;

    /** Superblock::magic. */
    static const u16 Magic = 0xef53;

    /** Number of the root directory. */
    static const u32 RootInode = 2;

    /** Superblock::featureIncompat: directory entries tell the type of the file. */
    static const u32 FeatureFileType = 0x0002;

    /** Size of an inode in revision zero, and of the part that we read. */
    static const u32 OldInodeSize = 128;

    /** Pointers in an inode: direct ones, then one for each level of indirection. */
    static const u32 DirectBlocks = 12;
    static const u32 BlockPointers = 15;

    /** Kind of file in Inode::mode. */
    enum Mode
    {
        ModeFIFO      = 0x1000,
        ModeCharacter = 0x2000,
        ModeDirectory = 0x4000,
        ModeBlock     = 0x6000,
        ModeRegular   = 0x8000,
        ModeSymlink   = 0xa000,
        ModeSocket    = 0xc000,
        ModeTypeMask  = 0xf000
    };

    /** Describes the file system. */
    struct Superblock
    {
        u32 inodesCount;
        u32 blocksCount;
        u32 reservedBlocksCount;
        u32 freeBlocksCount;
        u32 freeInodesCount;
        u32 firstDataBlock;   /**< Block of the superblock: 1 for blocks of 1 KiB, else 0. */
        u32 logBlockSize;     /**< Size of a block is 1024 << logBlockSize. */
        u32 logFragmentSize;
        u32 blocksPerGroup;
        u32 fragmentsPerGroup;
        u32 inodesPerGroup;
        u32 mountTime;
        u32 writeTime;
        u16 mountCount;
        u16 maximumMountCount;
        u16 magic;
        u16 state;
        u16 errors;
        u16 minorRevision;
        u32 lastCheck;
        u32 checkInterval;
        u32 creatorSystem;
        u32 revision;
        u16 reservedUser;
        u16 reservedGroup;
        u32 firstInode;       /**< From here on with revision >= 1. */
        u16 inodeSize;
        u16 blockGroup;
        u32 featureCompat;
        u32 featureIncompat;  /**< Who does not know all of these cannot read the file system. */
        u32 featureReadOnly;
    };

    /** Describes a group of blocks. */
    struct Group
    {
        u32 blockBitmap;
        u32 inodeBitmap;
        u32 inodeTable;
        u16 freeBlocksCount;
        u16 freeInodesCount;
        u16 directoriesCount;
        u16 padding;
        u32 reserved[3];
    };

    /** Describes a file. */
    struct Inode
    {
        u16 mode;
        u16 userID;
        u32 size;
        u32 accessTime;
        u32 changeTime;
        u32 modifyTime;
        u32 deleteTime;
        u16 groupID;
        u16 linksCount;
        u32 sectors;                /**< Blocks in use, in units of 512 bytes. */
        u32 flags;
        u32 system;
        u32 block[BlockPointers];   /**< Data; a short symbolic link has its text here. */
        u32 generation;
        u32 fileACL;                /**< Block of extended attributes. */
        u32 sizeHigh;
        u32 fragment;
        u32 system2[3];
    };

    /** Begin of a directory entry, the name follows. */
    struct Entry
    {
        u32 inode;        /**< Zero: not in use. */
        u16 recordLength; /**< Bytes to the next entry, never past the end of the block. */
        u8 nameLength;
        u8 fileType;      /**< With FeatureFileType; 1 regular, 2 directory, 3 character, ... */
    };

    static_assert(sizeof(Superblock) == 104 && sizeof(Group) == 32 && sizeof(Inode) == OldInodeSize &&
                  sizeof(Entry) == 8, "layout on storage");
}

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2LAYOUT_H */
