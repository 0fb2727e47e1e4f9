// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FileSystemServer.h>
#include <KernelTimer.h>
#include <PseudoFile.h>
#include "TestClient.h"

/** Has something to read only when it is told so. */
class SlowFile : public File
{
  public:

    SlowFile(const u32 inode)
        : File(inode, FileSystem::CharacterDeviceFile)
    {
    }

    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size)
    {
        if (!ready)
        {
            return FileSystem::RetryAgain;
        }
        size = 2;
        return buffer.write("ok", 2);
    }

    virtual bool canRead() const
    {
        return ready;
    }

    static bool ready;
};

bool SlowFile::ready = false;

/** Makes regular files and directories on demand. */
class TestServer : public FileSystemServer
{
  public:

    TestServer(const char *path = "/mnt")
        : FileSystemServer(new Directory(1), path)
    {
    }

    virtual File * createFile(const FileSystem::FileType type)
    {
        switch (type)
        {
            case FileSystem::RegularFile:   return new PseudoFile(getNextInode());
            case FileSystem::DirectoryFile: return new Directory(getNextInode());
            default:                        return ZERO;
        }
    }
};

static FileSystemMessage readRequest(const u32 inode, const Size size = 16)
{
    FileSystemMessage msg = TestClient::request(FileSystem::ReadFile);

    msg.inode = inode;
    msg.size = size;
    msg.carries = FileSystemMessage::WantsData;
    return msg;
}

