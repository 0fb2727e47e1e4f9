// SPDX-License-Identifier: GPL-3.0-or-later

#include <DatastoreClient.h>
#include <KernelLog.h>
#include <Log.h>
#include "TmpFileSystem.h"

/** Memory for files in bytes. */
static const Size storeSize = MegaByte(8);

/**
 * Get the memory for files: a buffer of the datastore or, without it, of our own.
 *
 * @return ZERO when there is none.
 */
static void * storeMemory()
{
    const DatastoreClient datastore;
    void *memory = ZERO;

    if (datastore.registerBuffer("tmpfs", &memory, storeSize) == Datastore::Success && memory)
    {
        return memory;
    }

    WARNING("no datastore: files do not survive a restart");
    memory = new u32[storeSize / sizeof(u32)];
    if (memory)
    {
        MemoryBlock::set(memory, 0, storeSize);
    }
    return memory;
}

int main(int argc, char **argv)
{
    KernelLog log;
    TmpStore store;
    TmpStore::State state;

    log.setIdent("tmpfs");

    void *memory = storeMemory();
    if (!memory || !store.attach(memory, storeSize, state))
    {
        ERROR("no memory for files");
        return 1;
    }

    if (state == TmpStore::Repaired)
    {
        WARNING("some files were damaged and are gone");
    }

    // The path where the files are seen may be given
    TmpFileSystem server(store, argc > 1 ? argv[1] : "/tmp");

    if (server.mount() != FileSystem::Success)
    {
        return 1;
    }
    return server.run();
}
