// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMMESSAGE_H
#define __LIB_LIBFS_FILESYSTEMMESSAGE_H

#include <FreeNOS/User.h>
#include <ChannelMessage.h>
#include <Timer.h>
#include <Types.h>
#include "FileSystem.h"
#include "FileSystemPath.h"

/**
 * Request to and answer from a file system server.
 *
 * Paths and attributes travel inside the message whenever they fit, so that
 * the common requests need no copy between address spaces. A message without
 * such a part (`carries` is zero) is served through the pointers instead.
 */
typedef struct FileSystemMessage : public ChannelMessage
{
    /** What is inside `inside`. */
    enum Carries
    {
        CarriesNothing = 0,
        CarriesPath    = 1 << 0, /**< Request: `inside.path` holds the terminated path. */
        CarriesStat    = 1 << 1, /**< Answer: `inside.stat` holds the attributes. */
        CarriesMode    = 1 << 2, /**< Request: `mode` and `fileType` describe the file to create. */
        WantsStat      = 1 << 3, /**< Request: the attributes may be put inside the answer. */
        WantsData      = 1 << 4, /**< Request: a short answer of ReadFile may be put inside. */
        CarriesData    = 1 << 5  /**< WriteFile or answer of ReadFile: `inside.data` holds all bytes. */
    };

    /** An empty message carries nothing; its other fields are for the sender to fill. */
    FileSystemMessage()
        : carries(CarriesNothing)
    {
    }

    FileSystem::Action action;    /**< What to do. */
    FileSystem::Result result;    /**< How it went. */
    char *buffer;                 /**< Path or data, an address of the client. */
    Size size;                    /**< Number of bytes at `buffer`; answer: number of bytes moved. */
    Size offset;                  /**< Position in the file in bytes. */
    u32 inode;                    /**< File to read or write. */
    FileSystem::FileStat *stat;   /**< Attributes, an address of the client. */
    Timer::Info timeout;          /**< Moment at which a wait ends; frequency zero means never. */
    ProcessID pid;                /**< Redirect: server to ask instead. */
    Size pathMountLength;         /**< Redirect: number of characters of the path that are the mount. */
    u16 carries;                  /**< Set of Carries. */
    FileSystem::FileModes mode;   /**< With CarriesMode: permissions. */
    u32 fileType;                 /**< With CarriesMode: a FileSystem::FileType. */

    /** Payload carried inside the message. */
    union
    {
        char path[FileSystemPath::MaximumLength];
        u8 data[FileSystemPath::MaximumLength];
        FileSystem::FileStat stat;
    } inside;
} FileSystemMessage;

static_assert(sizeof(FileSystemMessage) % sizeof(u32) == 0, "channels copy whole words");

#endif /* __LIB_LIBFS_FILESYSTEMMESSAGE_H */
