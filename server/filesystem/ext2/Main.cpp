// SPDX-License-Identifier: GPL-3.0-or-later

#include <BootImageStorage.h>
#include <BootSymbolStorage.h>
#include <KernelLog.h>
#include <Log.h>
#include "Ext2FileSystem.h"

/** Where the boot image has the root file system. */
static const char *rootSymbol = "./rootfs.ext2";

int main(int, char **)
{
    KernelLog log;
    BootImageStorage image;
    BootSymbolStorage storage(image, rootSymbol);
    Ext2Reader reader(storage);
    Ext2::Inode inode;
    FileSystem::Result result;

    log.setIdent("ext2");

    if ((result = image.initialize()) != FileSystem::Success)
    {
        ERROR("no boot image: result = " << (int) result);
        return 1;
    }

    if ((result = storage.initialize()) != FileSystem::Success)
    {
        ERROR("no " << rootSymbol << " in the boot image: result = " << (int) result);
        return 1;
    }

    if ((result = reader.initialize()) != FileSystem::Success ||
        (result = reader.readInode(Ext2::RootInode, inode)) != FileSystem::Success)
    {
        ERROR(rootSymbol << " is no ext2 file system that can be read: result = " << (int) result);
        return 1;
    }

    Ext2FileSystem server(reader, new Ext2Directory(reader, Ext2::RootInode, inode), "/");

    if ((result = server.mount()) != FileSystem::Success)
    {
        return 1;
    }
    return server.run();
}
