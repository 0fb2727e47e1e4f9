// SPDX-License-Identifier: GPL-3.0-or-later

#include <BootImageStorage.h>
#include <BootSymbolStorage.h>
#include <Device.h>
#include <DeviceLog.h>
#include <Directory.h>
#include <File.h>
#include <FileDescriptor.h>
#include <FileStorage.h>
#include <FileSystem.h>
#include <FileSystemClient.h>
#include <FileSystemMessage.h>
#include <FileSystemMount.h>
#include <FileSystemPath.h>
#include <FileSystemRequest.h>
#include <IOBuffer.h>
#include <LogLevelFile.h>
#include <MemoryBlock.h>
#include <PseudoFile.h>
#include <Storage.h>
#include "Signature.h"

typedef FileSystem::Result Result;

hasValue(FileSystem::CreateFile, 0);
hasValue(FileSystem::ReadFile, 1);
hasValue(FileSystem::WriteFile, 2);
hasValue(FileSystem::StatFile, 3);
hasValue(FileSystem::DeleteFile, 4);
hasValue(FileSystem::WaitFile, 5);
hasValue(FileSystem::MountFileSystem, 6);
hasValue(FileSystem::WaitFileSystem, 7);
hasValue(FileSystem::GetFileSystems, 8);
hasValue(FileSystem::Success, 0);
hasValue(FileSystem::InvalidArgument, 1);
hasValue(FileSystem::NotFound, 2);
hasValue(FileSystem::RetryAgain, 3);
hasValue(FileSystem::IOError, 4);
hasValue(FileSystem::PermissionDenied, 5);
hasValue(FileSystem::AlreadyExists, 6);
hasValue(FileSystem::NotSupported, 7);
hasValue(FileSystem::RedirectRequest, 8);
hasValue(FileSystem::IpcError, 9);
hasValue(FileSystem::TimedOut, 10);
hasValue(FileSystem::RegularFile, 0);
hasValue(FileSystem::DirectoryFile, 1);
hasValue(FileSystem::BlockDeviceFile, 2);
hasValue(FileSystem::CharacterDeviceFile, 3);
hasValue(FileSystem::SymlinkFile, 4);
hasValue(FileSystem::FIFOFile, 5);
hasValue(FileSystem::SocketFile, 6);
hasValue(FileSystem::UnknownFile, 7);
hasValue(FileSystem::OwnerR, 0400);
hasValue(FileSystem::OwnerW, 0200);
hasValue(FileSystem::OwnerX, 0100);
hasValue(FileSystem::OwnerRW, 0600);
hasValue(FileSystem::OwnerRX, 0500);
hasValue(FileSystem::OwnerRWX, 0700);
hasValue(FileSystem::GroupR, 0040);
hasValue(FileSystem::GroupW, 0020);
hasValue(FileSystem::GroupX, 0010);
hasValue(FileSystem::GroupRW, 0060);
hasValue(FileSystem::GroupRX, 0050);
hasValue(FileSystem::GroupRWX, 0070);
hasValue(FileSystem::OtherR, 0004);
hasValue(FileSystem::OtherW, 0002);
hasValue(FileSystem::OtherX, 0001);
hasValue(FileSystem::OtherRW, 0006);
hasValue(FileSystem::OtherRX, 0005);
hasValue(FileSystem::OtherRWX, 0007);
hasValue(FileSystem::Readable, 1);
hasValue(FileSystem::Writable, 2);
static_assert(Same<FileSystem::FileModes, u16>::Value);
memberHasType(FileSystem::FileStat, type, FileSystem::FileType);
memberHasType(FileSystem::FileStat, inode, u32);
memberHasType(FileSystem::FileStat, pid, ProcessID);
memberHasType(FileSystem::FileStat, access, FileSystem::FileModes);
memberHasType(FileSystem::FileStat, size, Size);
memberHasType(FileSystem::FileStat, userID, UserID);
memberHasType(FileSystem::FileStat, groupID, GroupID);
memberHasType(FileSystem::WaitSet, inode, u32);
memberHasType(FileSystem::WaitSet, requested, u16);
memberHasType(FileSystem::WaitSet, current, u16);

