// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "FileSystemServer.h"

// The part of FileSystemServer that keeps the tree of names.

void FileSystemServer::dropRoot()
{
    if (m_root)
    {
        clearFileCache();
        m_inodeMap.remove(m_root->file->getInode());
        delete m_root->file;
        delete m_root;
    }
}

void FileSystemServer::setRoot(Directory *newRoot)
{
    dropRoot();

    m_root = new FileCache(newRoot, "/", ZERO);
    m_inodeMap.insert(newRoot->getInode(), newRoot);
}

FileCache * FileSystemServer::findFileCache(const char *path) const
{
    return findFileCache(FileSystemPath(path));
}

FileCache * FileSystemServer::findFileCache(const String & path) const
{
    return findFileCache(FileSystemPath(*path));
}

FileCache * FileSystemServer::findFileCache(const FileSystemPath & path) const
{
    FileCache *cache = m_root;

    for (ListIterator<String> i(path.split()); i.hasCurrent() && cache; i++)
    {
        FileCache * const *entry = cache->entries.get(i.current());
        cache = entry ? *entry : ZERO;
    }
    return cache;
}

FileCache * FileSystemServer::lookupFile(const FileSystemPath & path)
{
    FileCache *cache = m_root;

    for (ListIterator<String> i(path.split()); i.hasCurrent() && cache; i++)
    {
        FileCache * const *entry = cache->entries.get(i.current());

        if (entry)
        {
            cache = *entry;
            continue;
        }

        if (cache->file->getType() != FileSystem::DirectoryFile)
        {
            return ZERO;
        }

        File *file = static_cast<Directory *>(cache->file)->lookup(*i.current());
        if (!file)
        {
            return ZERO;
        }

        FileCache *child = new FileCache(file, *i.current(), cache);
        cache->entries.insert(child->name, child);
        m_inodeMap.insert(file->getInode(), file);
        cache = child;
    }
    return cache;
}

Directory * FileSystemServer::getParentDirectory(const char *path)
{
    const FileSystemPath full(path);
    FileCache *cache = findFileCache(full.parent());

    if (!cache || cache->file->getType() != FileSystem::DirectoryFile)
    {
        return ZERO;
    }
    return static_cast<Directory *>(cache->file);
}

FileCache * FileSystemServer::insertFileCache(File *file, const char *pathFormat)
{
    const FileSystemPath path(pathFormat);
    FileCache *parent = findFileCache(path.parent());

    if (!parent || path.split().count() == 0)
    {
        return ZERO;
    }

    FileCache *cache = new FileCache(file, *path.base(), parent);
    parent->entries.insert(cache->name, cache);
    m_inodeMap.insert(file->getInode(), file);
    return cache;
}

void FileSystemServer::removeFileFromCache(FileCache *cache, File *file)
{
    clearFileCache(cache);

    if (cache->parent)
    {
        cache->parent->entries.remove(cache->name);
    }
    m_inodeMap.remove(file->getInode());
    delete cache;
}

void FileSystemServer::clearFileCache(FileCache *cache)
{
    FileCache *top = cache ? cache : m_root;

    if (!top)
    {
        return;
    }

    for (HashIterator<String, FileCache *> i(top->entries); i.hasCurrent(); i++)
    {
        FileCache *child = i.current();

        clearFileCache(child);
        m_inodeMap.remove(child->file->getInode());
        delete child->file;
        delete child;
    }
    top->entries.clear();
}

FileSystem::Result FileSystemServer::registerFile(File *file, const char *path)
{
    const FileSystemPath full(path);

    if (full.split().count() == 0 || full.base().length() >= DIRENT_LEN)
    {
        return FileSystem::InvalidArgument;
    }
    else if (findFileCache(full))
    {
        return FileSystem::AlreadyExists;
    }

    FileCache *parent = findFileCache(full.parent());
    if (!parent)
    {
        return FileSystem::NotFound;
    }
    else if (parent->file->getType() != FileSystem::DirectoryFile)
    {
        return FileSystem::InvalidArgument;
    }

    if (!insertFileCache(file, path))
    {
        return FileSystem::IOError;
    }
    static_cast<Directory *>(parent->file)->insert(file->getType(), *full.base());
    return FileSystem::Success;
}

FileSystem::Result FileSystemServer::registerDirectory(Directory *dir, const char *path)
{
    const FileSystem::Result result = registerFile(dir, path);

    if (result == FileSystem::Success)
    {
        dir->insert(FileSystem::DirectoryFile, ".");
        dir->insert(FileSystem::DirectoryFile, "..");
    }
    return result;
}

FileSystem::Result FileSystemServer::unregisterFile(const char *path)
{
    FileCache *cache = findFileCache(path);

    if (!cache)
    {
        return FileSystem::NotFound;
    }
    else if (!cache->parent)
    {
        return FileSystem::PermissionDenied;
    }

    File *file = cache->file;

    if (cache->parent->file->getType() == FileSystem::DirectoryFile)
    {
        static_cast<Directory *>(cache->parent->file)->remove(*cache->name);
    }
    removeFileFromCache(cache, file);
    delete file;
    return FileSystem::Success;
}

File * FileSystemServer::findFile(const char *path, FileSystem::Result & result)
{
    FileCache *cache = lookupFile(FileSystemPath(path));

    result = cache ? FileSystem::Success : FileSystem::NotFound;
    return cache ? cache->file : ZERO;
}

File * FileSystemServer::getFile(const u32 inode)
{
    File * const *file = m_inodeMap.get(inode);

    return file ? *file : ZERO;
}

FileSystem::Result FileSystemServer::makeFile(const char *path,
                                              const FileSystem::FileType type,
                                              const FileSystem::FileModes mode)
{
    if (lookupFile(FileSystemPath(path)))
    {
        return FileSystem::AlreadyExists;
    }

    File *file = createFile(type);
    if (!file)
    {
        return FileSystem::NotSupported;
    }
    file->setAccess(mode);

    const FileSystem::Result result = type == FileSystem::DirectoryFile ?
        registerDirectory(static_cast<Directory *>(file), path) :
        registerFile(file, path);

    if (result != FileSystem::Success)
    {
        delete file;
    }
    return result;
}

FileSystem::Result FileSystemServer::removeFile(const char *path)
{
    const FileCache *cache = lookupFile(FileSystemPath(path));

    if (!cache)
    {
        return FileSystem::NotFound;
    }
    else if (cache->entries.count() > 0)
    {
        return FileSystem::PermissionDenied;
    }
    return unregisterFile(path);
}
