// SPDX-License-Identifier: GPL-3.0-or-later

#include <PseudoFile.h>
#include "TmpFileSystem.h"

TmpFileSystem::TmpFileSystem(const char *path)
    : FileSystemServer(new Directory(1), path)
{
    Directory *root = static_cast<Directory *>(m_root->file);

    root->insert(FileSystem::DirectoryFile, ".");
    root->insert(FileSystem::DirectoryFile, "..");
}

TmpFileSystem::~TmpFileSystem()
{
}

File * TmpFileSystem::createFile(const FileSystem::FileType type)
{
    switch (type)
    {
        case FileSystem::RegularFile:
            return new PseudoFile(getNextInode());

        case FileSystem::DirectoryFile:
            return new Directory(getNextInode());

        default:
            return ZERO;
    }
}