memberHasType(FileSystemMessage, action, FileSystem::Action);
memberHasType(FileSystemMessage, result, FileSystem::Result);
memberHasType(FileSystemMessage, buffer, char *);
memberHasType(FileSystemMessage, size, Size);
memberHasType(FileSystemMessage, offset, Size);
memberHasType(FileSystemMessage, inode, u32);
memberHasType(FileSystemMessage, stat, FileSystem::FileStat *);
memberHasType(FileSystemMessage, timeout, Timer::Info);
memberHasType(FileSystemMessage, pid, ProcessID);
memberHasType(FileSystemMessage, pathMountLength, Size);
memberHasType(FileSystemMount, path, char [FileSystemPath::MaximumLength]);
memberHasType(FileSystemMount, procID, ProcessID);
memberHasType(FileSystemMount, options, ulong);

hasValue(FileSystemPath::MaximumLength, 64);
hasType(&FileSystemPath::parent, const String & (FileSystemPath::*)() const);
hasType(&FileSystemPath::base, const String & (FileSystemPath::*)() const);
hasType(&FileSystemPath::full, const String & (FileSystemPath::*)() const);
hasType(&FileSystemPath::split, const List<String> & (FileSystemPath::*)() const);
hasType(&FileSystemPath::length, Size (FileSystemPath::*)() const);

hasType(&FileSystemClient::getCurrentDirectory, const String * (FileSystemClient::*)() const);
hasType(&FileSystemClient::createFile,
        Result (FileSystemClient::*)(const char *, const FileSystem::FileType, const FileSystem::FileModes) const);
hasType(&FileSystemClient::statFile, Result (FileSystemClient::*)(const char *, FileSystem::FileStat *) const);
hasType(&FileSystemClient::openFile, Result (FileSystemClient::*)(const char *, Size &) const);
hasType(&FileSystemClient::closeFile, Result (FileSystemClient::*)(const Size) const);
hasType(&FileSystemClient::readFile, Result (FileSystemClient::*)(const Size, void *, Size *) const);
hasType(&FileSystemClient::writeFile, Result (FileSystemClient::*)(const Size, const void *, Size *) const);
hasType(&FileSystemClient::deleteFile, Result (FileSystemClient::*)(const char *) const);
hasType(&FileSystemClient::waitFile,
        Result (FileSystemClient::*)(const char *, const FileSystem::WaitSet *, const Size, const Size) const);
hasType(&FileSystemClient::mountFileSystem, Result (FileSystemClient::*)(const char *) const);
hasType(&FileSystemClient::waitFileSystem, Result (FileSystemClient::*)(const char *) const);
hasType(&FileSystemClient::getFileSystems, FileSystemMount * (FileSystemClient::*)(Size &) const);

hasType(&FileSystemRequest::getMessage, FileSystemMessage * (FileSystemRequest::*)());
hasType(&FileSystemRequest::getBuffer, IOBuffer & (FileSystemRequest::*)());

hasType(&IOBuffer::getCount, Size (IOBuffer::*)() const);
hasType(&IOBuffer::addCount, void (IOBuffer::*)(const Size));
hasType(&IOBuffer::setMessage, void (IOBuffer::*)(const FileSystemMessage *));
hasType(&IOBuffer::getMessage, const FileSystemMessage * (IOBuffer::*)() const);
hasType(&IOBuffer::getBuffer, u8 * (IOBuffer::*)());
hasType(&IOBuffer::read, Result (IOBuffer::*)(void *, const Size, const Size));
hasType(&IOBuffer::write, Result (IOBuffer::*)(const void *, const Size, const Size));
hasType(&IOBuffer::bufferedRead, Result (IOBuffer::*)());
hasType(&IOBuffer::bufferedWrite, Result (IOBuffer::*)(const void *, const Size));
hasType(&IOBuffer::flushWrite, Result (IOBuffer::*)());
hasType(&IOBuffer::operator [], u8 (IOBuffer::*)(Size) const);

