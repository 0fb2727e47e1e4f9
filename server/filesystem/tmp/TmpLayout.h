// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPLAYOUT_H
#define __SERVER_FILESYSTEM_TMP_TMPLAYOUT_H

#include <Directory.h>
#include <FileSystem.h>
#include <Types.h>

/**
 * The memory of a temporary file system. It has no pointers, only indices, so
 * that it may be anywhere, and outlives the server that works on it.
 *
 * @verbatim
 *   block 0   Header
 *   block 1   Record[MaximumFiles]          one for each file and directory
 *   ...       data blocks, up to the end    bytes of files, and lists of blocks
 * @endverbatim
 *
 * Which data blocks are in use follows from the records and is not stored.
 *
 * A server may end between any two stores to this memory. So each change takes
 * effect with one of them: a file comes into being and disappears by the word
 * `state`; a change of its contents is done under `Header::undo`.
 */
namespace Tmp
{
    /** Size of a block in bytes. */
    static const Size BlockSize = 4096;

    /** Number of records. */
    static const Size MaximumFiles = 2048;

    /** Blocks of a file that its record names. */
    static const Size DirectBlocks = 8;

    /** Blocks of a file that a list of blocks names. */
    static const Size ListBlocks = BlockSize / sizeof(u32);

    /** Largest size of a file in bytes. */
    static const Size MaximumFileSize = (DirectBlocks + ListBlocks) * BlockSize;

    /** Header::magic; changes with the layout. */
    static const u32 Magic = 0x544d5033;

    /** Values of Record::state. */
    static const u32 Free = 0;
    static const u32 Used = 0x55736564;

    /** Where the bytes of a file are. */
    struct Contents
    {
        u32 size;                 /**< In bytes. */
        u32 direct[DirectBlocks]; /**< First blocks; zero is a hole, which reads as zeroes. */
        u32 list;                 /**< Block with the numbers of all further blocks, or zero. */
        u32 sum;                  /**< Checksum of all before. */
    };

    /** A file or a directory. */
    struct Record
    {
        u32 state;             /**< Used or Free. */
        u32 sum;               /**< Checksum of what follows up to the contents. */
        u32 generation;        /**< Tells files that had the same record apart. */
        u32 parent;            /**< Record of the directory above; the root names itself. */
        u32 hash;              /**< Of the name. */
        u32 type;              /**< FileSystem::FileType. */
        u32 mode;              /**< FileSystem::FileModes. */
        char name[DIRENT_LEN]; /**< Terminated name. */
        Contents contents;  /**< Where its bytes are. */
    };

    /** What to put back when a change of contents was not finished. */
    struct Undo
    {
        u32 valid;         /**< Nonzero while a change is under way. */
        u32 record;        /**< Record that changes. */
        Contents contents; /**< Contents as they were before. */
    };

    /** The last file that was created or deleted, and for whom. */
    struct Last
    {
        u32 action;     /**< FileSystem::CreateFile or DeleteFile. */
        u32 client;     /**< ProcessID of the client. */
        u32 request;    /**< Identifier of the request. */
        u32 record;     /**< Record of the file. */
        u32 generation; /**< Generation of the file. */
        u32 sum;        /**< Checksum of all before. */
    };

    /** Begin of the memory. */
    struct Header
    {
        u32 magic;  /**< Magic. */
        u32 size;       /**< Of the memory, in bytes. */
        u32 files;      /**< MaximumFiles. */
        u32 sum;        /**< Checksum of all before. */
        u32 generation; /**< Of the last file that was created. */
        u32 limit;      /**< No record from here on was ever used. */
        Undo undo;  /**< Change under way. */
        Last last;  /**< Last change of a name. */
    };

    static_assert(sizeof(Header) <= BlockSize, "the header is one block");
}

#endif /* __SERVER_FILESYSTEM_TMP_TMPLAYOUT_H */
