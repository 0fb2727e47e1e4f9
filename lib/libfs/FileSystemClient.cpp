// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <KernelTimer.h>
#include <MemoryBlock.h>
#include "FileDescriptor.h"
#include "FileSystemClient.h"

FileSystemMount FileSystemClient::m_mounts[MaximumFileSystemMounts];
Size FileSystemClient::m_mountLimit = 0;
Size FileSystemClient::m_nextMount = 0;
String * FileSystemClient::m_currentDirectory = ZERO;

FileSystemClient::FileSystemClient(const ProcessID pid)
    : m_pid(pid)
{
}

const String * FileSystemClient::getCurrentDirectory() const
{
    if (!m_currentDirectory)
    {
        m_currentDirectory = new String("/");
    }
    return m_currentDirectory;
}

void FileSystemClient::setCurrentDirectory(const String & directory)
{
    if (!m_currentDirectory)
    {
        m_currentDirectory = new String();
    }
    *m_currentDirectory = directory;
}

void FileSystemClient::setCurrentDirectory(String *directory)
{
    if (directory)
    {
        setCurrentDirectory(*directory);
    }
}

FileSystem::Result FileSystemClient::resolve(const char *path, char absolute[FileSystemPath::MaximumLength]) const
{
    const char *parts[2] = { ZERO, path };
    Size length = 0;

    if (!path || !*path)
    {
        return FileSystem::InvalidArgument;
    }

    if (*path != '/')
    {
        parts[0] = **getCurrentDirectory();
    }

    for (const char *p : parts)
    {
        while (p && *p)
        {
            const char *start = p;

            while (*p && *p != '/')
            {
                p++;
            }

            const Size size = p - start;

            if (size == 2 && start[0] == '.' && start[1] == '.')
            {
                while (length > 0 && absolute[--length] != '/')
                {
                }
            }
            else if (size > 0 && !(size == 1 && start[0] == '.'))
            {
                if (size >= FileSystemPath::MaximumLength || length + 1 + size >= FileSystemPath::MaximumLength)
                {
                    return FileSystem::InvalidArgument;
                }
                absolute[length++] = '/';
                MemoryBlock::copy((void *) (absolute + length), start, size);
                length += size;
            }

            while (*p == '/')
            {
                p++;
            }
        }
    }

    if (length == 0)
    {
        absolute[length++] = '/';
    }
    absolute[length] = 0;
    return FileSystem::Success;
}

Size FileSystemClient::findMount(const char *path) const
{
    Size found = MaximumFileSystemMounts, longest = 0;

    for (Size i = 0; i < m_mountLimit; i++)
    {
        const char *mount = m_mounts[i].path;
        Size length = 0;

        while (mount[length] && mount[length] == path[length])
        {
            length++;
        }

        if (length > longest && !mount[length] && (path[length] == 0 || path[length] == '/'))
        {
            found = i;
            longest = length;
        }
    }
    return found;
}

void FileSystemClient::insertMount(const char *path, const Size length, const ProcessID pid) const
{
    Size index = MaximumFileSystemMounts;

    for (Size i = 0; i < MaximumFileSystemMounts; i++)
    {
        if (m_mounts[i].path[0] == 0)
        {
            index = index < i ? index : i;
        }
        else if (MemoryBlock::compare((const void *) m_mounts[i].path, path, length) && m_mounts[i].path[length] == 0)
        {
            index = i;
            break;
        }
    }

    // A full cache loses its entries in turn
    if (index == MaximumFileSystemMounts)
    {
        index = m_nextMount++ % MaximumFileSystemMounts;
    }

    MemoryBlock::copy((void *) m_mounts[index].path, path, length);
    m_mounts[index].path[length] = 0;
    m_mounts[index].procID = pid;
    m_mounts[index].options = 0;

    if (index >= m_mountLimit)
    {
        m_mountLimit = index + 1;
    }
}

