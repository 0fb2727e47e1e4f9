// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Directory.h>
#include "LocalRequest.h"

TestCase(NamesAreReadInOrder)
{
    Directory directory(1);
    Dirent names[4];
    Size size = sizeof(names);

    directory.insert(FileSystem::RegularFile, "one");
    directory.insert(FileSystem::DirectoryFile, "two");

    LocalRequest request(FileSystem::ReadFile, names, sizeof(names));
    testAssert(directory.read(request.buffer, size, 0) == FileSystem::Success);
    testAssert(size == 2 * sizeof(Dirent));
    testAssert(testString(names[0].name, "one") && names[0].type == FileSystem::RegularFile);
    testAssert(testString(names[1].name, "two") && names[1].type == FileSystem::DirectoryFile);
    return OK;
}

TestCase(ReadHonoursTheOffsetAndReachesTheEnd)
{
    Directory directory(1);
    Dirent name;
    Size size = sizeof(name), count = 0;

    for (char c = 'a'; c <= 'e'; c++)
    {
        const char text[] = { c, 0 };
        directory.insert(FileSystem::RegularFile, text);
    }

    for (Size offset = 0; ; offset += size, count++)
    {
        LocalRequest request(FileSystem::ReadFile, &name, sizeof(name));

        size = sizeof(name);
        testAssert(directory.read(request.buffer, size, offset) == FileSystem::Success);
        if (size == 0)
        {
            break;
        }
        testAssert(size == sizeof(name));
        testAssert(name.name[0] == (char) ('a' + count) && name.name[1] == 0);
        testAssert(count < 5);
    }
    testAssert(count == 5);
    return OK;
}

TestCase(OddPiecesGiveTheSameBytes)
{
    Directory directory(1);
    u8 whole[3 * sizeof(Dirent)], pieces[3 * sizeof(Dirent)];
    Size size = sizeof(whole);

    directory.insert(FileSystem::RegularFile, "first");
    directory.insert(FileSystem::RegularFile, "second");
    directory.insert(FileSystem::RegularFile, "third");

    LocalRequest all(FileSystem::ReadFile, whole, sizeof(whole));
    testAssert(directory.read(all.buffer, size, 0) == FileSystem::Success);
    testAssert(size == sizeof(whole));

    for (Size offset = 0; offset < sizeof(pieces); offset += size)
    {
        const Size rest = sizeof(pieces) - offset;
        LocalRequest request(FileSystem::ReadFile, pieces + offset, rest < 37 ? rest : 37);

        size = request.message.size;
        testAssert(directory.read(request.buffer, size, offset) == FileSystem::Success);
        testAssert(size > 0);
    }
    testAssert(MemoryBlock::compare((const void *) whole, pieces, sizeof(whole)));
    return OK;
}

TestCase(RemovedNamesAreGone)
{
    Directory directory(1);
    FileSystem::FileStat st;

    directory.insert(FileSystem::RegularFile, "stay");
    directory.insert(FileSystem::RegularFile, "go");
    directory.remove("go");
    directory.remove("never");
    testAssert(directory.status(st) == FileSystem::Success);
    testAssert(st.type == FileSystem::DirectoryFile);
    testAssert(st.size == sizeof(Dirent));

    directory.clear();
    testAssert(directory.status(st) == FileSystem::Success);
    testAssert(st.size == 0);
    return OK;
}

TestCase(SameNameIsThereOnce)
{
    Directory directory(1);
    FileSystem::FileStat st;

    directory.insert(FileSystem::RegularFile, "x");
    directory.insert(FileSystem::DirectoryFile, "x");
    testAssert(directory.status(st) == FileSystem::Success);
    testAssert(st.size == sizeof(Dirent));
    return OK;
}

TestCase(LongNameIsCutAndTerminated)
{
    Directory directory(1);
    char name[2 * DIRENT_LEN];
    Dirent entry;
    Size size = sizeof(entry);

    MemoryBlock::set(name, 'n', sizeof(name));
    name[sizeof(name) - 1] = 0;
    directory.insert(FileSystem::RegularFile, name);

    LocalRequest request(FileSystem::ReadFile, &entry, sizeof(entry));
    testAssert(directory.read(request.buffer, size, 0) == FileSystem::Success);
    testAssert(entry.name[DIRENT_LEN - 1] == 0);
    testAssert(entry.name[DIRENT_LEN - 2] == 'n');
    return OK;
}
