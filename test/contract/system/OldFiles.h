// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_CONTRACT_SYSTEM_OLDFILES_H
#define __TEST_CONTRACT_SYSTEM_OLDFILES_H

#include <DeviceServer.h>
#include <FileSystemServer.h>
#include <PseudoFile.h>

/** A file system in memory as it was written for FreeNOS 1.0.4: what is created is a PseudoFile. */
class OldFileSystem : public FileSystemServer
{
  public:

    OldFileSystem(const char *path);

    virtual File * createFile(const FileSystem::FileType type);

    /** Try each protected function of the base. @return ZERO, or what went wrong */
    const char * checkMembers();

  public:

    Size created;
};

/** A directory whose files come into being when they are looked for, like those of a disk. */
class OldDiskDirectory : public Directory
{
  public:

    OldDiskDirectory(FileSystemServer *server, const u32 inode);

    virtual File * lookup(const char *name);

  private:

    FileSystemServer *m_server;
};

/** A file system on a disk: its root is known only when the disk was read. */
class OldDiskFileSystem : public FileSystemServer
{
  public:

    OldDiskFileSystem(const char *path);
};

/** A device that only puts its bytes into the buffer, and leaves the rest to the server. */
class OldBufferedDevice : public Device
{
  public:

    OldBufferedDevice(const u32 inode);

    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);
};

/** A device that has a number: each reader gets the next one, writing sets it, and an odd one is not ready. */
class OldCounter : public Device
{
  public:

    OldCounter(const u32 inode);

    virtual FileSystem::Result initialize();
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);
    virtual FileSystem::Result interrupt(const Size vector);
    virtual bool canRead() const;

    Size number;
    Size vector;
};

/** A server with one such device, which it makes ready with each interrupt. */
class OldDeviceServer : public DeviceServer
{
  public:

    OldDeviceServer(const char *path);

    virtual FileSystem::Result initialize();
    virtual void interruptHandler(Size vector);

    OldCounter *counter;
    Size interrupts;
};

#endif /* __TEST_CONTRACT_SYSTEM_OLDFILES_H */
