// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemPath.h>
#include "libgen.h"
#include "string.h"

/** Length of a path without slashes at its end; the root keeps its one. */
static Size trimmedLength(const char *path, Size length)
{
    while (length > 1 && path[length - 1] == '/')
    {
        length--;
    }
    return length;
}

/** Start of the last component of a path of a length. */
static Size baseStart(const char *path, Size length)
{
    while (length > 0 && path[length - 1] != '/')
    {
        length--;
    }
    return length;
}

/** Copy part of a path to a buffer. */
static char * store(char *buffer, const char *path, Size length)
{
    if (length >= FileSystemPath::MaximumLength)
    {
        length = FileSystemPath::MaximumLength - 1;
    }
    memcpy(buffer, path, length);
    buffer[length] = 0;
    return buffer;
}

extern C char * basename(char *path)
{
    static char buffer[FileSystemPath::MaximumLength];

    if (path == ZERO || *path == 0)
    {
        return store(buffer, ".", 1);
    }

    const Size length = trimmedLength(path, strlen(path));
    const Size start = baseStart(path, length);

    return start == length ? store(buffer, "/", 1) : store(buffer, path + start, length - start);
}

extern C char * dirname(char *path)
{
    static char buffer[FileSystemPath::MaximumLength];

    if (path == ZERO || *path == 0)
    {
        return store(buffer, ".", 1);
    }

    const Size start = baseStart(path, trimmedLength(path, strlen(path)));

    return start == 0 ? store(buffer, ".", 1) : store(buffer, path, trimmedLength(path, start));
}
