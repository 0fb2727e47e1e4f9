// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BufferedFile.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/** File that each test makes and removes. */
static const char *path = "/tmp/freenos-bufferedfiletest";

/** Make the file with a content. */
static bool makeFile(const void *data, const Size size)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    return fd >= 0 && close(fd) == 0 && (size == 0 || BufferedFile(path).write(data, size) == BufferedFile::Success);
}

TestCase(BufferedFileRead)
{
    testAssert(makeFile("hello world", 11));

    BufferedFile file(path);
    testAssert(testString(file.path(), path));
    testAssert(file.buffer() == 0 && file.size() == 0);
    testAssert(file.read() == BufferedFile::Success);
    testAssert(file.size() == 11);
    testAssert(memcmp(file.buffer(), "hello world", 12) == 0);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(BufferedFileReadAgain)
{
    testAssert(makeFile("hello", 5));

    BufferedFile file(path);
    testAssert(file.read() == BufferedFile::Success && file.size() == 5);
    testAssert(BufferedFile(path).write("J", 1) == BufferedFile::Success);
    testAssert(file.read() == BufferedFile::Success && file.size() == 5);
    testAssert(memcmp(file.buffer(), "Jello", 6) == 0);
    testAssert(unlink(path) == 0);

    // What was read stays when it cannot be read again.
    testAssert(file.read() == BufferedFile::NotFound);
    testAssert(file.size() == 5 && memcmp(file.buffer(), "Jello", 6) == 0);
    return OK;
}

TestCase(BufferedFileEmpty)
{
    testAssert(makeFile("", 0));

    BufferedFile file(path);
    testAssert(file.read() == BufferedFile::Success);
    testAssert(file.size() == 0);
    testAssert(file.buffer() != 0 && *(const char *) file.buffer() == 0);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(BufferedFileLarge)
{
    static u8 data[20000];

    for (Size i = 0; i < sizeof(data); i++)
    {
        data[i] = (u8) (i ^ (i >> 8));
    }
    testAssert(makeFile(data, sizeof(data)));

    BufferedFile file(path);
    testAssert(file.read() == BufferedFile::Success);
    testAssert(file.size() == sizeof(data));
    testAssert(memcmp(file.buffer(), data, sizeof(data)) == 0);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(BufferedFileErrors)
{
    testAssert(BufferedFile("/does/not/exist").read() == BufferedFile::NotFound);
    testAssert(BufferedFile("/does/not/exist").write("x", 1) == BufferedFile::NotFound);
    testAssert(BufferedFile("/tmp").read() == BufferedFile::IOError);
    return OK;
}
