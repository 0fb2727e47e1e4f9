// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemPath.h>
#include <MemoryBlock.h>
#include <MountTable.h>
#include "Ext2File.h"
#include "Ext2FileSystem.h"

Ext2FileSystem::Ext2FileSystem(const Ext2Reader & reader, Ext2Directory *root, const char *path)
    : FileSystemServer(root, path)
    , m_reader(reader)
{
    MemoryBlock::set(m_files, 0, sizeof(m_files));
    MemoryBlock::set(m_paths, 0, sizeof(m_paths));
    m_watchTime = PeerWatch::next();
    Ext2FileSystem::armTimeout();
}

Ext2FileSystem::~Ext2FileSystem()
{
    for (Size i = 0; i < MaximumFiles; i++)
    {
        delete m_files[i];
    }
}

File * Ext2FileSystem::open(const u32 inode, FileSystem::Result & result)
{
    File *& slot = m_files[inode % MaximumFiles];
    Ext2::Inode ext2;

    if (slot && slot->getInode() == inode)
    {
        result = FileSystem::Success;
        return slot;
    }

    result = m_reader.readInode(inode, ext2);
    if (result != FileSystem::Success)
    {
        return ZERO;
    }

    // No request is between two uses of a file: the object in the slot is not in use
    delete slot;
    slot = Ext2Reader::fileType(ext2) == FileSystem::DirectoryFile ?
        static_cast<File *>(new Ext2Directory(m_reader, inode, ext2)) :
        static_cast<File *>(new Ext2File(m_reader, inode, ext2));

    if (!slot)
    {
        result = FileSystem::IOError;
    }
    return slot;
}

File * Ext2FileSystem::findFile(const char *path, FileSystem::Result & result)
{
    u32 hash = 0, inode;
    Size length = 0;

    for (; path[length]; length++)
    {
        hash = hash * 31 + (u8) path[length];
    }

    Path & known = m_paths[(hash ^ (hash >> 8)) % MaximumPaths];

    if (known.inode && MemoryBlock::compare((const void *) known.text, path, length + 1))
    {
        return open(known.inode, result);
    }

    result = m_reader.resolve(path, inode);
    if (result != FileSystem::Success)
    {
        return ZERO;
    }

    known.inode = inode;
    MemoryBlock::copy((void *) known.text, path, length + 1);
    return open(inode, result);
}

File * Ext2FileSystem::getFile(const u32 inode)
{
    FileSystem::Result result;

    return open(inode, result);
}

FileSystem::Result Ext2FileSystem::makeFile(const char *path, const FileSystem::FileType, const FileSystem::FileModes)
{
    FileSystem::Result result;

    if (findFile(path, result))
    {
        return FileSystem::AlreadyExists;
    }

    // Who mistyped the folder is not told about permissions
    char folder[FileSystemPath::MaximumLength];
    Size length = 0, last = 0;

    for (; path[length] && length + 1 < sizeof(folder); length++)
    {
        folder[length] = path[length];
        last = path[length] == '/' ? length : last;
    }
    folder[last] = 0;
    return !folder[0] || findFile(folder, result) ? FileSystem::PermissionDenied : result;
}

FileSystem::Result Ext2FileSystem::removeFile(const char *path)
{
    FileSystem::Result result;

    return findFile(path, result) ? FileSystem::PermissionDenied : result;
}

void Ext2FileSystem::timeout()
{
    Timer::Info now;

    if (m_watchTime.frequency && ProcessCtl(SELF, InfoTimer, (Address) &now) == API::Success &&
        (s32) (now.ticks - m_watchTime.ticks) >= 0)
    {
        for (Size i = 0; m_mounts && i < MountTable::MaximumMounts; i++)
        {
            if (m_mounts[i].path[0])
                m_watch.check(m_mounts[i].procID);
        }
        m_watchTime = PeerWatch::next();
    }
    FileSystemServer::timeout();
}

void Ext2FileSystem::armTimeout()
{
    FileSystemServer::armTimeout();

    if (m_watchTime.frequency && (!m_expiry.frequency || (s32) (m_watchTime.ticks - m_expiry.ticks) < 0))
        m_expiry = m_watchTime;
}
