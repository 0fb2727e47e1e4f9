// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Ext2Directory.h>
#include <Ext2File.h>
#include <Ext2FileSystem.h>
#include <Ext2Reader.h>
#include <MemoryBlock.h>
#include <String.h>
#include "../../../lib/libfs/LocalRequest.h"
#include "../../../lib/libfs/TestClient.h"
#include "Ext2Image.h"
#include "ImageStorage.h"

/** All kinds of ext2 that are tried: options of mke2fs. */
static const char *kinds[] =
{
    "-b 1024", "-b 2048", "-b 4096", "-b 1024 -I 128 -r 0", "-b 1024 -g 1024 -O ^filetype", "-b 4096 -I 256 -O ^dir_index"
};

static const Size kindCount = sizeof(kinds) / sizeof(kinds[0]);

/** The image of a kind, made once. */
static Ext2Image & image(const Size kind)
{
    static Ext2Image *images[kindCount];

    if (!images[kind])
    {
        images[kind] = new Ext2Image(kinds[kind]);
    }
    return *images[kind];
}

/** Inode of a path. */
static FileSystem::Result find(const Ext2Reader & reader, const char *path, Ext2::Inode & inode)
{
    u32 number;
    const FileSystem::Result result = reader.resolve(path, number);

    return result == FileSystem::Success ? reader.readInode(number, inode) : result;
}

TestCase(ImagesOfMke2fsAreAccepted)
{
    for (Size i = 0; i < kindCount; i++)
    {
        testAssert(image(i).isValid());
        ImageStorage storage(image(i).bytes(), image(i).size());
        Ext2Reader reader(storage);
        testAssert(reader.initialize() == FileSystem::Success);
    }
    return OK;
}

TestCase(FilesHaveTheBytesOfTheirOriginals)
{
    static u8 bytes[Ext2Image::LargeSize + 100];

    for (Size i = 0; i < kindCount; i++)
    {
        ImageStorage storage(image(i).bytes(), image(i).size());
        Ext2Reader reader(storage);
        Ext2::Inode inode;
        Size size = sizeof(bytes);

        testAssert(reader.initialize() == FileSystem::Success);
        testAssert(find(reader, "/large.bin", inode) == FileSystem::Success);
        testAssert(reader.read(inode, 0, bytes, size) == FileSystem::Success);
        testAssert(size == Ext2Image::LargeSize);
        for (Size n = 0; n < size; n++)
        {
            testAssert(bytes[n] == Ext2Image::byte(n));
        }

        size = sizeof(bytes);
        testAssert(find(reader, "/small.txt", inode) == FileSystem::Success);
        testAssert(reader.read(inode, 2, bytes, size) == FileSystem::Success);
        testAssert(size == 13);
        testAssert(MemoryBlock::compare((const void *) bytes, "line of text\n", 13));

        size = 10;
        testAssert(find(reader, "/empty", inode) == FileSystem::Success);
        testAssert(reader.read(inode, 0, bytes, size) == FileSystem::Success);
        testAssert(size == 0);
    }
    return OK;
}

TestCase(OddPiecesGiveTheSameBytes)
{
    for (Size i = 0; i < kindCount; i++)
    {
        ImageStorage storage(image(i).bytes(), image(i).size(), i % 2);
        Ext2Reader reader(storage);
        Ext2::Inode inode;
        u8 piece[997];

        testAssert(reader.initialize() == FileSystem::Success);
        testAssert(find(reader, "/large.bin", inode) == FileSystem::Success);
        Ext2File file(reader, 99, inode);

        for (Size offset = 0; offset < Ext2Image::LargeSize;)
        {
            LocalRequest request(FileSystem::ReadFile, piece, sizeof(piece));
            Size size = sizeof(piece);

            testAssert(file.read(request.buffer, size, offset) == FileSystem::Success);
            testAssert(size > 0);
            testAssert(size == sizeof(piece) || offset + size == Ext2Image::LargeSize);
            for (Size n = 0; n < size; n++)
            {
                testAssert(piece[n] == Ext2Image::byte(offset + n));
            }
            offset += size;
        }

        // At the end and past it there is nothing
        LocalRequest request(FileSystem::ReadFile, piece, sizeof(piece));
        Size size = sizeof(piece);
        testAssert(file.read(request.buffer, size, Ext2Image::LargeSize) == FileSystem::Success && size == 0);
        size = sizeof(piece);
        testAssert(file.read(request.buffer, size, ~0U) == FileSystem::Success && size == 0);
    }
    return OK;
}

