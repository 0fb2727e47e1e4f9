// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * What the unit tests of FreeNOS 1.0.4 reach inside of libfs: names and types of members, and what they expect.
 */

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <FileSystemPath.h>
#include <FileSystemServer.h>
#include <MemoryBlock.h>
#include <MemoryChannel.h>
#include <PseudoFile.h>
#include "OldFiles.h"

/** Pages of a channel in our own memory, as the tests lay them out. */
class ChannelPages
{
  public:

    ChannelPages()
    {
        MemoryBlock::set(m_memory, 0, sizeof(m_memory));
    }

    Address page(const Size index)
    {
        return ((((Address) m_memory) + PAGESIZE - 1) & ~((Address) PAGESIZE - 1)) + (index * PAGESIZE);
    }

  private:

    u8 m_memory[PAGESIZE * 5];
};

/** Both directions to another process, of which we hold both ends. */
class PreparedPeer
{
  public:

    PreparedPeer(FileSystemServer & server, const ProcessID peer)
        : requests(Channel::Consumer, sizeof(FileSystemMessage))
        , answers(Channel::Producer, sizeof(FileSystemMessage))
        , m_server(server)
        , m_pid(peer)
    {
        MemoryChannel *producer = new MemoryChannel(Channel::Producer, sizeof(FileSystemMessage));
        MemoryChannel *consumer = new MemoryChannel(Channel::Consumer, sizeof(FileSystemMessage));

        producer->setVirtual(m_pages.page(0), m_pages.page(1));
        requests.setVirtual(m_pages.page(0), m_pages.page(1));
        consumer->setVirtual(m_pages.page(2), m_pages.page(3));
        answers.setVirtual(m_pages.page(2), m_pages.page(3));
        server.m_registry.registerProducer(peer, producer);
        server.m_registry.registerConsumer(peer, consumer);
    }

    ~PreparedPeer()
    {
        m_server.m_registry.unregisterProducer(m_pid);
        m_server.m_registry.unregisterConsumer(m_pid);
    }

    MemoryChannel requests;
    MemoryChannel answers;

  private:

    FileSystemServer & m_server;
    const ProcessID m_pid;
    ChannelPages m_pages;
};