hasType(&File::getInode, u32 (File::*)() const);
hasType(&File::getType, FileSystem::FileType (File::*)() const);

hasValue(DIRENT_LEN, 64);
hasValue(sizeof(Dirent), 68);
memberHasType(Dirent, name, char [DIRENT_LEN]);
memberHasType(Dirent, type, FileSystem::FileType);
hasType(&Directory::insert, void (Directory::*)(FileSystem::FileType, const char *));
hasType(&Directory::remove, void (Directory::*)(const char *));
hasType(&Directory::clear, void (Directory::*)());

hasValue(FileDescriptor::MaximumFiles, 1024);
hasValue(FileDescriptor::Success, 0);
hasValue(FileDescriptor::InvalidArgument, 1);
hasValue(FileDescriptor::OutOfFiles, 2);
hasValue(sizeof(FileDescriptor::Entry), 16);
memberHasType(FileDescriptor::Entry, inode, u32);
memberHasType(FileDescriptor::Entry, pid, ProcessID);
memberHasType(FileDescriptor::Entry, position, Size);
memberHasType(FileDescriptor::Entry, open, bool);
hasType(&FileDescriptor::getArray, FileDescriptor::Entry * (FileDescriptor::*)(Size &));
hasType(&FileDescriptor::setArray, void (FileDescriptor::*)(FileDescriptor::Entry *, const Size));
hasType(&FileDescriptor::openEntry, FileDescriptor::Result (FileDescriptor::*)(const u32, const ProcessID, Size &));
hasType(&FileDescriptor::getEntry, FileDescriptor::Entry * (FileDescriptor::*)(const Size));
hasType(&FileDescriptor::closeEntry, FileDescriptor::Result (FileDescriptor::*)(const Size));
hasType(FileDescriptor::instance(), FileDescriptor *);

hasType(&BootImageStorage::bootImage, const BootImage (BootImageStorage::*)() const);

/** A file that says yes to everything. */
class OldFile : public File
{
  public:

    OldFile() : File(5, FileSystem::FIFOFile, 1, 2)
    {
        m_access = FileSystem::OwnerRW;
        m_size = 77;
        m_uid++;
        m_gid++;
    }

    virtual Result read(IOBuffer &, Size & size, const Size offset) override { size = offset; return FileSystem::Success; }
    virtual Result write(IOBuffer &, Size & size, const Size) override { size = 1; return FileSystem::Success; }
    virtual Result status(FileSystem::FileStat & st) override { return File::status(st); }
    virtual bool canRead() const override { return m_inode == 5; }
    virtual bool canWrite() const override { return m_type == FileSystem::RegularFile; }
};

/** A directory that makes a file when it is looked for. */
class OldDirectory : public Directory
{
  public:

    OldDirectory() : Directory(6)
    {
    }

    virtual Result read(IOBuffer & buffer, Size & size, const Size offset) override
    {
        return Directory::read(buffer, size, offset);
    }
    virtual File * lookup(const char *name) override { return MemoryBlock::compare(name, "made") ? new OldFile : ZERO; }
};

/** A device that knows its interrupts. */
class OldDevice : public Device
{
  public:

    OldDevice() : Device(7, FileSystem::CharacterDeviceFile)
    {
        m_identifier = "old0";
        written[0] = 0;
    }

    virtual const String & getIdentifier() const override { return m_identifier; }
    virtual Result initialize() override { return FileSystem::Success; }
    virtual Result interrupt(const Size vector) override { return vector == 9 ? FileSystem::Success : FileSystem::IOError; }
    virtual Result write(IOBuffer & buffer, Size & size, const Size) override
    {
        for (Size i = 0; i < size && i < sizeof(written) - 1; i++)
        {
            written[i] = buffer[i];
            written[i + 1] = 0;
        }
        return FileSystem::Success;
    }

    char written[200];
};

/** A log on a device. */
class OldLog : public DeviceLog
{
  public:

    OldLog(Device & device) : DeviceLog(device)
    {
    }

  protected:

