// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include "TmpFileSystem.h"

int main(int argc, char **argv)
{
    KernelLog log;

    log.setIdent("tmpfs");

    // The path where the files are seen may be given
    TmpFileSystem server(argc > 1 ? argv[1] : "/tmp");

    const FileSystem::Result result = server.mount();
    if (result != FileSystem::Success)
    {
        return 1;
    }
    return server.run();
}
