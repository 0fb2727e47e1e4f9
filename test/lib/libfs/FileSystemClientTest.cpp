// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>

TestCase(PathsAreMadeAbsolute)
{
    FileSystemClient client;
    const String before(*client.getCurrentDirectory());
    char path[FileSystemPath::MaximumLength];
    static const char *cases[][3] =
    {
        { "/",        "file",         "/file" },
        { "/etc",     "VERSION",      "/etc/VERSION" },
        { "/etc",     "/tmp/x",       "/tmp/x" },
        { "/a/b",     "../c",         "/a/c" },
        { "/a",       "../../..",     "/" },
        { "/a/b",     ".",            "/a/b" },
        { "/a",       "./.hidden",    "/a/.hidden" },
        { "/a",       "..x/y..",      "/a/..x/y.." },
        { "/",        "//a///b/./c/", "/a/b/c" }
    };

    for (Size i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
    {
        client.setCurrentDirectory(String(cases[i][0]));
        const FileSystem::Result result = client.resolve(cases[i][1], path);
        client.setCurrentDirectory(before);

        testAssert(result == FileSystem::Success);
        testAssert(testString(path, cases[i][2]));
    }
    return OK;
}

TestCase(LongPathsAreRefusedNotCut)
{
    FileSystemClient client;
    char path[FileSystemPath::MaximumLength], text[100];

    MemoryBlock::set(text, 'a', sizeof(text));
    text[0] = '/';
    text[63] = 0;
    testAssert(client.resolve(text, path) == FileSystem::Success);
    testAssert(testString(path, text));

    text[63] = 'a';
    text[64] = 0;
    testAssert(client.resolve(text, path) == FileSystem::InvalidArgument);
    testAssert(client.resolve("", path) == FileSystem::InvalidArgument);
    testAssert(client.resolve(ZERO, path) == FileSystem::InvalidArgument);
    return OK;
}

TestCase(CurrentDirectoryIsCopied)
{
    FileSystemClient client;
    const String before(*client.getCurrentDirectory());

    {
        String directory("/somewhere");
        client.setCurrentDirectory(&directory);
        directory = "/else";
    }
    const bool same = testString(**client.getCurrentDirectory(), "/somewhere");
    client.setCurrentDirectory(before);
    testAssert(same);
    return OK;
}

TestCase(CachedMountsAreMatchedAtComponents)
{
    const FileSystemClient client;

    client.insertMount("/cached/a/file", 7, 40);
    client.insertMount("/cached/a/file", 9, 41);

    testAssert(client.m_mounts[client.findMount("/cached/x")].procID == 40);
    testAssert(client.m_mounts[client.findMount("/cached/a")].procID == 41);
    testAssert(client.m_mounts[client.findMount("/cached/a/b")].procID == 41);
    testAssert(client.m_mounts[client.findMount("/cached/ab")].procID == 40);
    testAssert(client.findMount("/cachedx") == FileSystemClient::MaximumFileSystemMounts);

    // Same path again: another server took over
    client.insertMount("/cached/a", 9, 42);
    testAssert(client.m_mounts[client.findMount("/cached/a/b")].procID == 42);
    return OK;
}

TestCase(FullCacheStillTakesMounts)
{
    const FileSystemClient client;

    for (Size i = 0; i < 3 * FileSystemClient::MaximumFileSystemMounts; i++)
    {
        String path;
        path << "/full" << (unsigned int) i;
        client.insertMount(*path, path.length(), 100 + i);
        testAssert(client.m_mounts[client.findMount(*path)].procID == 100 + i);
    }
    MemoryBlock::set(client.m_mounts, 0, sizeof(client.m_mounts));
    return OK;
}

TestCase(ClosedDescriptorsAreNotFound)
{
    const FileSystemClient client;
    char byte = 0;
    Size size = 1, index;

    testAssert(FileDescriptor::instance()->openEntry(1, 1, index) == FileDescriptor::Success);
    testAssert(client.closeFile(index) == FileSystem::Success);
    testAssert(client.closeFile(index) == FileSystem::NotFound);
    testAssert(client.readFile(index, &byte, &size) == FileSystem::NotFound);
    testAssert(client.writeFile(index, &byte, &size) == FileSystem::NotFound);
    testAssert(client.readFile(~0U, &byte, &size) == FileSystem::NotFound);
    return OK;
}
