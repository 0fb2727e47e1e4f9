// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <MemoryBlock.h>
#include <Randomizer.h>
#include <TmpFileSystem.h>
#include <TmpStore.h>
#include "../../../lib/libfs/LocalRequest.h"
#include "../../../lib/libfs/TestClient.h"

static const Size memorySize = 192 * Tmp::BlockSize;

/** The memory that outlives stores. */
static u8 * memory()
{
    static u8 *bytes = (u8 *) new u32[memorySize / sizeof(u32)];
    return bytes;
}

/** Empty the memory. */
static void clearMemory()
{
    MemoryBlock::set(memory(), 0, memorySize);
}

/** Requests that are all different. */
static TmpStore::Cause cause()
{
    static Size request = 0;
    const TmpStore::Cause result = { 77, ++request };

    return result;
}

static FileSystem::Result create(TmpStore & store, const char *path, const FileSystem::FileType type)
{
    return store.create(path, type, 0640, cause());
}

static FileSystem::Result put(TmpStore & store, const char *path, const void *data, const Size size, const Size offset)
{
    LocalRequest request(FileSystem::WriteFile, data, size);
    Size done = size;
    u32 number;

    const FileSystem::Result result = store.find(path, number);
    return result == FileSystem::Success ? store.write(number, request.buffer, done, offset) : result;
}

static FileSystem::Result get(const TmpStore & store, const char *path, void *data, Size & size, const Size offset)
{
    LocalRequest request(FileSystem::ReadFile, data, size);
    u32 number;

    const FileSystem::Result result = store.find(path, number);
    return result == FileSystem::Success ? store.read(number, request.buffer, size, offset) : result;
}

/** True when a file holds exactly a text. */
static bool holds(const TmpStore & store, const char *path, const char *text)
{
    char data[256];
    Size size = sizeof(data);

    return get(store, path, data, size, 0) == FileSystem::Success && size == String::length(text) &&
           MemoryBlock::compare((const void *) data, text, size);
}

TestCase(NewMemoryIsAnEmptyStore)
{
    TmpStore store;
    TmpStore::State state;
    TmpStore::Name name;
    Size position = 0;
    u32 number;

    clearMemory();
    testAssert(!store.attach(memory(), TmpStore::MinimumSize - 1, state));
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(state == TmpStore::Fresh);
    testAssert(store.find("/", number) == FileSystem::Success);
    testAssert(number == TmpStore::RootNumber);
    testAssert(store.type(number) == FileSystem::DirectoryFile);
    testAssert(store.next(number, position, name) && testString(name.text, "."));
    testAssert(store.next(number, position, name) && testString(name.text, ".."));
    testAssert(!store.next(number, position, name));
    return OK;
}

TestCase(FilesAndNumbersSurviveTheStore)
{
    TmpStore::State state;
    u32 number, again;

    clearMemory();
    {
        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(create(store, "/dir", FileSystem::DirectoryFile) == FileSystem::Success);
        testAssert(create(store, "/dir/file", FileSystem::RegularFile) == FileSystem::Success);
        testAssert(put(store, "/dir/file", "contents", 8, 0) == FileSystem::Success);
        testAssert(store.find("/dir/file", number) == FileSystem::Success);
    }
    {
        TmpStore store;
        FileSystem::FileStat st;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(state == TmpStore::Restored);
        testAssert(store.find("/dir/file", again) == FileSystem::Success);
        testAssert(again == number);
        testAssert(store.isValid(number));
        testAssert(holds(store, "/dir/file", "contents"));
        testAssert(store.status(number, st) == FileSystem::Success);
        testAssert(st.size == 8 && st.access == 0640 && st.type == FileSystem::RegularFile);
    }
    return OK;
}

