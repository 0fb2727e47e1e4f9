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
        u32 inodesCount;      /**< Inodes. */
        u32 blocksCount;      /**< Blocks. */
        u32 reservedBlocksCount;/**< Blocks that only root may use. */
        u32 freeBlocksCount;  /**< Blocks not in use. */
        u32 freeInodesCount;  /**< Inodes not in use. */
        u32 firstDataBlock;   /**< Block of the superblock: 1 for blocks of 1 KiB, else 0. */
        u32 logBlockSize;     /**< Size of a block is 1024 << logBlockSize. */
        u32 logFragmentSize;  /**< As logBlockSize; fragments were never used. */
        u32 blocksPerGroup;   /**< Blocks of a group. */
        u32 fragmentsPerGroup;/**< Fragments of a group. */
        u32 inodesPerGroup;   /**< Inodes of a group. */
        u32 mountTime;        /**< Last mount, in seconds since 1970. */
        u32 writeTime;        /**< Last write. */
        u16 mountCount;       /**< Mounts since the last check. */
        u16 maximumMountCount;/**< Mounts after which a check is due. */
        u16 magic;            /**< Magic. */
        u16 state;            /**< Clean, or with errors. */
        u16 errors;           /**< What to do about errors. */
        u16 minorRevision;    /**< Minor part of the revision. */
        u32 lastCheck;        /**< Last check. */
        u32 checkInterval;    /**< Seconds after which a check is due. */
        u32 creatorSystem;    /**< Operating system that made it. */
        u32 revision;         /**< Zero: inodes have their old size. */
        u16 reservedUser;     /**< Who may use reserved blocks. */
        u16 reservedGroup;    /**< Group that may use reserved blocks. */
        u32 firstInode;       /**< From here on with revision >= 1. */
        u16 inodeSize;        /**< Bytes of an inode. */
        u16 blockGroup;       /**< Group of this copy. */
        u32 featureCompat;    /**< May be ignored. */
        u32 featureIncompat;  /**< Who does not know all of these cannot read the file system. */
        u32 featureReadOnly;  /**< Who does not know all of these must not write. */
    };

    /** Describes a group of blocks. */
    struct Group
    {
        u32 blockBitmap;      /**< Block that tells which blocks are in use. */
        u32 inodeBitmap;      /**< Block that tells which inodes are in use. */
        u32 inodeTable;       /**< First block of the inodes. */
        u16 freeBlocksCount;  /**< Blocks not in use. */
        u16 freeInodesCount;  /**< Inodes not in use. */
        u16 directoriesCount; /**< Directories. */
        u16 padding;          /**< Not used. */
        u32 reserved[3];      /**< Not used. */
    };

    /** Describes a file. */
    struct Inode
    {
        u16 mode;                    /**< Kind and permissions. */
        u16 userID;                  /**< Owner. */
        u32 size;                    /**< Bytes, low half. */
        u32 accessTime;              /**< Last read, in seconds since 1970. */
        u32 changeTime;              /**< Last change of the inode. */
        u32 modifyTime;              /**< Last write. */
        u32 deleteTime;              /**< When it was deleted. */
        u16 groupID;                 /**< Group of the owner. */
        u16 linksCount;              /**< Directory entries that name it. */
        u32 sectors;                /**< Blocks in use, in units of 512 bytes. */
        u32 flags;                   /**< Special properties. */
        u32 system;                  /**< For the system that made it. */
        u32 block[BlockPointers];   /**< Data; a short symbolic link has its text here. */
        u32 generation;              /**< For network file systems. */
        u32 fileACL;                /**< Block of extended attributes. */
        u32 sizeHigh;                /**< Bytes, high half. */
        u32 fragment;                /**< Not used. */
        u32 system2[3];              /**< For the system that made it. */
    };

    /** Begin of a directory entry, the name follows. */
    struct Entry
    {
        u32 inode;        /**< Zero: not in use. */
        u16 recordLength; /**< Bytes to the next entry, never past the end of the block. */
        u8 nameLength;     /**< Bytes of the name. */
        u8 fileType;      /**< With FeatureFileType; 1 regular, 2 directory, 3 character, ... */
    };

    static_assert(sizeof(Superblock) == 104 && sizeof(Group) == 32 && sizeof(Inode) == OldInodeSize &&
                  sizeof(Entry) == 8, "layout on storage");
}

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2LAYOUT_H */