void FileSystemClient::prepare(FileSystemMessage & msg, const FileSystem::Action action) const
{
    msg.type = ChannelMessage::Request;
    msg.action = action;
    msg.buffer = ZERO;
    msg.size = 0;
    msg.offset = 0;
    msg.inode = 0;
    msg.stat = ZERO;
    msg.timeout.ticks = 0;
    msg.timeout.frequency = 0;
}

FileSystem::Result FileSystemClient::ask(const ProcessID pid, FileSystemMessage & msg) const
{
    if (ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), pid) != ChannelClient::Success)
    {
        return FileSystem::IpcError;
    }
    return msg.result;
}

FileSystem::Result FileSystemClient::request(const char *path, FileSystemMessage & msg) const
{
    char absolute[FileSystemPath::MaximumLength];
    bool fresh = false;

    FileSystem::Result result = resolve(path, absolute);
    if (result != FileSystem::Success)
    {
        return result;
    }

    const Size length = String::length((const char *) absolute);
    const u16 carries = msg.carries | FileSystemMessage::CarriesPath;
    const Size size = msg.size;
    char *buffer = msg.buffer;

    for (Size i = 0; i < MaximumFileSystemMounts + MaximumRedirects; i++)
    {
        const Size mount = m_pid == ANY ? findMount(absolute) : MaximumFileSystemMounts;
        const bool cached = mount < MaximumFileSystemMounts;

        // An answer changes these
        msg.carries = carries;
        msg.size = size;
        msg.buffer = buffer ? buffer : msg.inside.path;  // for servers that fetch the path themselves
        MemoryBlock::copy((void *) msg.inside.path, absolute, length + 1);

        if (m_pid != ANY)
        {
            return ask(m_pid, msg);
        }

        result = ask(cached ? m_mounts[mount].procID : ROOTFS_PID, msg);

        if (result == FileSystem::RedirectRequest)
        {
            if (fresh || msg.pathMountLength == 0 || msg.pathMountLength > length)
            {
                return FileSystem::IOError;
            }

            // What the root file system says now is final
            insertMount(absolute, msg.pathMountLength, msg.pid);
            fresh = true;
        }
        else if (cached && !fresh && (result == FileSystem::IpcError || result == FileSystem::NotFound))
        {
            // Perhaps another server serves it by now
            m_mounts[mount].path[0] = 0;
        }
        else
        {
            if (cached && result == FileSystem::IpcError)
            {
                m_mounts[mount].path[0] = 0;
            }
            return result;
        }
    }
    return FileSystem::IOError;
}

FileSystem::Result FileSystemClient::createFile(const char *path,
                                                const FileSystem::FileType type,
                                                const FileSystem::FileModes mode) const
{
    FileSystemMessage msg;
    FileSystem::FileStat st = {};

    st.type = type;
    st.access = mode;

    prepare(msg, FileSystem::CreateFile);
    msg.carries = FileSystemMessage::CarriesMode;
    msg.fileType = type;
    msg.mode = mode;
    msg.stat = &st;
    return request(path, msg);
}

FileSystem::Result FileSystemClient::statFile(const char *path, FileSystem::FileStat *st) const
{
    FileSystemMessage msg;

    prepare(msg, FileSystem::StatFile);
    msg.carries = FileSystemMessage::WantsStat;
    msg.stat = st;

    const FileSystem::Result result = request(path, msg);

    if (result == FileSystem::Success && (msg.carries & FileSystemMessage::CarriesStat))
    {
        *st = msg.inside.stat;
    }
    return result;
}

FileSystem::Result FileSystemClient::openFile(const char *path, Size & descriptor) const
{
    FileSystem::FileStat st;
    const FileSystem::Result result = statFile(path, &st);

    if (result != FileSystem::Success)
    {
        return result;
    }

    if (FileDescriptor::instance()->openEntry(st.inode, st.pid, descriptor) != FileDescriptor::Success)
    {
        return FileSystem::IOError;
    }
    return FileSystem::Success;
}

FileSystem::Result FileSystemClient::closeFile(const Size descriptor) const
{
    if (FileDescriptor::instance()->closeEntry(descriptor) != FileDescriptor::Success)
    {
        return FileSystem::NotFound;
    }
    return FileSystem::Success;
}