TestCase(FileSystemServerConstructor)
{
    Directory *root = new Directory(1);
    FileSystemServer server(root, "/mnt");

    testAssert(server.m_pid == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(server.m_self == server.m_pid);
    testAssert(server.m_root != NULL);
    testAssert(server.m_root->file == root);
    testAssert(server.m_mounts == NULL);
    testAssert(server.m_requests != NULL && server.m_requests->count() == 0);
    testAssert(testString(server.m_mountPath, "/mnt"));
    testAssert(server.m_instance == &server);
    testAssert(server.m_kernelEvent.m_mode == Channel::Consumer);
    testAssert(server.m_kernelEvent.m_messageSize == sizeof(ProcessEvent));
    return OK;
}

TestCase(FileSystemServerRegisterFile)
{
    FileSystemServer server(new Directory(1), "/mnt");
    PseudoFile *file = new PseudoFile(2, "hello");

    testAssert(server.registerFile(file, "/myfile.txt") == FileSystem::Success);

    FileCache *cache = server.findFileCache("/myfile.txt");
    testAssert(cache != NULL);
    testAssert(cache->file == file);
    testAssert(testString(*cache->name, "myfile.txt"));
    testAssert(server.findFileCache("myfile.txt") == cache);
    testAssert(server.findFileCache(String("/myfile.txt")) == cache);
    return OK;
}

TestCase(FileSystemServerMount)
{
    FileSystemServer server(new Directory(1), "/mymount");
    PreparedPeer rootfs(server, ROOTFS_PID);
    FileSystemMessage msg;

    // The answer is there before the request
    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Response;
    msg.action = FileSystem::MountFileSystem;
    msg.result = FileSystem::Success;
    testAssert(rootfs.answers.write(&msg) == Channel::Success);
    testAssert(server.mount() == FileSystem::Success);

    testAssert(rootfs.requests.read(&msg) == Channel::Success);
    testAssert(msg.type == ChannelMessage::Request);
    testAssert(msg.action == FileSystem::MountFileSystem);
    testAssert(rootfs.requests.read(&msg) == Channel::NotFound);
    return OK;
}

TestCase(FileSystemServerMountFails)
{
    FileSystemServer server(new Directory(1), "/mymount");
    PreparedPeer rootfs(server, ROOTFS_PID);
    FileSystemMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Response;
    msg.action = FileSystem::MountFileSystem;
    msg.result = FileSystem::PermissionDenied;
    testAssert(rootfs.answers.write(&msg) == Channel::Success);
    testAssert(server.mount() == FileSystem::PermissionDenied);
    return OK;
}

TestCase(FileSystemServerPathHandler)
{
    OldFileSystem server("/mnt");
    PreparedPeer peer(server, server.m_pid);
    FileSystemMessage msg;
    FileSystem::FileStat st;
    char path[64] = "/mnt/new", text[8] = "old";

    // Addresses in the memory of the client, as in each request of FreeNOS 1.0.4
    st.type = FileSystem::RegularFile;
    st.access = FileSystem::OwnerRW;
    msg.type = ChannelMessage::Request;
    msg.from = server.m_pid;
    msg.action = FileSystem::CreateFile;
    msg.buffer = path;
    msg.size = sizeof(path);
    msg.stat = &st;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success);
    testAssert(msg.type == ChannelMessage::Response && msg.result == FileSystem::Success);
    testAssert(server.created == 1 && server.findFileCache("/new") != NULL);

    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::StatFile;
    msg.buffer = path;
    msg.stat = &st;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success);
    testAssert(st.type == FileSystem::RegularFile && st.pid == server.m_pid && st.size == 0);
    testAssert(st.inode == server.findFileCache("/new")->file->getInode());

    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::WriteFile;
    msg.inode = st.inode;
    msg.offset = 0;
    msg.buffer = text;
    msg.size = 3;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success && msg.size == 3);

    MemoryBlock::set(text, 0, sizeof(text));
    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::ReadFile;
    msg.buffer = text;
    msg.size = sizeof(text);
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success && msg.size == 3);
    testAssert(testString(text, "old"));

    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::DeleteFile;
    msg.buffer = path;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success);
    testAssert(server.findFileCache("/new") == NULL);

    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::StatFile;
    msg.buffer = path;
    msg.stat = &st;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::NotFound);
    return OK;
}

TestCase(FileSystemServerWaitsForADevice)
{
    OldDeviceServer server("/mnt");
    PreparedPeer peer(server, server.m_pid);
    FileSystemMessage msg;
    char text[4] = "";

    server.counter->number = 1;
    msg.type = ChannelMessage::Request;
    msg.from = server.m_pid;
    msg.action = FileSystem::ReadFile;
    msg.inode = server.counter->getInode();
    msg.buffer = text;
    msg.size = 1;
    msg.offset = 0;
    server.pathHandler(&msg);
    testAssert(server.m_requests->count() == 1);
    testAssert(peer.requests.read(&msg) == Channel::NotFound);

    // An interrupt makes it ready
    server.interruptHandler(5);
    testAssert(server.interrupts == 1 && server.counter->number == 1);
    server.registerInterrupt(server.counter, 5);
    server.interruptHandler(5);
    testAssert(server.counter->number == 2 && server.counter->vector == 5);
    server.retryRequests();
    testAssert(server.m_requests->count() == 0);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success);
    testAssert(text[0] == '2');
    return OK;
}

