// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include <MemoryBlock.h>
#include "OldEcho.h"
#include "OldFiles.h"
#include "OldRecovery.h"

/** Servers in one program: the first argument says which one, the second where it is mounted. */
int main(int argc, char **argv)
{
    KernelLog log;

    if (argc == 2 && MemoryBlock::compare(argv[1], "echo"))
    {
        EchoServer server;
        return server.run();
    }
    else if (argc == 2 && MemoryBlock::compare(argv[1], "recovery"))
    {
        OldRecoveryServer server;
        return server.run();
    }
    else if (argc == 3 && MemoryBlock::compare(argv[1], "files"))
    {
        OldFileSystem server(argv[2]);
        server.mount();
        return server.run();
    }
    else if (argc == 3 && MemoryBlock::compare(argv[1], "device"))
    {
        OldDeviceServer server(argv[2]);
        const FileSystem::Result result = server.initialize();

        if (result != FileSystem::Success)
        {
            FATAL("failed to initialize: result = " << (int) result);
            return 1;
        }
        return server.run();
    }
    return 1;
}
