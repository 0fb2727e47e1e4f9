// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** Call a function of a path that it may change, and compare the result. */
#define PATH(function, path, expected) \
    strcpy(buffer, path); \
    testAssert(testString(function(buffer), expected))

TestCase(PathBase)
{
    char buffer[PATH_MAX];

    PATH(basename, "/usr/lib", "lib");
    PATH(basename, "/usr/", "usr");
    PATH(basename, "usr", "usr");
    PATH(basename, "/", "/");
    PATH(basename, "//", "/");
    PATH(basename, "", ".");
    return OK;
}

TestCase(PathDirectory)
{
    char buffer[PATH_MAX];

    PATH(dirname, "/usr/lib", "/usr");
    PATH(dirname, "/usr/", "/");
    PATH(dirname, "usr", ".");
    PATH(dirname, "/", "/");
    PATH(dirname, "a//b", "a");
    PATH(dirname, "", ".");
    return OK;
}

TestCase(PathBufferKept)
{
    char path[] = "/usr/lib";

    basename(path);
    dirname(path);
    testAssert(testString(path, "/usr/lib"));
    return OK;
}

TestCase(DirectoryChange)
{
    char saved[PATH_MAX], buffer[PATH_MAX];

    testAssert(getcwd(saved, sizeof(saved)) == saved);

    testAssert(chdir("/etc") == 0);
    testAssert(testString(getcwd(buffer, sizeof(buffer)), "/etc"));
    testAssert(chdir("..") == 0);
    testAssert(testString(getcwd(buffer, sizeof(buffer)), "/"));
    testAssert(chdir("../..") == 0);
    testAssert(testString(getcwd(buffer, sizeof(buffer)), "/"));
    testAssert(chdir(".//etc/../etc/./") == 0);
    testAssert(testString(getcwd(buffer, sizeof(buffer)), "/etc"));

    // What fails changes nothing.
    testAssert(chdir("does-not-exist") == -1 && errno == ENOENT);
    testAssert(chdir("hostname") == -1 && errno == ENOTDIR);
    testAssert(chdir("") == -1 && errno == ENOENT);
    testAssert(testString(getcwd(buffer, sizeof(buffer)), "/etc"));

    // Relative names work outside of the root.
    struct stat st;
    testAssert(stat("hostname", &st) == 0);
    testAssert(S_ISREG(st.st_mode));

    testAssert(chdir(saved) == 0);
    return OK;
}

TestCase(DirectoryBufferTooSmall)
{
    char buffer[8];

    memset(buffer, 'x', sizeof(buffer));
    testAssert(getcwd(buffer, 1) == 0 && errno == ERANGE);
    testAssert(buffer[0] == 'x');
    testAssert(getcwd(buffer, 0) == 0 && errno == EINVAL);
    return OK;
}

TestCase(PathTooLong)
{
    char path[2 * PATH_MAX];
    struct stat st;

    memset(path, 'a', sizeof(path) - 1);
    path[0] = '/';
    path[sizeof(path) - 1] = 0;

    testAssert(stat(path, &st) == -1 && errno == ENAMETOOLONG);
    testAssert(open(path, O_RDONLY) == -1 && errno == ENAMETOOLONG);
    testAssert(chdir(path) == -1 && errno == ENAMETOOLONG);
    testAssert(unlink(path) == -1 && errno == ENAMETOOLONG);
    return OK;
}
