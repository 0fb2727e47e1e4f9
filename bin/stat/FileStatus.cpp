// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "FileStatus.h"

FileStatus::FileStatus(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print the status of files");
    parser().registerPositional("FILE", "Files to examine", 0);
}

FileStatus::Result FileStatus::exec()
{
    const Vector<Argument *> &files = arguments().getPositionals();
    Result result = Success;

    if (files.count() == 0)
    {
        dprintf(2, "stat: no file given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < files.count(); i++)
    {
        if (printStatus(*files[i]->getValue()) != Success)
            result = IOError;
    }
    return result;
}

FileStatus::Result FileStatus::printStatus(const char *path) const
{
    static const char *types[] =
    {
        "regular file", "directory", "block device", "character device", "symbolic link", "fifo", "socket"
    };
    struct stat posix;
    FileSystem::FileStat st;

    // The C library reports the reason in words, the client has what `struct stat` lacks: the server
    if (stat(path, &posix) != 0 || FileSystemClient().statFile(path, &st) != FileSystem::Success)
    {
        dprintf(2, "stat: %s: %s\r\n", path, strerror(errno));
        return IOError;
    }

    printf("  File: %s\r\n"
           "  Type: %s\r\n"
           "  Size: %u\r\n"
           " Inode: %u\r\n"
           "Access: %04o\r\n"
           "   Uid: %u\r\n"
           "   Gid: %u\r\n"
           "Server: process %u\r\n",
           path,
           (Size) st.type < sizeof(types) / sizeof(types[0]) ? types[st.type] : "unknown",
           (uint) st.size, (uint) st.inode, (uint) st.access,
           (uint) st.userID, (uint) st.groupID, (uint) st.pid);
    return Success;
}
