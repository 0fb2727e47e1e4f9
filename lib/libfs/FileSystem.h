// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEM_H
#define __LIB_LIBFS_FILESYSTEM_H

#include <FreeNOS/User.h>
#include <Types.h>
#include <Macros.h>

/**
 * Types shared by file systems and their clients.
 *
 * What travels in messages has a fixed width: any value may arrive from the other side.
 */
namespace FileSystem
{
    /** What a client asks of a file system. */
    enum Action : u32
    {
        CreateFile = 0,
        ReadFile,
        WriteFile,
        StatFile,
        DeleteFile,
        WaitFile,
        MountFileSystem,
        WaitFileSystem,
        GetFileSystems
    };

    /** How an action ended. */
    enum Result : u32
    {
        Success = 0,
        InvalidArgument,
        NotFound,
        RetryAgain,      /**< Nothing to give yet: the request stays open at the server. */
        IOError,
        PermissionDenied,
        AlreadyExists,
        NotSupported,
        RedirectRequest, /**< Another file system serves this path: ask that one. */
        IpcError,        /**< The server could not be reached. */
        TimedOut,
        NoSpace,         /**< The file system or the file is as large as it can be. */
        NotEmpty         /**< There are files in the directory. */
    };

    /** Kind of file. */
    enum FileType : u32
    {
        RegularFile         = 0,
        DirectoryFile       = 1,
        BlockDeviceFile     = 2,
        CharacterDeviceFile = 3,
        SymlinkFile         = 4,
        FIFOFile            = 5,
        SocketFile          = 6,
        UnknownFile         = 7,
    };

    /** Access permissions, as in POSIX. */
    enum FileMode
    {
        OwnerR   = 0400,
        OwnerW   = 0200,
        OwnerX   = 0100,
        OwnerRW  = 0600,
        OwnerRX  = 0500,
        OwnerRWX = 0700,
        GroupR   = 0040,
        GroupW   = 0020,
        GroupX   = 0010,
        GroupRW  = 0060,
        GroupRX  = 0050,
        GroupRWX = 0070,
        OtherR   = 0004,
        OtherW   = 0002,
        OtherX   = 0001,
        OtherRW  = 0006,
        OtherRX  = 0005,
        OtherRWX = 0007,
    };

    /** A set of FileMode bits. */
    typedef u16 FileModes;

    /** Attributes of a file. */
    struct FileStat
    {
        FileType type;     /**< Kind of file. */
        u32 inode;         /**< Number of the file inside its file system. */
        ProcessID pid;     /**< File system server that serves the file. */
        FileModes access;  /**< Permissions. */
        Size size;         /**< Size in bytes. */
        UserID userID;     /**< Owner. */
        GroupID groupID;   /**< Group. */
    };

    /** One file to wait for. */
    struct WaitSet
    {
        u32 inode;      /**< File to watch. */
        u16 requested;  /**< WaitStatus bits that the client wants. */
        u16 current;    /**< WaitStatus bits that hold now; filled in by the server. */
    };

    /** What may hold for a file in a WaitSet. */
    enum WaitStatus
    {
        Readable = (1 << 0),
        Writable = (1 << 1)
    };
}

#endif /* __LIB_LIBFS_FILESYSTEM_H */
