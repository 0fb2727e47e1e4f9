// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "RemoveFile.h"

RemoveFile::RemoveFile(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Delete files");
    parser().registerPositional("FILE", "Files to delete", 0);
}

RemoveFile::Result RemoveFile::exec()
{
    const Vector<Argument *> &files = arguments().getPositionals();
    Result result = Success;

    if (files.count() == 0)
    {
        dprintf(2, "rm: no file given\r\n");
        return ShowUsage;
    }

    for (Size i = 0; i < files.count(); i++)
    {
        const char *path = *files[i]->getValue();

        if (unlink(path) != 0)
        {
            dprintf(2, "rm: %s: %s\r\n", path, strerror(errno));
            result = IOError;
        }
    }
    return result;
}
