// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include "AbsolutePath.h"
#include "ErrorCode.h"
#include "sys/stat.h"

static_assert(S_IFREG == FileSystem::RegularFile << FILEMODE_BITS && S_IFDIR == FileSystem::DirectoryFile << FILEMODE_BITS
              && S_IFBLK == FileSystem::BlockDeviceFile << FILEMODE_BITS
              && S_IFCHR == FileSystem::CharacterDeviceFile << FILEMODE_BITS
              && S_IFLNK == FileSystem::SymlinkFile << FILEMODE_BITS && S_IFIFO == FileSystem::FIFOFile << FILEMODE_BITS
              && S_IFSOCK == FileSystem::SocketFile << FILEMODE_BITS,
              "kinds of files are FileSystem::FileType");

extern C int stat(const char *path, struct stat *buf)
{
    const AbsolutePath name(path);
    FileSystem::FileStat st;

    if (!name.isValid())
    {
        return -1;
    }

    const FileSystem::Result result = FileSystemClient().statFile(*name, &st);
    if (result == FileSystem::Success)
    {
        buf->fromFileStat(&st);
    }
    return ErrorCode::finish(result);
}

extern C int mknod(const char *path, mode_t mode, dev_t dev)
{
    const AbsolutePath name(path);

    // A device file is made by the server of its device, which has no use for numbers.
    (void) dev;

    if (!name.isValid())
    {
        return -1;
    }
    return ErrorCode::finish(FileSystemClient().createFile(*name,
                                                           (FileSystem::FileType) ((mode & S_IFMT) >> FILEMODE_BITS),
                                                           (FileSystem::FileModes) (mode & FILEMODE_MASK)));
}

extern C int mkdir(const char *path, mode_t mode)
{
    const dev_t none = { 0, 0 };

    return mknod(path, (mode_t) ((mode & FILEMODE_MASK) | S_IFDIR), none);
}