TestCase(HolesAreZeroAndTripleIndirectBlocksAreFound)
{
    for (Size i = 0; i < kindCount; i++)
    {
        ImageStorage storage(image(i).bytes(), image(i).size());
        Ext2Reader reader(storage);
        Ext2::Inode inode;
        static u8 bytes[8192];
        Size size = sizeof(bytes), count = 0;

        testAssert(reader.initialize() == FileSystem::Success);
        testAssert(find(reader, "/sparse.bin", inode) == FileSystem::Success);
        testAssert(reader.fileSize(inode, size) == FileSystem::Success);
        testAssert(size == Ext2Image::SparseOffset + 1024);

        size = sizeof(bytes);
        testAssert(reader.read(inode, 12345678, bytes, size) == FileSystem::Success);
        testAssert(size == sizeof(bytes));
        for (Size n = 0; n < size; n++)
        {
            testAssert(bytes[n] == 0);
        }

        size = sizeof(bytes);
        testAssert(reader.read(inode, Ext2Image::SparseOffset - 5000, bytes, size) == FileSystem::Success);
        testAssert(size == 6024);
        for (Size n = 0; n < size; n++)
        {
            testAssert(bytes[n] == (n < 5000 ? 0 : 'S'));
            count += bytes[n] == 'S';
        }
        testAssert(count == 1024);
    }
    return OK;
}

TestCase(SymbolicLinksAreFollowed)
{
    static const char *same[] =
    {
        "/link", "/slow", "/absolute", "/up", "/deep/../link", "//small.txt", "/./small.txt", "/../small.txt"
    };

    for (Size i = 0; i < kindCount; i++)
    {
        ImageStorage storage(image(i).bytes(), image(i).size());
        Ext2Reader reader(storage);
        u32 target, number;

        testAssert(reader.initialize() == FileSystem::Success);
        testAssert(reader.resolve("/small.txt", target) == FileSystem::Success);
        for (const char *path : same)
        {
            testAssert(reader.resolve(path, number) == FileSystem::Success);
            testAssert(number == target);
        }

        testAssert(reader.resolve("/deep/a/b/c/end.txt", target) == FileSystem::Success);
        testAssert(reader.resolve("/directory/b/c/end.txt", number) == FileSystem::Success);
        testAssert(number == target);
        testAssert(reader.resolve("/loop1", number) == FileSystem::InvalidArgument);
        testAssert(reader.resolve("/dangling", number) == FileSystem::NotFound);
        testAssert(reader.resolve("/small.txt/x", number) == FileSystem::NotFound);
        testAssert(reader.resolve("/smal", number) == FileSystem::NotFound);
        testAssert(reader.resolve("/", number) == FileSystem::Success && number == Ext2::RootInode);
    }
    return OK;
}

TestCase(DirectoriesListAllNamesAtAnyOffset)
{
    for (Size i = 0; i < kindCount; i++)
    {
        ImageStorage storage(image(i).bytes(), image(i).size());
        Ext2Reader reader(storage);
        Ext2::Inode inode;
        FileSystem::FileStat st;
        static Dirent all[Ext2Image::ManyFiles + 10];
        static u8 pieces[sizeof(all)];
        bool seen[Ext2Image::ManyFiles] = { false };
        Size size = sizeof(all);

        testAssert(reader.initialize() == FileSystem::Success);
        testAssert(find(reader, "/many", inode) == FileSystem::Success);
        Ext2Directory directory(reader, 99, inode);
        LocalRequest request(FileSystem::ReadFile, all, sizeof(all));
        testAssert(directory.read(request.buffer, size, 0) == FileSystem::Success);
        testAssert(size == (Ext2Image::ManyFiles + 2) * sizeof(Dirent));
        testAssert(directory.status(st) == FileSystem::Success);
        testAssert(st.size == size);

        for (Size n = 0; n < Ext2Image::ManyFiles + 2; n++)
        {
            if (all[n].name[0] == '.')
            {
                testAssert(all[n].type == FileSystem::DirectoryFile);
                continue;
            }
            const long number = String(all[n].name + 4, true).toLong();
            testAssert(MemoryBlock::compare(all[n].name, "name", 4));
            testAssert(number >= 0 && number < (long) Ext2Image::ManyFiles && !seen[number]);
            testAssert(all[n].type == FileSystem::RegularFile);
            seen[number] = true;
        }

        for (Size offset = 0; offset < size;)
        {
            const Size rest = size - offset;
            LocalRequest part(FileSystem::ReadFile, pieces + offset, rest < 1000 ? rest : 1000);
            Size got = part.message.size;

            testAssert(directory.read(part.buffer, got, offset) == FileSystem::Success);
            testAssert(got > 0);
            offset += got;
        }
        testAssert(MemoryBlock::compare((const void *) all, pieces, size));

        Size got = 100;
        testAssert(directory.read(request.buffer, got, size) == FileSystem::Success);
        testAssert(got == 0);
    }
    return OK;
}