TestCase(FileSystemServerLooksUpFilesOfADisk)
{
    OldDiskFileSystem server("/");
    PreparedPeer peer(server, server.m_pid);
    FileSystemMessage msg;
    FileSystem::FileStat st;
    char path[64] = "/folder/folder/file", text[16] = "";

    testAssert(server.findFileCache("/folder") == NULL);
    testAssert(server.lookupFile(FileSystemPath("/other")) == NULL);

    msg.type = ChannelMessage::Request;
    msg.from = server.m_pid;
    msg.action = FileSystem::StatFile;
    msg.buffer = path;
    msg.stat = &st;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success);
    testAssert(st.type == FileSystem::RegularFile && st.size == 7);
    testAssert(server.findFileCache("/folder/folder/file")->file->getInode() == st.inode);

    msg.type = ChannelMessage::Request;
    msg.action = FileSystem::ReadFile;
    msg.inode = st.inode;
    msg.buffer = text;
    msg.size = sizeof(text);
    msg.offset = 3;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success && msg.size == 4);
    testAssert(testString(text, "disk"));
    return OK;
}

TestCase(FileSystemServerSendsWhatIsBuffered)
{
    DeviceServer server("/mnt");
    PreparedPeer peer(server, server.m_pid);
    OldBufferedDevice *device = new OldBufferedDevice(server.getNextInode());
    FileSystemMessage msg;
    char text[100] = "";

    server.registerDevice(device, "buffered");
    msg.type = ChannelMessage::Request;
    msg.from = server.m_pid;
    msg.action = FileSystem::ReadFile;
    msg.inode = device->getInode();
    msg.buffer = text;
    msg.size = sizeof(text);
    msg.offset = 0;
    server.pathHandler(&msg);
    testAssert(peer.requests.read(&msg) == Channel::Success && msg.result == FileSystem::Success && msg.size == 5);
    testAssert(testString(text, "one23"));
    return OK;
}

TestCase(FileSystemClientSendsAddressesToo)
{
    FileSystemServer server(new Directory(1), "/mnt");
    PreparedPeer other(server, 999);
    FileSystemClient client(999);
    FileSystemMessage msg;
    FileSystem::FileStat st;

    // Servers that do not know what else a message carries find path and status where they always were
    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.type = ChannelMessage::Response;
    msg.result = FileSystem::NotFound;
    testAssert(other.answers.write(&msg) == Channel::Success);
    testAssert(client.statFile("/a/path", &st) == FileSystem::NotFound);
    testAssert(other.requests.read(&msg) == Channel::Success);
    testAssert(msg.action == FileSystem::StatFile && msg.stat == &st && msg.buffer != NULL);
    return OK;
}

TestCase(FileDescriptorEntries)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[4];
    Size count = 0, index = 99;

    MemoryBlock::set(entries, 0, sizeof(entries));
    files.setArray(entries, 4);
    testAssert(files.getArray(count) == entries && count == 4);
    for (Size i = 0; i < 4; i++)
    {
        testAssert(files.openEntry(10 + i, 20 + i, index) == FileDescriptor::Success && index == i);
        testAssert(files.getEntry(i)->inode == 10 + i && files.getEntry(i)->pid == 20 + i);
        testAssert(files.getEntry(i)->open && files.getEntry(i)->position == 0);
    }
    testAssert(files.openEntry(1, 2, index) == FileDescriptor::OutOfFiles);
    testAssert(files.closeEntry(2) == FileDescriptor::Success);
    testAssert(!entries[2].open);
    testAssert(files.closeEntry(4) == FileDescriptor::InvalidArgument);
    testAssert(files.getEntry(4) == NULL);
    testAssert(files.openEntry(1, 2, index) == FileDescriptor::Success && index == 2);
    return OK;
}

TestCase(FileSystemPathParts)
{
    FileSystemPath one("file"), slash("/file"), three("/a/b/c"), blank("");

    testAssert(one.parent().length() == 0 && one.base().equals("file") && one.full().equals("file"));
    testAssert(slash.parent().length() == 0 && slash.base().equals("file") && slash.full().equals("/file"));
    testAssert(three.parent().equals("/a/b") && three.base().equals("c") && three.split().count() == 3);
    testAssert(three.split().first().equals("a") && three.split().last().equals("c"));
    testAssert(three.length() == 6 && blank.length() == 0 && blank.split().count() == 0);
    return OK;
}