TestCase(NewServerHasARootAndNoMounts)
{
    Directory *root = new Directory(1);
    FileSystemServer server(root, "/mnt");

    testAssert(server.m_pid == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(server.m_root->file == root);
    testAssert(server.m_mounts == ZERO);
    testAssert(server.m_requests->count() == 0);
    testAssert(testString(server.m_mountPath, "/mnt"));
    testAssert(testString(server.getMountPath(), "/mnt"));
    return OK;
}

TestCase(RegisteredFileIsFoundWithAndWithoutSlash)
{
    FileSystemServer server(new Directory(1), "/mnt");
    File *file = new PseudoFile(server.getNextInode(), "text");

    testAssert(server.registerFile(file, "/myfile.txt") == FileSystem::Success);
    testAssert(server.findFileCache("/myfile.txt")->file == file);
    testAssert(server.findFileCache("myfile.txt") == server.findFileCache("/myfile.txt"));
    testAssert(testString(*server.findFileCache("/myfile.txt")->name, "myfile.txt"));
    testAssert(server.findFileCache(String("/myfile.txt"))->file == file);
    testAssert(server.findFileCache(FileSystemPath("/myfile.txt"))->file == file);
    testAssert(server.findFileCache("/other") == ZERO);
    return OK;
}

TestCase(FailedRegistrationLeavesNothingBehind)
{
    FileSystemServer server(new Directory(1), "/mnt");
    File *file = new PseudoFile(server.getNextInode(), "text");

    testAssert(server.registerFile(file, "/no/such/dir") == FileSystem::NotFound);
    testAssert(server.findFileCache("/no") == ZERO);
    testAssert(server.getFile(file->getInode()) == ZERO);

    testAssert(server.registerFile(file, "/file") == FileSystem::Success);
    File *other = new PseudoFile(server.getNextInode());
    testAssert(server.registerFile(other, "/file") == FileSystem::AlreadyExists);
    testAssert(server.registerFile(other, "/file/below") == FileSystem::InvalidArgument);
    testAssert(server.registerFile(other, "/") == FileSystem::InvalidArgument);
    testAssert(server.findFileCache("/file")->file == file);
    delete other;
    return OK;
}

TestCase(UnregisteredFileIsGoneFromTreeDirectoryAndInodes)
{
    Directory *root = new Directory(1);
    FileSystemServer server(root, "/mnt");
    File *file = new PseudoFile(server.getNextInode());
    const u32 inode = file->getInode();

    testAssert(server.registerFile(file, "/file") == FileSystem::Success);
    testAssert(server.getFile(inode) == file);
    testAssert(root->find("file") != ZERO);
    testAssert(server.unregisterFile("/file") == FileSystem::Success);
    testAssert(server.getFile(inode) == ZERO);
    testAssert(root->find("file") == ZERO);
    testAssert(server.unregisterFile("/file") == FileSystem::NotFound);
    testAssert(server.unregisterFile("/") == FileSystem::PermissionDenied);
    return OK;
}

TestCase(StatTellsInodeTypeAndServer)
{
    TestServer server;
    TestClient client;
    File *file = new PseudoFile(server.getNextInode(), "12345");

    testAssert(server.registerFile(file, "/file") == FileSystem::Success);
    testAssert(client.connect(server));

    FileSystemMessage msg = TestClient::request(FileSystem::StatFile, "/mnt/file");
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(msg.carries == FileSystemMessage::CarriesStat);
    testAssert(msg.inside.stat.inode == file->getInode());
    testAssert(msg.inside.stat.size == 5);
    testAssert(msg.inside.stat.type == FileSystem::RegularFile);
    testAssert(msg.inside.stat.pid == server.m_pid);

    testAssert(client.ask(server, FileSystem::StatFile, "/mnt") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/none") == FileSystem::NotFound);
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/file/below") == FileSystem::NotFound);
    client.disconnect();
    return OK;
}

TestCase(PathsOutsideOfTheMountAreNotFound)
{
    TestServer server;
    TestClient client;

    testAssert(server.registerFile(new PseudoFile(server.getNextInode()), "/x") == FileSystem::Success);
    testAssert(client.connect(server));
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/x") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::StatFile, "/mntx") == FileSystem::NotFound);
    testAssert(client.ask(server, FileSystem::StatFile, "/abc/x") == FileSystem::NotFound);
    testAssert(client.ask(server, FileSystem::StatFile, "/m") == FileSystem::NotFound);
    client.disconnect();
    return OK;
}

TestCase(UnterminatedPathIsRefused)
{
    TestServer server;
    TestClient client;
    FileSystemMessage msg = TestClient::request(FileSystem::StatFile, "/mnt");

    testAssert(client.connect(server));
    MemoryBlock::set(msg.inside.path, 'x', sizeof(msg.inside.path));
    testAssert(client.ask(server, msg) == FileSystem::InvalidArgument);

    msg = TestClient::request(FileSystem::StatFile, "");
    testAssert(client.ask(server, msg) == FileSystem::InvalidArgument);
    client.disconnect();
    return OK;
}

TestCase(BadPointersOfAClientAreErrorsOfThatRequest)
{
    TestServer server;
    TestClient client;

    testAssert(server.registerFile(new PseudoFile(server.getNextInode(), "text"), "/f") == FileSystem::Success);
    testAssert(client.connect(server));

    FileSystemMessage msg = TestClient::request(FileSystem::StatFile);
    msg.buffer = (char *) 0x70000000;
    testAssert(client.ask(server, msg) == FileSystem::IOError);

    msg = TestClient::request(FileSystem::StatFile, "/mnt/f");
    msg.carries = FileSystemMessage::CarriesPath;
    msg.stat = (FileSystem::FileStat *) 0x70000000;
    testAssert(client.ask(server, msg) == FileSystem::IOError);

    msg = TestClient::request(FileSystem::ReadFile);
    msg.inode = server.findFileCache("/f")->file->getInode();
    msg.buffer = (char *) 0x70000000;
    msg.size = 100;
    testAssert(client.ask(server, msg) == FileSystem::IOError);

    // and the server goes on
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/f") == FileSystem::Success);
    client.disconnect();
    return OK;
}

TestCase(UnknownActionsAndInodesAreErrors)
{
    TestServer server;
    TestClient client;
    FileSystemMessage msg = readRequest(12345);

    testAssert(client.connect(server));
    testAssert(client.ask(server, msg) == FileSystem::NotFound);

    static const Size actions[] = { 9, 77, 254, 255, 0x7fffffff };

    for (const Size action : actions)
    {
        msg = TestClient::request((FileSystem::Action) action);
        testAssert(client.ask(server, msg) == FileSystem::IOError);
    }
    client.disconnect();
    return OK;
}

TestCase(FilesAreCreatedWrittenReadAndDeleted)
{
    TestServer server;
    TestClient client;

    testAssert(client.connect(server));
    testAssert(client.ask(server, FileSystem::CreateFile, "/mnt/new") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::CreateFile, "/mnt/new") == FileSystem::AlreadyExists);
    testAssert(client.ask(server, FileSystem::CreateFile, "/mnt/no/new") == FileSystem::NotFound);

    FileSystemMessage msg = TestClient::request(FileSystem::StatFile, "/mnt/new");
    testAssert(client.ask(server, msg) == FileSystem::Success);
    const u32 inode = msg.inside.stat.inode;

    msg = TestClient::request(FileSystem::WriteFile);
    msg.inode = inode;
    msg.size = 5;
    msg.carries = FileSystemMessage::CarriesData;
    MemoryBlock::copy((void *) msg.inside.data, "hello", 5);
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(msg.size == 5);

    msg = readRequest(inode);
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(msg.carries == FileSystemMessage::CarriesData);
    testAssert(msg.size == 5);
    testAssert(MemoryBlock::compare((const void *) msg.inside.data, "hello", 5));

    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt/new") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt/new") == FileSystem::NotFound);
    msg = readRequest(inode);
    testAssert(client.ask(server, msg) == FileSystem::NotFound);
    client.disconnect();
    return OK;
}

