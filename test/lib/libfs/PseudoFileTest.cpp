// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <PseudoFile.h>
#include "LocalRequest.h"

static FileSystem::Result put(File & file, const char *text, const Size offset, Size & size)
{
    LocalRequest request(FileSystem::WriteFile, text, String::length(text));

    size = request.message.size;
    return file.write(request.buffer, size, offset);
}

static FileSystem::Result get(File & file, void *bytes, Size & size, const Size offset)
{
    LocalRequest request(FileSystem::ReadFile, bytes, size);

    return file.read(request.buffer, size, offset);
}

TestCase(InitialTextIsReadWithoutTerminator)
{
    PseudoFile file(1, "hello");
    char bytes[16] = "";
    Size size = sizeof(bytes);

    testAssert(get(file, bytes, size, 0) == FileSystem::Success);
    testAssert(size == 5);
    testAssert(testString(bytes, "hello"));

    size = 2;
    testAssert(get(file, bytes, size, 4) == FileSystem::Success);
    testAssert(size == 1 && bytes[0] == 'o');

    size = 2;
    testAssert(get(file, bytes, size, 5) == FileSystem::Success);
    testAssert(size == 0);
    size = 2;
    testAssert(get(file, bytes, size, ~0U) == FileSystem::Success);
    testAssert(size == 0);
    return OK;
}

TestCase(WriteGrowsTheFileAndKeepsTheRest)
{
    PseudoFile file(1);
    char bytes[32] = "";
    Size size;

    testAssert(put(file, "abcdef", 0, size) == FileSystem::Success && size == 6);
    testAssert(put(file, "XY", 2, size) == FileSystem::Success && size == 2);
    testAssert(put(file, "ghi", 6, size) == FileSystem::Success);

    size = sizeof(bytes);
    testAssert(get(file, bytes, size, 0) == FileSystem::Success);
    testAssert(size == 9);
    testAssert(MemoryBlock::compare((const void *) bytes, "abXYefghi", 9));
    return OK;
}

TestCase(GapOfASparseFileIsZero)
{
    PseudoFile file(1);
    static u8 bytes[5000];
    Size size;

    testAssert(put(file, "end", 4000, size) == FileSystem::Success);
    MemoryBlock::set(bytes, 0xff, sizeof(bytes));
    size = sizeof(bytes);
    testAssert(get(file, bytes, size, 0) == FileSystem::Success);
    testAssert(size == 4003);

    for (Size i = 0; i < 4000; i++)
    {
        testAssert(bytes[i] == 0);
    }
    testAssert(bytes[4000] == 'e' && bytes[4002] == 'd');
    return OK;
}

TestCase(ManyAppendsGiveAllBytes)
{
    PseudoFile file(1);
    Size size;
    u8 byte;

    for (Size i = 0; i < 1000; i++)
    {
        const char text[] = { (char) ('A' + i % 26), 0 };
        testAssert(put(file, text, i, size) == FileSystem::Success);
    }

    for (Size i = 0; i < 1000; i += 17)
    {
        size = 1;
        testAssert(get(file, &byte, size, i) == FileSystem::Success);
        testAssert(size == 1 && byte == 'A' + i % 26);
    }
    return OK;
}

TestCase(OffsetsThatOverflowAreRefused)
{
    PseudoFile file(1);
    FileSystem::FileStat st;
    Size size;

    testAssert(put(file, "x", ~0U, size) == FileSystem::IOError);
    testAssert(put(file, "x", 0x7fffffff, size) == FileSystem::IOError);
    testAssert(file.status(st) == FileSystem::Success);
    testAssert(st.size == 0);
    return OK;
}

TestCase(BadClientLeavesTheFileAsItWas)
{
    PseudoFile file(1, "keep");
    LocalRequest request(FileSystem::WriteFile, (void *) 0x70000000, 500);
    FileSystem::FileStat st;
    Size size = 500;

    request.message.from = ProcessCtl(SELF, GetPID);
    testAssert(file.write(request.buffer, size, 100) == FileSystem::IOError);
    testAssert(file.status(st) == FileSystem::Success);
    testAssert(st.size == 4);
    return OK;
}
