// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "TmpDirectory.h"
#include "TmpFile.h"
#include "TmpFileSystem.h"

TmpFileSystem::TmpFileSystem(TmpStore & store, const char *path)
    : FileSystemServer(new TmpDirectory(store, TmpStore::RootNumber), path)
    , m_store(store)
{
    MemoryBlock::set(m_files, 0, sizeof(m_files));
}

TmpFileSystem::~TmpFileSystem()
{
    for (Size i = 0; i < MaximumFiles; i++)
    {
        delete m_files[i];
    }
}

TmpStore::Cause TmpFileSystem::cause() const
{
    const FileSystemMessage *msg = currentRequest();
    const TmpStore::Cause result = { msg ? msg->from : ANY, msg ? (Size) msg->identifier : 0 };

    return result;
}

File * TmpFileSystem::getFile(const u32 inode)
{
    File *& slot = m_files[inode % MaximumFiles];

    if (!m_store.isValid(inode))
    {
        return ZERO;
    }

    if (!slot || slot->getInode() != inode)
    {
        // No request is between two uses of a file: the object in the slot is not in use
        delete slot;
        slot = m_store.type(inode) == FileSystem::DirectoryFile ?
            static_cast<File *>(new TmpDirectory(m_store, inode)) :
            static_cast<File *>(new TmpFile(m_store, inode));
    }
    return slot;
}

File * TmpFileSystem::findFile(const char *path, FileSystem::Result & result)
{
    u32 number = 0;

    result = m_store.find(path, number);
    if (result != FileSystem::Success)
    {
        return ZERO;
    }

    File *file = getFile(number);
    if (!file)
    {
        result = FileSystem::IOError;
    }
    return file;
}

FileSystem::Result TmpFileSystem::makeFile(const char *path,
                                           const FileSystem::FileType type,
                                           const FileSystem::FileModes mode)
{
    switch (type)
    {
        case FileSystem::RegularFile:
        case FileSystem::DirectoryFile:
        case FileSystem::BlockDeviceFile:
        case FileSystem::CharacterDeviceFile:
        case FileSystem::FIFOFile:
            return m_store.create(path, type, mode, cause());

        default:
            return FileSystem::NotSupported;
    }
}

FileSystem::Result TmpFileSystem::removeFile(const char *path)
{
    return m_store.remove(path, cause());
}