FileSystem::Result FileSystemClient::transfer(const FileSystem::Action action,
                                              const Size descriptor,
                                              void *buf,
                                              Size *size) const
{
    FileDescriptor::Entry *entry = FileDescriptor::instance()->getEntry(descriptor);
    FileSystemMessage msg;
    const Size wanted = *size;

    if (!entry || !entry->open || !FileDescriptor::isServed(*entry))
    {
        return FileSystem::NotFound;
    }

    msg.type = ChannelMessage::Request;
    msg.action = action;
    msg.inode = entry->inode;
    msg.buffer = (char *) buf;
    msg.size = wanted;
    msg.offset = entry->position;

    if (wanted <= sizeof(msg.inside.data))
    {
        if (action == FileSystem::ReadFile)
        {
            msg.carries = FileSystemMessage::WantsData;
        }
        else
        {
            msg.carries = FileSystemMessage::CarriesData;
            MemoryBlock::copy((void *) msg.inside.data, buf, wanted);
        }
    }

    const FileSystem::Result result = ask(entry->pid, msg);
    if (result != FileSystem::Success)
    {
        return result;
    }

    const Size moved = msg.size < wanted ? msg.size : wanted;

    if (action == FileSystem::ReadFile && (msg.carries & FileSystemMessage::CarriesData))
    {
        MemoryBlock::copy(buf, msg.inside.data, moved <= sizeof(msg.inside.data) ? moved : 0);
    }

    entry->position += moved;
    *size = moved;
    return FileSystem::Success;
}

FileSystem::Result FileSystemClient::readFile(const Size descriptor, void *buf, Size *size) const
{
    return transfer(FileSystem::ReadFile, descriptor, buf, size);
}

FileSystem::Result FileSystemClient::writeFile(const Size descriptor, const void *buf, Size *size) const
{
    return transfer(FileSystem::WriteFile, descriptor, const_cast<void *>(buf), size);
}

FileSystem::Result FileSystemClient::deleteFile(const char *path) const
{
    FileSystemMessage msg;

    prepare(msg, FileSystem::DeleteFile);
    return request(path, msg);
}

FileSystem::Result FileSystemClient::waitFile(const char *filesystemPath,
                                              const FileSystem::WaitSet *waitSet,
                                              const Size count,
                                              const Size msecTimeout) const
{
    FileSystemMessage msg;

    prepare(msg, FileSystem::WaitFile);
    msg.buffer = (char *) waitSet;
    msg.size = count * sizeof(FileSystem::WaitSet);

    if (msecTimeout > 0)
    {
        KernelTimer timer;

        timer.tick();
        if (timer.getCurrent(&msg.timeout, msecTimeout) != Timer::Success)
        {
            return FileSystem::IOError;
        }
    }
    return request(filesystemPath, msg);
}

FileSystem::Result FileSystemClient::mountFileSystem(const char *mountPath) const
{
    FileSystemMessage msg;

    prepare(msg, FileSystem::MountFileSystem);
    return FileSystemClient(m_pid == ANY ? ROOTFS_PID : m_pid).request(mountPath, msg);
}

FileSystem::Result FileSystemClient::waitFileSystem(const char *path) const
{
    FileSystemMessage msg;

    prepare(msg, FileSystem::WaitFileSystem);
    return FileSystemClient(m_pid == ANY ? ROOTFS_PID : m_pid).request(path, msg);
}

FileSystemMount * FileSystemClient::getFileSystems(Size & numberOfMounts) const
{
    static FileSystemMount mounts[MaximumFileSystemMounts + 1];
    FileSystemMessage msg;

    prepare(msg, FileSystem::GetFileSystems);
    msg.buffer = (char *) mounts;
    msg.size = sizeof(mounts);
    numberOfMounts = 0;

    if (ask(m_pid == ANY ? ROOTFS_PID : m_pid, msg) != FileSystem::Success || msg.size > sizeof(mounts))
    {
        return ZERO;
    }

    numberOfMounts = msg.size / sizeof(FileSystemMount);
    return mounts;
}
