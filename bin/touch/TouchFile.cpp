// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include "TouchFile.h"

TouchFile::TouchFile(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Create files that do not exist");
    parser().registerPositional("FILE", "Files to create", 0);
}

TouchFile::Result TouchFile::exec()
{
    const Vector<Argument *> &files = arguments().getPositionals();
    Result result = Success;

    if (files.count() == 0)
    {
        dprintf(2, "touch: no file given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < files.count(); i++)
    {
        const char *path = *files[i]->getValue();
        struct stat st;

        if (stat(path, &st) == 0)
            continue;

        const int fd = creat(path, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
        if (fd < 0)
        {
            dprintf(2, "touch: %s: %s\r\n", path, strerror(errno));
            result = IOError;
            continue;
        }
        close(fd);
    }
    return result;
}