TestCase(WhatIsNotExt2IsRefused)
{
    Ext2Image & good = image(0);
    static u8 bytes[64 * 1024];
    struct { Size offset; u8 value; } damages[] =
    {
        { 1024 + 56, 0 },     // magic
        { 1024 + 24, 77 },    // size of a block
        { 1024 + 20, 9 },     // first block
        { 1024 + 7, 0xff },   // number of blocks
        { 1024 + 35, 0xff },  // blocks in a group
        { 1024 + 43, 0xff },  // inodes in a group
        { 1024 + 88, 3 },     // size of an inode
        { 1024 + 3, 0xff },   // number of inodes
        { 1024 + 96, 0x40 }   // feature: extents
    };

    for (Size i = 0; i < sizeof(damages) / sizeof(damages[0]); i++)
    {
        u8 & byte = good.bytes()[damages[i].offset];
        const u8 before = byte;
        ImageStorage storage(good.bytes(), good.size());
        Ext2Reader reader(storage);

        byte = damages[i].value;
        const FileSystem::Result result = reader.initialize();
        byte = before;
        testAssert(result == FileSystem::InvalidArgument || result == FileSystem::NotSupported);
    }

    ImageStorage zero(bytes, sizeof(bytes)), tiny(bytes, 100);
    testAssert(Ext2Reader(zero).initialize() == FileSystem::InvalidArgument);
    testAssert(Ext2Reader(tiny).initialize() == FileSystem::InvalidArgument);

    // An image that was cut off
    ImageStorage cut(good.bytes(), good.size() / 2);
    testAssert(Ext2Reader(cut).initialize() == FileSystem::InvalidArgument);
    return OK;
}

TestCase(DamagedBlockPointersAreErrors)
{
    Ext2Image & good = image(0);
    ImageStorage storage(good.bytes(), good.size());
    Ext2Reader reader(storage);
    Ext2::Inode inode;
    u8 bytes[4096];
    Size size = sizeof(bytes);

    testAssert(reader.initialize() == FileSystem::Success);
    testAssert(find(reader, "/large.bin", inode) == FileSystem::Success);
    inode.block[0] = 0xffffffff;
    testAssert(reader.read(inode, 0, bytes, size) == FileSystem::IOError);
    inode.block[12] = 0x7fffffff;
    testAssert(reader.read(inode, 20 * 1024, bytes, size) == FileSystem::IOError);

    // The superblock is nobody's data
    inode.block[1] = 1;
    testAssert(reader.read(inode, 1024, bytes, size) == FileSystem::IOError);
    return OK;
}

TestCase(DamagedDirectoriesAreErrorsAndReadingEnds)
{
    Ext2Image & good = image(0);
    ImageStorage storage(good.bytes(), good.size());
    Ext2Reader reader(storage);
    Ext2Reader::Name name;
    Ext2::Inode inode;
    u64 position;
    Size length;

    testAssert(reader.initialize() == FileSystem::Success);
    testAssert(find(reader, "/many", inode) == FileSystem::Success);
    testAssert(reader.locate(inode, 0, 1024, position, length) == FileSystem::Success);

    Ext2::Entry *entry = (Ext2::Entry *) (good.bytes() + position);
    const Ext2::Entry before = *entry;
    static const Ext2::Entry bad[] =
    {
        { 12, 0, 1, 2 }, { 12, 4, 1, 2 }, { 12, 13, 1, 2 }, { 12, 1028, 1, 2 }, { 12, 0xfffc, 1, 2 },
        { 12, 12, 5, 2 }, { 12, 12, 0, 2 }, { 0xffffffff, 12, 1, 2 }
    };

    for (const Ext2::Entry & damage : bad)
    {
        Size at = 0;

        *entry = damage;
        const FileSystem::Result result = reader.next(inode, at, name);
        *entry = before;
        testAssert(result == FileSystem::IOError);
    }

    // A directory that claims to be larger than the file system
    Size at = 0;
    inode.size = 0xfffffc00;
    testAssert(reader.next(inode, at, name) == FileSystem::IOError);
    return OK;
}

