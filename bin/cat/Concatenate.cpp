// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include "Concatenate.h"

Concatenate::Concatenate(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Copy files to the standard output");
    parser().registerPositional("FILE", "Files to copy", 0);
}

Concatenate::Result Concatenate::exec()
{
    const Vector<Argument *> &files = arguments().getPositionals();
    Result result = Success;

    if (files.count() == 0)
    {
        dprintf(2, "cat: no file given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < files.count(); i++)
    {
        if (copyFile(*files[i]->getValue()) != Success)
            result = IOError;
    }
    return result;
}

Concatenate::Result Concatenate::copyFile(const char *path) const
{
    static char buffer[ChunkSize];
    Result result = Success;
    struct stat st;

    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
    {
        dprintf(2, "cat: %s: %s\r\n", path, strerror(EISDIR));
        return IOError;
    }

    const int fd = open(path, O_RDONLY);
    if (fd < 0)
    {
        dprintf(2, "cat: %s: %s\r\n", path, strerror(errno));
        return IOError;
    }

    for (;;)
    {
        const ssize_t count = read(fd, buffer, sizeof(buffer));
        if (count < 0)
        {
            dprintf(2, "cat: %s: %s\r\n", path, strerror(errno));
            result = IOError;
        }
        if (count <= 0)
            break;

        for (ssize_t done = 0; done < count;)
        {
            const ssize_t n = write(1, buffer + done, count - done);
            if (n <= 0)
            {
                dprintf(2, "cat: write: %s\r\n", strerror(errno));
                close(fd);
                return IOError;
            }
            done += n;
        }
    }

    close(fd);
    return result;
}
