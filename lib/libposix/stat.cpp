// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include "AbsolutePath.h"
#include "ErrorCode.h"
#include "sys/stat.h"

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