TestCase(DirectoryWithFilesIsNotDeleted)
{
    TestServer server;
    TestClient client;
    FileSystemMessage msg = TestClient::request(FileSystem::CreateFile, "/mnt/dir");

    msg.fileType = FileSystem::DirectoryFile;
    msg.mode = FileSystem::OwnerRX;
    testAssert(client.connect(server));
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::CreateFile, "/mnt/dir/file") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt/dir") == FileSystem::PermissionDenied);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt/dir/file") == FileSystem::Success);

    msg = TestClient::request(FileSystem::StatFile, "/mnt/dir");
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(msg.inside.stat.type == FileSystem::DirectoryFile);
    testAssert(msg.inside.stat.access == FileSystem::OwnerRX);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt/dir") == FileSystem::Success);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/mnt") == FileSystem::PermissionDenied);
    client.disconnect();
    return OK;
}

TestCase(RefusedTypesAreNotCreated)
{
    TestServer server;
    TestClient client;
    FileSystemMessage msg = TestClient::request(FileSystem::CreateFile, "/mnt/x");

    testAssert(client.connect(server));
    msg.fileType = FileSystem::SocketFile;
    testAssert(client.ask(server, msg) == FileSystem::NotSupported);
    msg = TestClient::request(FileSystem::CreateFile, "/mnt/x");
    msg.fileType = 1000;
    testAssert(client.ask(server, msg) == FileSystem::InvalidArgument);
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/x") == FileSystem::NotFound);
    client.disconnect();
    return OK;
}

TestCase(RequestWaitsUntilThereIsSomething)
{
    TestServer server;
    TestClient client;
    File *file = new SlowFile(server.getNextInode());
    FileSystemMessage msg = readRequest(file->getInode()), answer;

    SlowFile::ready = false;
    testAssert(server.registerFile(file, "/slow") == FileSystem::Success);
    testAssert(client.connect(server));
    testAssert(client.ask(server, msg) == FileSystem::IpcError);
    testAssert(server.m_requests->count() == 1);

    // Others are served meanwhile
    testAssert(client.ask(server, FileSystem::StatFile, "/mnt/slow") == FileSystem::Success);
    testAssert(!server.retryRequests());
    testAssert(!client.receive(answer));

    SlowFile::ready = true;
    testAssert(server.retryRequests());
    testAssert(server.m_requests->count() == 0);
    testAssert(client.receive(answer));
    testAssert(answer.identifier == 1);
    testAssert(answer.result == FileSystem::Success && answer.size == 2);
    testAssert(MemoryBlock::compare((const void *) answer.inside.data, "ok", 2));
    testAssert(!client.receive(answer));
    client.disconnect();
    return OK;
}

TestCase(WaitingRequestIsServedByTheNextIncarnation)
{
    TestClient client;
    FileSystemMessage answer;
    u32 inode;

    SlowFile::ready = false;
    {
        TestServer server;
        File *file = new SlowFile(inode = server.getNextInode());
        FileSystemMessage msg = readRequest(inode);

        testAssert(server.registerFile(file, "/slow") == FileSystem::Success);
        testAssert(client.connect(server));
        testAssert(client.ask(server, msg) == FileSystem::IpcError);
        testAssert(server.m_requests->count() == 1);
    }
    {
        // It has nothing but the pages of the channel
        TestServer server;
        File *file = new SlowFile(server.getNextInode());

        testAssert(file->getInode() == inode);
        testAssert(server.registerFile(file, "/slow") == FileSystem::Success);
        testAssert(client.connect(server, false));
        server.readChannels();
        testAssert(server.m_requests->count() == 1);
        SlowFile::ready = true;
        testAssert(server.retryRequests());
        testAssert(client.receive(answer));
        testAssert(answer.result == FileSystem::Success && answer.identifier == 1);
        testAssert(!client.receive(answer));
    }
    {
        // What was answered is not served again
        TestServer server;
        testAssert(client.connect(server, false));
        server.readChannels();
        testAssert(!client.receive(answer));
    }
    client.disconnect();
    return OK;
}

