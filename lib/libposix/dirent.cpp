// SPDX-License-Identifier: GPL-3.0-or-later

#include <Directory.h>
#include "ErrorCode.h"
#include "dirent.h"
#include "errno.h"
#include "fcntl.h"
#include "stdlib.h"
#include "string.h"
#include "sys/stat.h"
#include "unistd.h"

/** Bytes that one request reads: whole entries, about a page. */
static const Size BufferSize = (4096 / sizeof(Dirent)) * sizeof(Dirent);

static_assert(DIRLEN == DIRENT_LEN);

extern C DIR * opendir(const char *dirname)
{
    const int fd = open(dirname, O_RDONLY | O_SEARCH);
    if (fd < 0)
    {
        return ZERO;
    }

    DIR *dir = (DIR *) calloc(1, sizeof(DIR) + BufferSize);
    if (dir == ZERO)
    {
        close(fd);
        errno = ENOMEM;
        return ZERO;
    }
    dir->fd = fd;
    dir->buffer = (u8 *) (dir + 1);
    return dir;
}

extern C struct dirent * readdir(DIR *dirp)
{
    if (dirp == ZERO)
    {
        errno = EBADF;
        return ZERO;
    }
    if (dirp->size - dirp->position < sizeof(Dirent))
    {
        const ssize_t count = read(dirp->fd, dirp->buffer, BufferSize);

        dirp->size = count > 0 ? (Size) count : 0;
        dirp->position = 0;
        dirp->offset += dirp->size;

        if (dirp->size < sizeof(Dirent))
        {
            return ZERO;
        }
    }

    const Dirent *entry = (const Dirent *) (dirp->buffer + dirp->position);

    dirp->position += sizeof(Dirent);
    strlcpy(dirp->entry.d_name, entry->name, sizeof(dirp->entry.d_name));
    dirp->entry.d_name[DIRLEN - 1] = 0;
    dirp->entry.d_type = (u8) entry->type;
    return &dirp->entry;
}

extern C int closedir(DIR *dirp)
{
    if (dirp == ZERO)
    {
        return ErrorCode::fail(EBADF);
    }

    const int result = close(dirp->fd);
    free(dirp);
    return result;
}