TestCase(MemoryMayMove)
{
    TmpStore::State state;
    TmpStore store, moved;
    u8 *other = (u8 *) new u32[memorySize / sizeof(u32)];

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/file", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/file", "here", 4, 5000) == FileSystem::Success);
    MemoryBlock::copy(other, memory(), memorySize);
    clearMemory();

    const bool attached = moved.attach(other, memorySize, state);
    char text[5] = "";
    Size size = 4;
    const FileSystem::Result result = get(moved, "/file", text, size, 5000);
    delete[] (u32 *) other;

    testAssert(attached && state == TmpStore::Restored);
    testAssert(result == FileSystem::Success && testString(text, "here"));
    return OK;
}

TestCase(NamesFollowTheRules)
{
    TmpStore store;
    TmpStore::State state;
    char path[DIRENT_LEN + 2];
    u32 number;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/a", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(create(store, "/a", FileSystem::RegularFile) == FileSystem::AlreadyExists);
    testAssert(create(store, "/", FileSystem::DirectoryFile) == FileSystem::AlreadyExists);
    testAssert(create(store, "/a/b", FileSystem::RegularFile) == FileSystem::NotFound);
    testAssert(create(store, "/x/y", FileSystem::RegularFile) == FileSystem::NotFound);
    testAssert(store.find("/a/b", number) == FileSystem::NotFound);
    testAssert(store.find("//a/", number) == FileSystem::Success);
    testAssert(store.find("/ab", number) == FileSystem::NotFound);

    MemoryBlock::set(path, 'n', sizeof(path));
    path[0] = '/';
    path[DIRENT_LEN + 1] = 0;
    testAssert(create(store, path, FileSystem::RegularFile) == FileSystem::InvalidArgument);
    path[DIRENT_LEN] = 0;
    testAssert(create(store, path, FileSystem::RegularFile) == FileSystem::Success);
    testAssert(store.find(path, number) == FileSystem::Success);
    return OK;
}