TestCase(WaitingRequestThatEndedItsServerTwiceIsRefused)
{
    TestServer server;
    TestClient client;
    File *file = new SlowFile(server.getNextInode());
    FileSystemMessage msg = readRequest(file->getInode()), answer;

    SlowFile::ready = false;
    testAssert(server.registerFile(file, "/slow") == FileSystem::Success);
    testAssert(client.connect(server));
    testAssert(client.ask(server, msg) == FileSystem::IpcError);

    // As if the server had ended in the middle of two retries
    MemoryChannel *channel = (MemoryChannel *) server.m_registry.getConsumer(TestClient::ClientID);
    channel->begin(server.m_requests->first()->getSlot());
    testAssert(!server.retryRequests() || !client.receive(answer));
    channel->begin(server.m_requests->first()->getSlot());
    channel->begin(server.m_requests->first()->getSlot());
    testAssert(server.retryRequests());
    testAssert(client.receive(answer));
    testAssert(answer.result == FileSystem::IOError);
    testAssert(server.m_requests->count() == 0);
    client.disconnect();
    return OK;
}

TestCase(RequestsOfAnEndedClientAreDropped)
{
    TestServer server;
    TestClient client;
    File *file = new SlowFile(server.getNextInode());
    FileSystemMessage msg = readRequest(file->getInode());

    SlowFile::ready = false;
    testAssert(server.registerFile(file, "/slow") == FileSystem::Success);
    testAssert(client.connect(server));
    testAssert(client.ask(server, msg) == FileSystem::IpcError);
    server.onProcessTerminated(TestClient::ClientID + 1);
    testAssert(server.m_requests->count() == 1);
    server.onProcessTerminated(TestClient::ClientID);
    testAssert(server.m_requests->count() == 0);

    // Also when only the channel is gone
    msg = readRequest(file->getInode());
    testAssert(client.ask(server, msg) == FileSystem::IpcError);
    testAssert(server.m_requests->count() == 1);
    client.disconnect();
    server.retryRequests();
    testAssert(server.m_requests->count() == 0);
    return OK;
}

TestCase(RequestGivenDirectlyIsAnsweredOverTheChannelOfItsSender)
{
    TestServer server;
    TestClient client;
    const ProcessID self = ProcessCtl(SELF, GetPID);
    FileSystem::FileStat st;
    char path[] = "/mnt/file";
    FileSystemMessage msg = TestClient::request(FileSystem::StatFile), answer;

    testAssert(server.registerFile(new PseudoFile(server.getNextInode(), "abc"), "/file") == FileSystem::Success);
    testAssert(client.connect(server));

    // A message without anything inside, as other programs may make it
    msg.buffer = path;
    msg.stat = &st;
    msg.from = self;
    st.size = 0;
    server.pathHandler(&msg);
    testAssert(msg.result == FileSystem::Success);
    testAssert(msg.type == ChannelMessage::Response);
    testAssert(st.size == 3);
    testAssert(st.pid == self);

    msg = TestClient::request(FileSystem::StatFile, "/mnt/file");
    msg.from = TestClient::ClientID;
    server.pathHandler(&msg);
    testAssert(client.receive(answer));
    testAssert(answer.result == FileSystem::Success);
    client.disconnect();
    return OK;
}

TestCase(WaitFileTellsWhatIsReady)
{
    TestServer server;
    File *slow = new SlowFile(server.getNextInode());
    FileSystem::WaitSet set[2] = {};
    FileSystemMessage msg = TestClient::request(FileSystem::WaitFile);

    SlowFile::ready = false;
    testAssert(server.registerFile(slow, "/slow") == FileSystem::Success);
    set[0].inode = slow->getInode();
    set[0].requested = FileSystem::Readable;
    set[1].inode = slow->getInode();
    set[1].requested = FileSystem::Readable | FileSystem::Writable;
    msg.from = ProcessCtl(SELF, GetPID);
    msg.buffer = (char *) set;
    msg.size = sizeof(set);

    FileSystemRequest both(&msg);
    testAssert(server.waitFileHandler(both) == FileSystem::Success);
    testAssert(set[0].current == 0);
    testAssert(set[1].current == FileSystem::Writable);

    msg.size = sizeof(set[0]);
    FileSystemRequest one(&msg);
    testAssert(server.waitFileHandler(one) == FileSystem::RetryAgain);
    SlowFile::ready = true;
    testAssert(server.waitFileHandler(one) == FileSystem::Success);
    testAssert(set[0].current == FileSystem::Readable);

    set[0].inode = 999;
    testAssert(server.waitFileHandler(one) == FileSystem::NotFound);
    msg.size = 33 * sizeof(set[0]);
    FileSystemRequest many(&msg);
    testAssert(server.waitFileHandler(many) == FileSystem::InvalidArgument);
    return OK;
}

