// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include <ProcessClient.h>
#include <stdio.h>
#include "MountFileSystems.h"

MountFileSystems::MountFileSystems(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("List the mounted file systems");
    parser().registerFlag('w', "wait", "Wait until the given path is mounted");
}

MountFileSystems::Result MountFileSystems::exec()
{
    const char *path = arguments().get("wait");

    if (!path)
        return listMounts();

    if (!*path)
    {
        dprintf(2, "mount: --wait needs a path: --wait=PATH\r\n");
        return InvalidArgument;
    }

    const FileSystem::Result result = FileSystemClient().waitFileSystem(path);
    if (result != FileSystem::Success)
    {
        dprintf(2, "mount: waiting for %s failed with result %d\r\n", path, (int) result);
        return IOError;
    }
    return Success;
}

MountFileSystems::Result MountFileSystems::listMounts() const
{
    const ProcessClient processes;
    Size count = 0;
    FileSystemMount *mounts = FileSystemClient().getFileSystems(count);

    if (!mounts)
    {
        dprintf(2, "mount: cannot read the list of mounts\r\n");
        return IOError;
    }

    for (Size i = 0; i < count; i++)
    {
        if (!mounts[i].path[0])
            continue;

        ProcessClient::Info info;
        const bool alive = processes.processInfo(mounts[i].procID, info) == ProcessClient::Success;

        printf("%-32s %s (%u)\r\n", mounts[i].path, alive ? *info.command : "gone", mounts[i].procID);
    }
    return Success;
}
