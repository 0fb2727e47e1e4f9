// SPDX-License-Identifier: GPL-3.0-or-later

#include "OldFiles.h"
#include "Signature.h"

OldFileSystem::OldFileSystem(const char *path)
    : FileSystemServer(new Directory(0), path)
    , created(0)
{
}

File * OldFileSystem::createFile(const FileSystem::FileType type)
{
    created++;

    switch (type)
    {
        case FileSystem::RegularFile:   return new PseudoFile(getNextInode());
        case FileSystem::DirectoryFile: return new Directory(getNextInode());
        default:                        return NULL;
    }
}

const char * OldFileSystem::checkMembers()
{
    typedef FileSystemServer Server;
    typedef FileSystem::Result Result;

    hasType(&OldFileSystem::processRequest, Result (Server::*)(FileSystemRequest &));
    hasType(&OldFileSystem::inodeHandler, Result (Server::*)(FileSystemRequest &));
    hasType(&OldFileSystem::waitFileHandler, Result (Server::*)(FileSystemRequest &));
    hasType(&OldFileSystem::sendResponse, void (Server::*)(FileSystemMessage *) const);
    hasType(&OldFileSystem::redirectRequest, bool (Server::*)(const char *, FileSystemMessage *));
    hasType(&OldFileSystem::setRoot, void (Server::*)(Directory *));
    hasType(&OldFileSystem::getParentDirectory, Directory * (Server::*)(const char *));
    hasType(&OldFileSystem::lookupFile, FileCache * (Server::*)(const FileSystemPath &));
    hasType(&OldFileSystem::insertFileCache, FileCache * (Server::*)(File *, const char *));
    hasType(&OldFileSystem::removeFileFromCache, void (Server::*)(FileCache *, File *));
    hasType(&OldFileSystem::clearFileCache, void (Server::*)(FileCache *));
    hasType(&OldFileSystem::pathHandler, void (Server::*)(FileSystemMessage *));
    hasType(&OldFileSystem::mountHandler, void (Server::*)(FileSystemMessage *));
    hasType(&OldFileSystem::getFileSystemsHandler, void (Server::*)(FileSystemMessage *));
    hasType(&OldFileSystem::getMountPath, const char * (Server::*)() const);
    hasType(&OldFileSystem::getNextInode, u32 (Server::*)());
    hasType(&OldFileSystem::mount, Result (Server::*)());
    hasType(&OldFileSystem::registerFile, Result (Server::*)(File *, const char *));
    hasType(&OldFileSystem::registerDirectory, Result (Server::*)(Directory *, const char *));
    hasType(&OldFileSystem::unregisterFile, Result (Server::*)(const char *));
    memberHasType(OldFileSystem, m_pid, const ProcessID);
    memberHasType(OldFileSystem, m_root, FileCache *);
    memberHasType(OldFileSystem, m_inodeMap, HashTable<u32, File *>);
    memberHasType(OldFileSystem, m_mountPath, const char *);
    memberHasType(OldFileSystem, m_mounts, FileSystemMount *);
    memberHasType(OldFileSystem, m_requests, List<FileSystemRequest *> *);
    require(signature<FileCache * (Server::*)(const char *) const>(&OldFileSystem::findFileCache));
    require(signature<FileCache * (Server::*)(const String &) const>(&OldFileSystem::findFileCache));
    require(signature<FileCache * (Server::*)(const FileSystemPath &) const>(&OldFileSystem::findFileCache));

    const u32 first = getNextInode(), second = getNextInode();
    require(second == first + 1);

    PseudoFile *file = new PseudoFile(second, "text");
    Directory *directory = new Directory(getNextInode());
    require(registerDirectory(directory, "/folder") == FileSystem::Success);
    require(registerFile(file, "/folder/file") == FileSystem::Success);
    require(getParentDirectory("/folder/file") == directory);
    require(lookupFile(FileSystemPath("/folder/file"))->file == file);
    require(findFileCache("/folder/file") == findFileCache(String("folder/file")));
    require(findFileCache(FileSystemPath("/folder"))->entries.count() == 1);
    require(findFileCache("/folder/file")->parent == findFileCache("/folder"));
    require(findFileCache("/folder/file")->name.equals("file"));
    require(m_inodeMap.at(second) == file);

    PseudoFile *other = new PseudoFile(getNextInode());
    FileCache *cache = insertFileCache(other, "/other");
    require(cache && cache->file == other && cache->parent == m_root && findFileCache("/other") == cache);
    removeFileFromCache(cache, other);
    require(!findFileCache("/other"));
    delete other;

    require(unregisterFile("/folder/file") == FileSystem::Success);
    require(unregisterFile("/folder") == FileSystem::Success);
    require(!findFileCache("/folder"));
    require(!retryRequests());
    return ZERO;
}