TestCase(ServerGivesInodesOfTheImageAndIsReadOnly)
{
    Ext2Image & good = image(0);
    ImageStorage storage(good.bytes(), good.size());
    Ext2Reader reader(storage);
    Ext2::Inode inode;
    u32 number;

    testAssert(reader.initialize() == FileSystem::Success);
    testAssert(reader.readInode(Ext2::RootInode, inode) == FileSystem::Success);
    Ext2FileSystem server(reader, new Ext2Directory(reader, Ext2::RootInode, inode), "/");
    TestClient client;

    testAssert(client.connect(server));
    testAssert(reader.resolve("/small.txt", number) == FileSystem::Success);

    // Twice: the second time from the cache
    for (Size i = 0; i < 2; i++)
    {
        FileSystemMessage msg = TestClient::request(FileSystem::StatFile, "/small.txt");
        testAssert(client.ask(server, msg) == FileSystem::Success);
        testAssert(msg.inside.stat.inode == number);
        testAssert(msg.inside.stat.size == 15);
        testAssert(msg.inside.stat.type == FileSystem::RegularFile);
    }

    FileSystemMessage msg = TestClient::request(FileSystem::ReadFile);
    msg.inode = number;
    msg.size = 6;
    msg.offset = 2;
    msg.carries = FileSystemMessage::WantsData;
    testAssert(client.ask(server, msg) == FileSystem::Success);
    testAssert(msg.size == 6 && MemoryBlock::compare((const void *) msg.inside.data, "line o", 6));

    testAssert(client.ask(server, FileSystem::StatFile, "/none") == FileSystem::NotFound);
    testAssert(client.ask(server, FileSystem::CreateFile, "/new") == FileSystem::PermissionDenied);
    testAssert(client.ask(server, FileSystem::CreateFile, "/none/new") == FileSystem::NotFound);
    testAssert(client.ask(server, FileSystem::CreateFile, "/small.txt") == FileSystem::AlreadyExists);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/small.txt") == FileSystem::PermissionDenied);
    testAssert(client.ask(server, FileSystem::DeleteFile, "/none") == FileSystem::NotFound);

    msg = TestClient::request(FileSystem::WriteFile);
    msg.inode = number;
    msg.size = 1;
    msg.carries = FileSystemMessage::CarriesData;
    testAssert(client.ask(server, msg) == FileSystem::PermissionDenied);
    msg = TestClient::request(FileSystem::ReadFile);
    msg.inode = 0x7fffffff;
    testAssert(client.ask(server, msg) == FileSystem::NotFound);
    client.disconnect();
    return OK;
}

TestCase(ManyLookupsTakeBoundedMemory)
{
    Ext2Image & good = image(0);
    ImageStorage storage(good.bytes(), good.size());
    Ext2Reader reader(storage);
    Ext2::Inode inode;

    testAssert(reader.initialize() == FileSystem::Success);
    testAssert(reader.readInode(Ext2::RootInode, inode) == FileSystem::Success);
    Ext2FileSystem server(reader, new Ext2Directory(reader, Ext2::RootInode, inode), "/");
    FileSystem::Result result;

    for (Size round = 0; round < 3; round++)
    {
        for (Size i = 0; i < Ext2Image::ManyFiles; i++)
        {
            char path[] = "/many/name000";
            path[10] += i / 100;
            path[11] += i / 10 % 10;
            path[12] += i % 10;
            File *file = server.findFile(path, result);
            testAssert(file != ZERO);
            testAssert(server.getFile(file->getInode()) == file);
        }
    }
    testAssert(server.m_root->entries.count() == 0);
    testAssert(server.m_inodeMap.count() == 1);
    return OK;
}