TestCase(OnlyEmptyDirectoriesAreRemoved)
{
    TmpStore store;
    TmpStore::State state;
    u32 number;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/d", FileSystem::DirectoryFile) == FileSystem::Success);
    testAssert(create(store, "/d/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(store.remove("/d", cause()) == FileSystem::NotEmpty);
    testAssert(store.remove("/", cause()) == FileSystem::PermissionDenied);
    testAssert(store.remove("/d/f", cause()) == FileSystem::Success);
    testAssert(store.remove("/d/f", cause()) == FileSystem::NotFound);
    testAssert(store.remove("/d", cause()) == FileSystem::Success);
    testAssert(store.find("/d", number) == FileSystem::NotFound);
    return OK;
}

TestCase(NumberOfADeletedFileMeansNoOther)
{
    TmpStore store;
    TmpStore::State state;
    char byte;
    u32 first, second;
    Size size = 1;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(store.find("/f", first) == FileSystem::Success);
    testAssert(store.remove("/f", cause()) == FileSystem::Success);
    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(store.find("/f", second) == FileSystem::Success);
    testAssert(first != second);
    testAssert(!store.isValid(first));

    LocalRequest request(FileSystem::ReadFile, &byte, 1);
    testAssert(store.read(first, request.buffer, size, 0) == FileSystem::NotFound);
    testAssert(!store.isValid(0) && !store.isValid(~0U));

    // Neither after a restart
    TmpStore next;
    testAssert(next.attach(memory(), memorySize, state));
    testAssert(!next.isValid(first) && next.isValid(second));
    return OK;
}

TestCase(GapsAndUnusedBytesAreZero)
{
    TmpStore store;
    TmpStore::State state;
    static u8 data[20000];
    Size size = sizeof(data);

    clearMemory();
    MemoryBlock::set(memory() + memorySize / 2, 0xaa, memorySize / 2);
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/f", "A", 1, 100) == FileSystem::Success);
    testAssert(put(store, "/f", "B", 1, 13000) == FileSystem::Success);
    testAssert(get(store, "/f", data, size, 0) == FileSystem::Success);
    testAssert(size == 13001);

    for (Size i = 0; i < size; i++)
    {
        testAssert(data[i] == (i == 100 ? 'A' : i == 13000 ? 'B' : 0));
    }
    return OK;
}

TestCase(FailedWriteShowsNothingOfItsBytes)
{
    TmpStore store;
    TmpStore::State state;
    u32 number;
    Size size = 8000;
    static u8 data[9000];

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/f", "start", 5, 0) == FileSystem::Success);
    testAssert(store.find("/f", number) == FileSystem::Success);

    LocalRequest bad(FileSystem::WriteFile, (void *) 0x70000000, 8000);
    bad.message.from = ProcessCtl(SELF, GetPID);
    testAssert(store.write(number, bad.buffer, size, 3) == FileSystem::IOError);
    testAssert(holds(store, "/f", "start"));

    testAssert(put(store, "/f", "end", 3, 8500) == FileSystem::Success);
    size = sizeof(data);
    testAssert(get(store, "/f", data, size, 0) == FileSystem::Success);
    testAssert(size == 8503);
    for (Size i = 5; i < 8500; i++)
    {
        testAssert(data[i] == 0);
    }
    return OK;
}

TestCase(LimitsAreErrorsAndAllIsGivenBack)
{
    TmpStore store;
    TmpStore::State state;
    static u8 data[16384];
    Size count = 0;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    const Size before = store.available();

    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/f", "x", 1, Tmp::MaximumFileSize) == FileSystem::NoSpace);
    testAssert(put(store, "/f", "x", 1, ~0U) == FileSystem::NoSpace);
    testAssert(put(store, "/f", "x", 1, Tmp::MaximumFileSize - 1) == FileSystem::Success);
    testAssert(store.available() == before - 2);

    while (put(store, "/f", data, sizeof(data), count * sizeof(data)) == FileSystem::Success)
    {
        count++;
        testAssert(count < memorySize / sizeof(data));
    }
    testAssert(count > 0);
    testAssert(put(store, "/f", data, sizeof(data), count * sizeof(data)) == FileSystem::NoSpace);
    testAssert(put(store, "/f", "y", 1, 0) == FileSystem::Success);
    testAssert(store.remove("/f", cause()) == FileSystem::Success);
    testAssert(store.available() == before);

    // As many files as there are records, one is the root
    for (count = 0; ; count++)
    {
        String path;
        path << "/n" << (unsigned int) count;
        if (create(store, *path, FileSystem::RegularFile) != FileSystem::Success)
        {
            break;
        }
    }
    testAssert(count == Tmp::MaximumFiles - 1);
    testAssert(store.remove("/n1000", cause()) == FileSystem::Success);
    testAssert(create(store, "/again", FileSystem::RegularFile) == FileSystem::Success);
    return OK;
}

TestCase(RequestThatIsRepeatedAfterARestartSucceedsOnce)
{
    TmpStore::State state;
    const TmpStore::Cause first = cause(), second = cause(), third = cause();

    clearMemory();
    {
        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(store.create("/f", FileSystem::RegularFile, 0600, first) == FileSystem::Success);
    }
    {
        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(store.create("/f", FileSystem::RegularFile, 0600, first) == FileSystem::Success);
        testAssert(store.create("/f", FileSystem::RegularFile, 0600, second) == FileSystem::AlreadyExists);
        testAssert(store.remove("/f", third) == FileSystem::Success);
    }
    {
        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(store.remove("/f", third) == FileSystem::Success);
        testAssert(store.remove("/f", second) == FileSystem::NotFound);
        testAssert(store.create("/f", FileSystem::RegularFile, 0600, first) == FileSystem::Success);
        testAssert(store.remove("/f", second) == FileSystem::Success);
        testAssert(store.remove("/f", third) == FileSystem::NotFound);
    }
    return OK;
}

TestCase(DamagedFilesAreGoneTheOthersStay)
{
    TmpStore::State state;
    TmpStore store;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    const Size before = store.available();
    testAssert(create(store, "/a", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(create(store, "/d", FileSystem::DirectoryFile) == FileSystem::Success);
    testAssert(create(store, "/d/below", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(create(store, "/b", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/a", "aaa", 3, 0) == FileSystem::Success);
    testAssert(put(store, "/d/below", "deep", 4, 50000) == FileSystem::Success);
    testAssert(put(store, "/b", "bbb", 3, 0) == FileSystem::Success);

    // Damage the directory: what was below it cannot be reached any more
    Tmp::Record *records = (Tmp::Record *) (memory() + Tmp::BlockSize);
    records[2].name[0] ^= 1;

    TmpStore next;
    u32 number;
    testAssert(next.attach(memory(), memorySize, state));
    testAssert(state == TmpStore::Repaired);
    testAssert(next.find("/d", number) == FileSystem::NotFound);
    testAssert(holds(next, "/a", "aaa"));
    testAssert(holds(next, "/b", "bbb"));
    testAssert(next.available() == before - 2);
    return OK;
}

TestCase(BlockOfTwoFilesBelongsToOne)
{
    TmpStore::State state;
    TmpStore store;
    u32 number;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/a", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(create(store, "/b", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/a", "aaa", 3, 0) == FileSystem::Success);
    testAssert(put(store, "/b", "bbb", 3, 0) == FileSystem::Success);

    Tmp::Record *records = (Tmp::Record *) (memory() + Tmp::BlockSize);
    records[2].contents.direct[1] = records[1].contents.direct[0];
    records[2].contents.sum = TmpStore::contentsSum(records[2].contents);

    TmpStore next;
    testAssert(next.attach(memory(), memorySize, state));
    testAssert(state == TmpStore::Repaired);
    testAssert(holds(next, "/a", "aaa"));
    testAssert(next.find("/b", number) == FileSystem::NotFound);
    return OK;
}

TestCase(UnfinishedChangeOfContentsIsTakenBack)
{
    TmpStore::State state;
    TmpStore store;

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    testAssert(create(store, "/f", FileSystem::RegularFile) == FileSystem::Success);
    testAssert(put(store, "/f", "before", 6, 0) == FileSystem::Success);

    // As if the server had ended in the middle of a write
    Tmp::Header *header = (Tmp::Header *) memory();
    Tmp::Record *records = (Tmp::Record *) (memory() + Tmp::BlockSize);
    header->undo.record = 1;
    header->undo.contents = records[1].contents;
    header->undo.valid = 1;
    records[1].contents.size = 99999;
    records[1].contents.direct[3] = 60;

    TmpStore next;
    testAssert(next.attach(memory(), memorySize, state));
    testAssert(state == TmpStore::Restored);
    testAssert(holds(next, "/f", "before"));
    testAssert(header->undo.valid == 0);
    return OK;
}

TestCase(AnyDamageLeavesAStoreThatWorks)
{
    TmpStore::State state;
    Randomizer random;
    static u8 data[5000];

    random.seed(20);

    for (Size round = 0; round < 100; round++)
    {
        clearMemory();
        {
            TmpStore store;
            testAssert(store.attach(memory(), memorySize, state));
            testAssert(create(store, "/d", FileSystem::DirectoryFile) == FileSystem::Success);
            testAssert(create(store, "/d/e", FileSystem::DirectoryFile) == FileSystem::Success);
            testAssert(create(store, "/d/e/f", FileSystem::RegularFile) == FileSystem::Success);
            testAssert(create(store, "/g", FileSystem::RegularFile) == FileSystem::Success);
            testAssert(put(store, "/d/e/f", data, sizeof(data), 30000) == FileSystem::Success);
            testAssert(put(store, "/g", data, sizeof(data), 0) == FileSystem::Success);
        }

        // In the header, in the records that are in use, anywhere
        for (Size i = 0; i < 1 + round % 20; i++)
        {
            const Size areas[] = { sizeof(Tmp::Header), Tmp::BlockSize + 6 * sizeof(Tmp::Record), memorySize };
            const Size area = areas[random.next() % 3];
            memory()[random.next() % area] = random.next() >> 5;
        }

        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        const FileSystem::Result result = create(store, "/new", FileSystem::RegularFile);
        testAssert(result == FileSystem::Success);
        testAssert(put(store, "/new", "works", 5, 0) == FileSystem::Success);
        testAssert(holds(store, "/new", "works"));

        Size size = sizeof(data);
        get(store, "/d/e/f", data, size, 29000);
        store.remove("/d/e/f", cause());
        store.remove("/d/e", cause());
        store.remove("/d", cause());
        store.remove("/g", cause());
        testAssert(store.available() <= memorySize / Tmp::BlockSize);
        MemoryBlock::set(data, 0, sizeof(data));
    }
    return OK;
}

TestCase(ServerKeepsFilesAndDescriptorsOverARestart)
{
    TestClient client;
    TmpStore::State state;
    u32 number = 0;

    clearMemory();

    for (Size life = 0; life < 3; life++)
    {
        TmpStore store;
        testAssert(store.attach(memory(), memorySize, state));
        testAssert(state == (life == 0 ? TmpStore::Fresh : TmpStore::Restored));
        TmpFileSystem server(store, "/tmp");
        testAssert(client.connect(server, life == 0));

        if (life == 0)
        {
            testAssert(client.ask(server, FileSystem::CreateFile, "/tmp/f") == FileSystem::Success);
            FileSystemMessage msg = TestClient::request(FileSystem::StatFile, "/tmp/f");
            testAssert(client.ask(server, msg) == FileSystem::Success);
            number = msg.inside.stat.inode;

            msg = TestClient::request(FileSystem::WriteFile);
            msg.inode = number;
            msg.size = 4;
            msg.carries = FileSystemMessage::CarriesData;
            MemoryBlock::copy((void *) msg.inside.data, "data", 4);
            testAssert(client.ask(server, msg) == FileSystem::Success);
        }

        FileSystemMessage msg = TestClient::request(FileSystem::ReadFile);
        msg.inode = number;
        msg.size = 60;
        msg.carries = FileSystemMessage::WantsData;
        testAssert(client.ask(server, msg) == FileSystem::Success);
        testAssert(msg.size == 4 && MemoryBlock::compare((const void *) msg.inside.data, "data", 4));

        if (life == 2)
        {
            testAssert(client.ask(server, FileSystem::DeleteFile, "/tmp/f") == FileSystem::Success);
            msg = TestClient::request(FileSystem::ReadFile);
            msg.inode = number;
            msg.size = 60;
            testAssert(client.ask(server, msg) == FileSystem::NotFound);
        }
    }
    client.disconnect();
    return OK;
}

TestCase(DirectoriesAreReadAtAnyOffset)
{
    TestClient client;
    TmpStore store;
    TmpStore::State state;
    static Dirent all[50];
    static u8 pieces[sizeof(all)];
    FileSystem::Result result;
    Size size = sizeof(all);

    clearMemory();
    testAssert(store.attach(memory(), memorySize, state));
    TmpFileSystem server(store, "/tmp");

    for (Size i = 0; i < 40; i++)
    {
        String path;
        path << "/file" << (unsigned int) i;
        testAssert(create(store, *path, FileSystem::RegularFile) == FileSystem::Success);
    }

    File *root = server.findFile("/", result);
    testAssert(root != ZERO);
    LocalRequest request(FileSystem::ReadFile, all, sizeof(all));
    testAssert(root->read(request.buffer, size, 0) == FileSystem::Success);
    testAssert(size == 42 * sizeof(Dirent));
    testAssert(testString(all[41].name, "file39"));

    for (Size offset = 0; offset < size;)
    {
        const Size rest = size - offset;
        LocalRequest part(FileSystem::ReadFile, pieces + offset, rest < 100 ? rest : 100);
        Size got = part.message.size;

        testAssert(root->read(part.buffer, got, offset) == FileSystem::Success);
        testAssert(got > 0);
        offset += got;
    }
    testAssert(MemoryBlock::compare((const void *) all, pieces, size));

    Size got = 10;
    testAssert(root->read(request.buffer, got, size) == FileSystem::Success && got == 0);
    return OK;
}