TestCase(WaitFileEndsAtTheTimeOfTheCaller)
{
    TestServer server;
    File *slow = new SlowFile(server.getNextInode());
    FileSystem::WaitSet set = {};
    FileSystemMessage msg = TestClient::request(FileSystem::WaitFile);
    KernelTimer timer;

    SlowFile::ready = false;
    testAssert(server.registerFile(slow, "/slow") == FileSystem::Success);
    set.inode = slow->getInode();
    set.requested = FileSystem::Readable;
    msg.from = ProcessCtl(SELF, GetPID);
    msg.buffer = (char *) &set;
    msg.size = sizeof(set);

    testAssert(timer.getCurrent(&msg.timeout, 1000000) == Timer::Success);
    FileSystemRequest late(&msg);
    testAssert(server.waitFileHandler(late) == FileSystem::RetryAgain);

    testAssert(timer.getCurrent(&msg.timeout) == Timer::Success);
    FileSystemRequest now(&msg);
    testAssert(server.waitFileHandler(now) == FileSystem::TimedOut);
    return OK;
}

TestCase(OnlyTheRootFileSystemMounts)
{
    TestServer server;
    TestClient client;
    FileSystemMessage msg = TestClient::request(FileSystem::GetFileSystems);

    testAssert(client.connect(server));
    testAssert(client.ask(server, FileSystem::MountFileSystem, "/x") == FileSystem::NotSupported);
    testAssert(client.ask(server, FileSystem::WaitFileSystem, "/x") == FileSystem::NotSupported);
    testAssert(client.ask(server, msg) == FileSystem::NotSupported);
    client.disconnect();
    return OK;
}

TestCase(MountSendsTheMountPathToTheRootFileSystem)
{
    FileSystemServer server(new Directory(1), "/mnt");
    static u8 memory[5 * PAGESIZE];
    const Address base = ((Address) memory + PAGESIZE - 1) & ~((Address) PAGESIZE - 1);
    FileSystemMessage msg = TestClient::request(FileSystem::MountFileSystem);

    MemoryBlock::set((void *) base, 0, 4 * PAGESIZE);
    MemoryChannel *producer = new MemoryChannel(Channel::Producer, sizeof(msg));
    MemoryChannel *consumer = new MemoryChannel(Channel::Consumer, sizeof(msg));
    MemoryChannel requests(Channel::Consumer, sizeof(msg)), answers(Channel::Producer, sizeof(msg));

    producer->setVirtual(base, base + PAGESIZE);
    requests.setVirtual(base, base + PAGESIZE);
    consumer->setVirtual(base + 2 * PAGESIZE, base + 3 * PAGESIZE);
    answers.setVirtual(base + 2 * PAGESIZE, base + 3 * PAGESIZE);
    server.m_registry.unregisterConsumer(ROOTFS_PID);
    server.m_registry.unregisterProducer(ROOTFS_PID);
    testAssert(server.m_registry.registerProducer(ROOTFS_PID, producer) == ChannelRegistry::Success);
    testAssert(server.m_registry.registerConsumer(ROOTFS_PID, consumer) == ChannelRegistry::Success);

    // The answer is there already
    msg.type = ChannelMessage::Response;
    msg.result = FileSystem::Success;
    testAssert(answers.write(&msg) == Channel::Success);

    const FileSystem::Result result = server.mount();
    const Channel::Result sent = requests.read(&msg);
    server.m_registry.unregisterConsumer(ROOTFS_PID);
    server.m_registry.unregisterProducer(ROOTFS_PID);

    testAssert(result == FileSystem::Success);
    testAssert(sent == Channel::Success);
    testAssert(msg.type == ChannelMessage::Request);
    testAssert(msg.action == FileSystem::MountFileSystem);
    testAssert(testString(msg.inside.path, "/mnt"));
    return OK;
}