    virtual void write(const char *str) override { DeviceLog::write(str); }
};

/** A pseudo file that counts its readers. */
class OldPseudoFile : public PseudoFile
{
  public:

    OldPseudoFile() : PseudoFile(8, "text"), readers(0)
    {
    }

    virtual Result read(IOBuffer & buffer, Size & size, const Size offset) override
    {
        readers++;
        return PseudoFile::read(buffer, size, offset);
    }
    virtual Result write(IOBuffer & buffer, Size & size, const Size offset) override
    {
        return PseudoFile::write(buffer, size, offset);
    }

    uint readers;
};

/** A level of the log that nobody changes. */
class OldLogLevelFile : public LogLevelFile
{
  public:

    OldLogLevelFile() : LogLevelFile(9)
    {
    }

    virtual Result read(IOBuffer & buffer, Size & size, const Size offset) override
    {
        return LogLevelFile::read(buffer, size, offset);
    }
    virtual Result write(IOBuffer &, Size &, const Size) override { return FileSystem::PermissionDenied; }
};

/** A disk of sixteen bytes. */
class OldStorage : public Storage
{
  public:

    virtual Result initialize() override { return FileSystem::Success; }
    virtual Result read(const u64 offset, void *buffer, const Size size) const override
    {
        if (offset + size > capacity())
            return FileSystem::IOError;
        MemoryBlock::set(buffer, (int) offset, size);
        return FileSystem::Success;
    }
    virtual u64 capacity() const override { return 16; }
};

/** One that can be written. */
class WritableStorage : public OldStorage
{
  public:

    virtual Result write(const u64, void *, const Size) override { return FileSystem::Success; }
};

/** The storages of the library, all of whose functions may be replaced. */
class OldFileStorage : public FileStorage
{
  public:

    OldFileStorage() : FileStorage("/no/such/file")
    {
    }

    virtual Result initialize() override { return FileSystem::NotFound; }
    virtual Result read(const u64, void *, const Size) const override { return FileSystem::IOError; }
    virtual Result write(const u64, void *, const Size) override { return FileSystem::IOError; }
    virtual u64 capacity() const override { return 0; }
};

class OldBootImageStorage : public BootImageStorage
{
  public:

    OldBootImageStorage() : BootImageStorage()
    {
    }

    virtual Result initialize() override { return FileSystem::NotFound; }
    virtual Result read(const u64, void *, const Size) const override { return FileSystem::IOError; }
    virtual u64 capacity() const override { return 0; }
};

class OldBootSymbolStorage : public BootSymbolStorage
{
  public:

    OldBootSymbolStorage(const BootImageStorage & image) : BootSymbolStorage(image, "symbol")
    {
    }

    virtual Result initialize() override { return FileSystem::NotFound; }
    virtual Result read(const u64, void *, const Size) const override { return FileSystem::IOError; }
    virtual u64 capacity() const override { return 0; }
};

/** A request of this process itself, as devices that log make it. */
static void prepare(FileSystemMessage & msg, void *buffer, const Size size)
{
    msg.type = ChannelMessage::Request;
    msg.from = SELF;
    msg.buffer = (char *) buffer;
    msg.size = size;
    msg.offset = 0;
}

