// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** File that each test makes and removes. */
static const char *path = "/tmp/posixfiletest";

/** Size of a file, or -1. */
static int fileSize(const char *name)
{
    struct stat st;

    return stat(name, &st) == 0 ? (int) st.st_size : -1;
}

TestCase(FileCreate)
{
    unlink(path);
    testAssert(open(path, O_RDONLY) == -1 && errno == ENOENT);

    int fd = open(path, O_WRONLY | O_CREAT, 0644);
    testAssert(fd >= 0);
    testAssert(write(fd, "hello", 5) == 5);
    testAssert(close(fd) == 0);
    testAssert(fileSize(path) == 5);

    // An existing file is opened, unless it must be new.
    fd = open(path, O_WRONLY | O_CREAT, 0644);
    testAssert(fd >= 0 && close(fd) == 0);
    testAssert(fileSize(path) == 5);
    testAssert(open(path, O_WRONLY | O_CREAT | O_EXCL, 0644) == -1 && errno == EEXIST);

    testAssert(unlink(path) == 0);
    testAssert(fileSize(path) == -1 && errno == ENOENT);
    return OK;
}

TestCase(FileTruncateAndAppend)
{
    char buffer[16];
    int fd = open(path, O_WRONLY | O_CREAT, 0644);

    testAssert(fd >= 0 && write(fd, "0123456789", 10) == 10 && close(fd) == 0);

    fd = open(path, O_WRONLY | O_TRUNC);
    testAssert(fd >= 0);
    testAssert(fileSize(path) == 0);
    testAssert(write(fd, "abc", 3) == 3 && close(fd) == 0);

    fd = open(path, O_WRONLY | O_APPEND);
    testAssert(fd >= 0 && write(fd, "def", 3) == 3 && close(fd) == 0);

    memset(buffer, 0, sizeof(buffer));
    fd = open(path, O_RDONLY);
    testAssert(fd >= 0);
    testAssert(read(fd, buffer, sizeof(buffer)) == 6);
    testAssert(testString(buffer, "abcdef"));
    testAssert(read(fd, buffer, sizeof(buffer)) == 0);
    testAssert(close(fd) == 0);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(FileSeek)
{
    char ch = 0;
    const int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);

    testAssert(fd >= 0 && write(fd, "0123456789", 10) == 10);
    testAssert(lseek(fd, 0, SEEK_CUR) == 10);
    testAssert(lseek(fd, 3, SEEK_SET) == 3);
    testAssert(read(fd, &ch, 1) == 1 && ch == '3');
    testAssert(lseek(fd, 2, SEEK_CUR) == 6);
    testAssert(read(fd, &ch, 1) == 1 && ch == '6');
    testAssert(lseek(fd, -1, SEEK_END) == 9);
    testAssert(read(fd, &ch, 1) == 1 && ch == '9');

    testAssert(lseek(fd, -1, SEEK_SET) == -1 && errno == EINVAL);
    testAssert(lseek(fd, 0, 77) == -1 && errno == EINVAL);
    testAssert(lseek(fd, 0, SEEK_CUR) == 10);
    testAssert(close(fd) == 0);
    testAssert(lseek(fd, 0, SEEK_SET) == -1 && errno == EBADF);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(FileBadDescriptor)
{
    char buffer[4];

    testAssert(read(-1, buffer, 4) == -1 && errno == EBADF);
    testAssert(write(1000000, buffer, 4) == -1 && errno == EBADF);
    testAssert(close(-5) == -1 && errno == EBADF);
    return OK;
}

TestCase(FileStream)
{
    char buffer[16];
    FILE *file = fopen(path, "w");

    testAssert(file != 0);
    testAssert(fwrite("abcdefghi", 3, 3, file) == 3);
    testAssert(fclose(file) == 0);

    memset(buffer, 0, sizeof(buffer));
    file = fopen(path, "r");
    testAssert(file != 0);
    testAssert(fread(buffer, 2, 8, file) == 4);
    testAssert(testString(buffer, "abcdefghi"));
    testAssert(fclose(file) == 0);
    testAssert(unlink(path) == 0);
    return OK;
}

TestCase(FileIsDirectory)
{
    testAssert(open("/etc", O_WRONLY) == -1 && errno == EISDIR);
    testAssert(opendir("/etc/hostname") == 0 && errno == ENOTDIR);
    testAssert(opendir("/does-not-exist") == 0 && errno == ENOENT);
    return OK;
}

TestCase(DirectoryRead)
{
    bool found = false;
    int count = 0;
    DIR *dir = opendir("/etc");

    testAssert(dir != 0);
    for (const struct dirent *entry = readdir(dir); entry != 0 && count < 10000; entry = readdir(dir))
    {
        count++;
        found = found || (strcmp(entry->d_name, "hostname") == 0 && entry->d_type == DT_REG);
    }
    testAssert(found);

    // The list ends.
    testAssert(count < 10000);
    testAssert(closedir(dir) == 0);
    return OK;
}

TestCase(DirectoryMake)
{
    struct stat st;

    testAssert(mkdir("/tmp/posixdir", 0755) == 0);
    testAssert(stat("/tmp/posixdir", &st) == 0 && S_ISDIR(st.st_mode));
    testAssert(mkdir("/tmp/posixdir", 0755) == -1 && errno == EEXIST);
    testAssert(unlink("/tmp/posixdir") == 0);
    testAssert(stat("/tmp/posixdir", &st) == -1 && errno == ENOENT);
    return OK;
}
