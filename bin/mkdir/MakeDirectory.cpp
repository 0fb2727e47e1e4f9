// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "MakeDirectory.h"

MakeDirectory::MakeDirectory(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Create directories");
    parser().registerPositional("DIRECTORY", "Directories to create", 0);
}

MakeDirectory::Result MakeDirectory::exec()
{
    const Vector<Argument *> &paths = arguments().getPositionals();
    Result result = Success;

    if (paths.count() == 0)
    {
        dprintf(2, "mkdir: no directory given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < paths.count(); i++)
    {
        const char *path = *paths[i]->getValue();

        if (mkdir(path, 0755) != 0)
        {
            dprintf(2, "mkdir: %s: %s\r\n", path, strerror(errno));
            result = IOError;
        }
    }
    return result;
}