static const char * checkFiles()
{
    char memory[300] = "";
    FileSystemMessage msg;
    prepare(msg, memory, sizeof(memory));

    IOBuffer buffer(&msg);
    FileSystem::FileStat st;
    OldFile oldFile;
    File *file = &oldFile;
    Size size = 3;

    require(file->getInode() == 5 && file->getType() == FileSystem::FIFOFile);
    require(file->status(st) == FileSystem::Success && st.type == FileSystem::FIFOFile && st.size == 77);
    require(st.userID == 2 && st.groupID == 3 && st.access == FileSystem::OwnerRW);
    require(file->canRead() && !file->canWrite());
    require(file->read(buffer, size, 9) == FileSystem::Success && size == 9);
    require(file->write(buffer, size, 9) == FileSystem::Success && size == 1);

    OldDirectory oldDirectory;
    Directory *directory = &oldDirectory;
    File *made = directory->lookup("made");

    require(made && !directory->lookup("other"));
    delete made;
    directory->insert(FileSystem::RegularFile, "one");
    directory->insert(FileSystem::DirectoryFile, "two");
    directory->remove("one");
    file = directory;
    size = sizeof(memory);
    require(file->read(buffer, size, 0) == FileSystem::Success && size == sizeof(Dirent));
    require(MemoryBlock::compare(((Dirent *) memory)->name, "two"));
    require(((Dirent *) memory)->type == FileSystem::DirectoryFile);
    directory->clear();
    require(file->read(buffer, size = sizeof(memory), 0) == FileSystem::Success && size == 0);

    OldPseudoFile text;
    file = &text;
    size = sizeof(memory);
    require(file->read(buffer, size, 0) == FileSystem::Success && size == 4 && text.readers == 1);
    require(MemoryBlock::compare((const void *) memory, "text", 4));

    // As the server does for a client: the bytes are the client's own
    msg.action = FileSystem::WriteFile;
    MemoryBlock::copy((void *) memory, "new", 3);
    require(file->write(buffer, size = 3, 2) == FileSystem::Success && size == 3);
    require(file->status(st) == FileSystem::Success && st.size == 5);

    OldLogLevelFile level;
    file = &level;
    require(file->write(buffer, size, 0) == FileSystem::PermissionDenied);
    return ZERO;
}

static const char * checkDevices()
{
    OldDevice oldDevice;
    Device *device = &oldDevice;
    Log *before = Log::instance();

    require(device->initialize() == FileSystem::Success);
    require(device->interrupt(9) == FileSystem::Success && device->interrupt(8) == FileSystem::IOError);
    require(device->getIdentifier().equals("old0"));

    {
        // A new log takes the place of the old one
        OldLog log(oldDevice);

        require(Log::instance() == &log);
        log << "one " << 2 << "\r\n";
        require(MemoryBlock::compare(oldDevice.written, "one 2\r\n"));
    }

    if (before)
    {
        WeakSingleton<Log> restored(before);
    }
    return ZERO;
}

static const char * checkStorage()
{
    OldStorage oldStorage;
    WritableStorage writableStorage;
    Storage *storage = &oldStorage;
    u8 bytes[4];

    require(storage->initialize() == FileSystem::Success && storage->capacity() == 16);
    require(storage->read(3, bytes, 4) == FileSystem::Success && bytes[3] == 3);
    require(storage->read(14, bytes, 4) == FileSystem::IOError);
    require(storage->write(0, bytes, 4) != FileSystem::Success);
    storage = &writableStorage;
    require(storage->write(0, bytes, 4) == FileSystem::Success);

    OldFileStorage fileStorage;
    OldBootImageStorage imageStorage;
    OldBootSymbolStorage symbolStorage(imageStorage);
    Storage *storages[] = { &fileStorage, &imageStorage, &symbolStorage };

    for (Size i = 0; i < 3; i++)
    {
        require(storages[i]->initialize() == FileSystem::NotFound && storages[i]->capacity() == 0);
        require(storages[i]->read(0, bytes, 4) == FileSystem::IOError);
        require(storages[i]->write(0, bytes, 4) != FileSystem::Success);
    }
    return ZERO;
}

const char * checkLibfs()
{
    FileSystemPath path("/one/two/three"), backslash("one\\two", '\\');
    require(path.parent().equals("/one/two") && path.base().equals("three") && path.full().equals("/one/two/three"));
    require(path.split().count() == 3 && path.length() == 14 && backslash.base().equals("two"));

    FileSystemClient client, other(ROOTFS_PID);
    String directory("/tmp");
    client.setCurrentDirectory(directory);
    require(other.getCurrentDirectory()->equals("/tmp"));
    directory = "/";
    client.setCurrentDirectory(&directory);
    require(client.getCurrentDirectory()->equals("/"));

    const char *failed = checkFiles();
    if (!failed)
        failed = checkDevices();
    return failed ? failed : checkStorage();
}
