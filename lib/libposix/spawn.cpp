// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FileSystemClient.h>
#include "AbsolutePath.h"
#include "ChildProcess.h"
#include "ErrorCode.h"
#include "MappedBuffer.h"
#include "errno.h"
#include "unistd.h"

/** Larger programs do not fit into UserData. */
static const u64 MaximumProgramSize = MegaByte(256);

/** Start a program file that is in memory, compressed or not; returns an error code. */
static int startFile(const u8 *file, const Size size, const char *path, const char *argv[], ProcessID &pid)
{
    ChildProcess child;
    const int error = child.make(file, size, path, argv);

    return error == ESUCCESS ? child.start(pid) : error;
}

/** Read an open file; returns an error code. */
static int readDescriptor(const FileSystemClient &client, const Size descriptor, const MappedBuffer &buffer)
{
    Size done = 0;

    while (done < buffer.size())
    {
        Size count = buffer.size() - done;
        const FileSystem::Result result = client.readFile(descriptor, buffer.data() + done, &count);

        if (result != FileSystem::Success)
        {
            return ErrorCode::fromFileSystem(result);
        }
        if (count == 0 || count > buffer.size() - done)
        {
            return EIO;
        }
        done += count;
    }
    return ESUCCESS;
}

/** Read a program file; returns an error code. */
static int readProgram(const char *path, MappedBuffer &buffer)
{
    const FileSystemClient client;
    FileSystem::FileStat st;
    Size descriptor;

    FileSystem::Result result = client.statFile(path, &st);
    if (result != FileSystem::Success)
    {
        return ErrorCode::fromFileSystem(result);
    }
    if (st.type == FileSystem::DirectoryFile)
    {
        return EISDIR;
    }
    if (st.size == 0 || st.size > MaximumProgramSize)
    {
        return ENOEXEC;
    }
    if (!buffer.allocate(st.size))
    {
        return ENOMEM;
    }

    result = client.openFile(path, descriptor);
    if (result != FileSystem::Success)
    {
        return ErrorCode::fromFileSystem(result);
    }
    const int error = readDescriptor(client, descriptor, buffer);
    client.closeFile(descriptor);
    return error;
}

extern C int forkexec(const char *path, const char *argv[])
{
    const AbsolutePath name(path);
    MappedBuffer file;
    ProcessID pid = 0;

    if (!name.isValid())
    {
        return -1;
    }

    int error = readProgram(*name, file);
    if (error == ESUCCESS)
    {
        error = startFile(file.data(), file.size(), *name, argv, pid);
    }
    return error == ESUCCESS ? (int) pid : ErrorCode::fail(error);
}

extern C pid_t spawn(Address program, Size programSize, const char *argv[])
{
    const AbsolutePath name(argv != ZERO ? argv[0] : ZERO);
    ProcessID pid = 0;

    if (!name.isValid())
    {
        return (pid_t) -1;
    }

    const int error = startFile((const u8 *) program, programSize, *name, argv, pid);
    return error == ESUCCESS ? (pid_t) pid : (pid_t) ErrorCode::fail(error);
}
