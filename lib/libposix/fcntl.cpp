// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include "AbsolutePath.h"
#include "ErrorCode.h"
#include "errno.h"
#include "fcntl.h"
#include "stdarg.h"

/** Ways to open a file that may change it. */
static const int WriteFlags = O_WRONLY | O_RDWR | O_TRUNC | O_APPEND;

/**
 * Make sure that the file exists, as the flags ask.
 *
 * @return Zero, or an error code
 */
static int createIfWanted(const FileSystemClient &client, const char *path, const int oflag, const mode_t mode)
{
    const FileSystem::FileModes access = (FileSystem::FileModes) (mode & FILEMODE_MASK);
    const FileSystem::Result result = client.createFile(path, FileSystem::RegularFile, access);

    if (result == FileSystem::AlreadyExists && (oflag & O_EXCL) == 0)
    {
        return ESUCCESS;
    }
    return ErrorCode::fromFileSystem(result);
}

/**
 * Replace a regular file by an empty one.
 *
 * @return Result of the file system
 */
static FileSystem::Result truncate(const FileSystemClient &client, const char *path, FileSystem::FileStat &st)
{
    FileSystem::Result result = client.deleteFile(path);

    if (result == FileSystem::Success)
    {
        result = client.createFile(path, FileSystem::RegularFile, st.access);
    }
    return result == FileSystem::Success ? client.statFile(path, &st) : result;
}

extern C int open(const char *path, int oflag, ...)
{
    const AbsolutePath name(path);
    const FileSystemClient client;
    FileSystem::FileStat st;

    if (!name.isValid())
    {
        return -1;
    }

    FileSystem::Result result = (oflag & O_CREAT) && (oflag & O_EXCL) ? FileSystem::NotFound
                                                                      : client.statFile(*name, &st);
    if (result == FileSystem::NotFound && (oflag & O_CREAT))
    {
        va_list args;

        va_start(args, oflag);
        const int error = createIfWanted(client, *name, oflag, (mode_t) va_arg(args, int));
        va_end(args);

        if (error != ESUCCESS)
        {
            return ErrorCode::fail(error);
        }
        result = client.statFile(*name, &st);
    }
    if (result != FileSystem::Success)
    {
        return ErrorCode::finish(result);
    }
    if (st.type == FileSystem::DirectoryFile && (oflag & (WriteFlags | O_CREAT)))
    {
        return ErrorCode::fail(EISDIR);
    }
    if (st.type != FileSystem::DirectoryFile && (oflag & O_SEARCH))
    {
        return ErrorCode::fail(ENOTDIR);
    }
    if ((oflag & O_TRUNC) && st.type == FileSystem::RegularFile && st.size != 0)
    {
        result = truncate(client, *name, st);
        if (result != FileSystem::Success)
        {
            return ErrorCode::finish(result);
        }
    }

    FileDescriptor *files = FileDescriptor::instance();
    Size fd;

    if (files->openEntry(st.inode, st.pid, fd) != FileDescriptor::Success)
    {
        return ErrorCode::fail(EMFILE);
    }
    if (oflag & O_APPEND)
    {
        files->getEntry(fd)->position = st.size;
    }
    return (int) fd;
}

extern C int creat(const char *path, mode_t mode)
{
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}