OldDiskDirectory::OldDiskDirectory(FileSystemServer *server, const u32 inode)
    : Directory(inode)
    , m_server(server)
{
    insert(FileSystem::DirectoryFile, "folder");
    insert(FileSystem::RegularFile, "file");
}

File * OldDiskDirectory::lookup(const char *name)
{
    if (MemoryBlock::compare(name, "folder"))
        return new OldDiskDirectory(m_server, m_server->getNextInode());
    else if (MemoryBlock::compare(name, "file"))
        return new PseudoFile(m_server->getNextInode(), "on disk");
    else
        return NULL;
}

OldDiskFileSystem::OldDiskFileSystem(const char *path)
    : FileSystemServer(NULL, path)
{
    setRoot(new OldDiskDirectory(this, getNextInode()));
}

OldBufferedDevice::OldBufferedDevice(const u32 inode)
    : Device(inode, FileSystem::CharacterDeviceFile)
{
    m_identifier = "buffered0";
}

FileSystem::Result OldBufferedDevice::read(IOBuffer & buffer, Size & size, const Size)
{
    const FileSystem::Result result = buffer.bufferedWrite("one", 3);

    if (result != FileSystem::Success)
    {
        return result;
    }
    size = 5;
    return buffer.bufferedWrite("23", 2);
}

OldCounter::OldCounter(const u32 inode)
    : Device(inode, FileSystem::CharacterDeviceFile)
    , number(0)
    , vector(0)
{
    m_identifier << "counter" << 0;
}

FileSystem::Result OldCounter::initialize()
{
    number = 2;
    return FileSystem::Success;
}

FileSystem::Result OldCounter::read(IOBuffer & buffer, Size & size, const Size)
{
    if (!canRead())
    {
        return FileSystem::RetryAgain;
    }

    const char digit = '0' + (number++ % 10);
    size = 1;
    return buffer.write(&digit, 1);
}

FileSystem::Result OldCounter::write(IOBuffer & buffer, Size & size, const Size)
{
    Size sum = 0;

    // Byte by byte, as devices do it
    for (Size i = 0; i < size; i++)
    {
        sum += buffer[i] - '0';
    }
    number = sum;
    return FileSystem::Success;
}

FileSystem::Result OldCounter::interrupt(const Size irq)
{
    vector = irq;
    number++;
    return FileSystem::Success;
}

bool OldCounter::canRead() const
{
    return number % 2 == 0;
}

OldDeviceServer::OldDeviceServer(const char *path)
    : DeviceServer(path)
    , counter(new OldCounter(getNextInode()))
    , interrupts(0)
{
    registerDevice(counter, "io");
}

FileSystem::Result OldDeviceServer::initialize()
{
    const FileSystem::Result result = DeviceServer::initialize();

    registerInterrupt(counter, 5);
    return result;
}

void OldDeviceServer::interruptHandler(Size vector)
{
    interrupts++;
    DeviceServer::interruptHandler(vector);
}
