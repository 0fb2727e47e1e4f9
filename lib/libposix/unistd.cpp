// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <FileSystemMessage.h>
#include "AbsolutePath.h"
#include "ErrorCode.h"
#include "errno.h"
#include "fcntl.h"
#include "stdio.h"
#include "string.h"
#include "unistd.h"

/** Largest number of bytes of a single request, so that the count fits in the result. */
static const size_t MaximumRequest = 0x7ffff000U;

/** Find an open descriptor; null with errno set if it is not open. */
static FileDescriptor::Entry * openEntry(const int fildes)
{
    FileDescriptor::Entry *entry = fildes >= 0 ? FileDescriptor::instance()->getEntry((Size) fildes) : ZERO;

    if (entry == ZERO || !entry->open)
    {
        errno = EBADF;
        return ZERO;
    }
    return entry;
}

extern C pid_t getpid()
{
    return (pid_t) ProcessCtl(SELF, GetPID);
}

extern C pid_t getppid()
{
    return (pid_t) ProcessCtl(SELF, GetParent);
}

extern C ssize_t read(int fildes, void *buf, size_t nbyte)
{
    Size size = nbyte < MaximumRequest ? nbyte : MaximumRequest;

    if (openEntry(fildes) == ZERO)
    {
        return -1;
    }
    if (size == 0)
    {
        return 0;
    }

    const FileSystem::Result result = FileSystemClient().readFile((Size) fildes, buf, &size);
    return ErrorCode::finish(result) == 0 ? (ssize_t) size : -1;
}

extern C ssize_t write(int fildes, const void *buf, size_t nbyte)
{
    Size size = nbyte < MaximumRequest ? nbyte : MaximumRequest;

    if (openEntry(fildes) == ZERO)
    {
        return -1;
    }
    if (size == 0)
    {
        return 0;
    }

    const FileSystem::Result result = FileSystemClient().writeFile((Size) fildes, buf, &size);
    return ErrorCode::finish(result) == 0 ? (ssize_t) size : -1;
}

extern C int close(int fildes)
{
    if (openEntry(fildes) == ZERO)
    {
        return -1;
    }
    return ErrorCode::finish(FileSystemClient().closeFile((Size) fildes));
}

/** Ask the file system for the size of an open file; false if it does not tell. */
static bool sizeOf(const FileDescriptor::Entry &entry, Size &size)
{
    FileSystem::FileStat st;
    FileSystemMessage msg;

    // Without a path, the request is for the file of the number.
    memset(&st, 0, sizeof(st));
    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::StatFile;
    msg.buffer = ZERO;
    msg.size = 0;
    msg.inode = entry.inode;
    msg.stat = &st;
    msg.carries = FileSystemMessage::WantsStat;

    if (!FileDescriptor::isServed(entry) ||
        ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), entry.pid) != ChannelClient::Success ||
        msg.result != FileSystem::Success)
    {
        return false;
    }
    if (msg.carries & FileSystemMessage::CarriesStat)
    {
        st = msg.inside.stat;
    }
    size = st.size;
    return st.type == FileSystem::RegularFile || st.type == FileSystem::DirectoryFile;
}

extern C off_t lseek(int fildes, off_t offset, int whence)
{
    FileDescriptor::Entry *entry = openEntry(fildes);
    s64 start = 0;
    Size size;

    if (entry == ZERO)
    {
        return -1;
    }
    switch (whence)
    {
        case SEEK_SET:
            break;

        case SEEK_CUR:
            start = entry->position;
            break;

        case SEEK_END:
            if (!sizeOf(*entry, size))
            {
                return ErrorCode::fail(ESPIPE);
            }
            start = size;
            break;

        default:
            return ErrorCode::fail(EINVAL);
    }

    const s64 position = start + offset;
    if (position < 0)
    {
        return ErrorCode::fail(EINVAL);
    }
    if (position > 0x7fffffff)
    {
        return ErrorCode::fail(EOVERFLOW);
    }
    entry->position = (Size) position;
    return (off_t) position;
}

extern C int gethostname(char *name, size_t namelen)
{
    char host[64] = "localhost";

    if (name == ZERO || namelen == 0)
    {
        return ErrorCode::fail(EINVAL);
    }

    const int fd = open("/etc/hostname", O_RDONLY);
    if (fd >= 0)
    {
        char line[sizeof(host)];
        const ssize_t count = read(fd, line, sizeof(line) - 1);
        size_t length = 0;

        while ((ssize_t) length < count && line[length] > ' ')
        {
            length++;
        }
        close(fd);

        if (length != 0)
        {
            line[length] = 0;
            strcpy(host, line);
        }
    }
    return strlcpy(name, host, namelen) < namelen ? 0 : ErrorCode::fail(ENAMETOOLONG);
}

extern C char * getcwd(char *buf, size_t size)
{
    const String *directory = FileSystemClient().getCurrentDirectory();
    const char *path = directory != ZERO && directory->length() != 0 ? **directory : "/";

    if (buf == ZERO || size == 0)
    {
        errno = EINVAL;
        return ZERO;
    }
    if (strlen(path) >= size)
    {
        errno = ERANGE;
        return ZERO;
    }
    strcpy(buf, path);
    return buf;
}

extern C int chdir(const char *path)
{
    const AbsolutePath name(path);
    FileSystemClient client;
    FileSystem::FileStat st;

    if (!name.isValid())
    {
        return -1;
    }

    const FileSystem::Result result = client.statFile(*name, &st);
    if (result != FileSystem::Success)
    {
        return ErrorCode::finish(result);
    }
    if (st.type != FileSystem::DirectoryFile)
    {
        return ErrorCode::fail(ENOTDIR);
    }
    client.setCurrentDirectory(String(*name, true));
    return 0;
}

extern C int unlink(const char *path)
{
    const AbsolutePath name(path);

    return name.isValid() ? ErrorCode::finish(FileSystemClient().deleteFile(*name)) : -1;
}

extern C void _exit(int status)
{
    for (;;)
    {
        ProcessCtl(SELF, KillPID, (Address) status);
    }
}
