// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FileDescriptor.h>
#include <FileSystemClient.h>
#include <PoolAllocator.h>
#include <Randomizer.h>
#include <String.h>
#include <Timestamp.h>
#include "PageAllocator.h"
#include "Runtime.h"

/** Constructor of a static object, as the linker collects them. */
typedef void InitFunction();

/** Addresses of the constructors; the linker script defines start and end. */
extern C InitFunction *__init_array_start[];
extern C InitFunction *__init_array_end[];

namespace
{
    /** Memory of the heap allocators: they must exist before the first constructor and after the last destructor. */
    ALIGN(16) u8 pageAllocatorMemory[sizeof(PageAllocator)];
    ALIGN(16) u8 poolAllocatorMemory[sizeof(PoolAllocator)];

    /** Arguments for main(), with the null pointer behind the last. */
    char *arguments[ARGV_COUNT + 1];

    /** Make operator new work. Nothing is mapped before the first allocation. */
    void setupHeap(const Memory::Range &heap)
    {
        const Allocator::Range range = { heap.virt, heap.size, PAGESIZE };
        Allocator *pages = new ((Address) pageAllocatorMemory) PageAllocator(range);

        PoolAllocator *pool = new ((Address) poolAllocatorMemory) PoolAllocator(pages);

        // A pool that was just emptied is often needed again at once
        pool->setCacheLimit(64 * 1024);
        pool->setInitialPoolBytes(4 * 1024);
        Allocator::setDefault(pool);
    }

    /** Take over what the parent left: the current directory and the open files. */
    void setupFiles(const Memory::Range &args)
    {
        char *directory = reinterpret_cast<char *>(args.virt + PAGESIZE);
        FileDescriptor::Entry *entries = reinterpret_cast<FileDescriptor::Entry *>(args.virt + (PAGESIZE * 2));

        directory[PAGESIZE - 1] = 0;
        FileDescriptor::instance()->setArray(entries, FileDescriptor::MaximumFiles);

        // The root is where a process is without being told, which costs no memory.
        if (directory[0] != 0 && directory[1] != 0)
        {
            FileSystemClient().setCurrentDirectory(String(static_cast<const char *>(directory), true));
        }
    }

    /** Find the arguments. A slot that holds only a terminator ends them, unless a one behind it tells that the
     *  argument is there and empty. */
    int setupArguments(const Memory::Range &args)
    {
        int count = 0;

        while (count < (int) ARGV_COUNT)
        {
            char *slot = reinterpret_cast<char *>(args.virt + (count * ARGV_SIZE));

            if (slot[0] == 0 && slot[1] != 1)
            {
                break;
            }
            slot[ARGV_SIZE - 1] = 0;
            arguments[count++] = slot;
        }
        arguments[count] = ZERO;
        return count;
    }
}

/**
 * First function of a program: makes the environment of main() and ends the process when it returns.
 *
 * The kernel gives zeroed memory, so there is no need to clear anything here, not after a restart either.
 */
extern C void SECTION(".entry") _entry()
{
    const Arch::MemoryMap map;
    const Memory::Range args = map.range(MemoryMap::UserArgs);

    // Constructors may allocate memory and use files.
    setupHeap(map.range(MemoryMap::UserHeap));
    setupFiles(args);
    Randomizer().seed((ulong) timestamp());

    for (InitFunction **init = __init_array_start; init != __init_array_end; init++)
    {
        (*init)();
    }

    const int status = main(setupArguments(args), arguments);

    runDestructors();

    for (;;)
    {
        ProcessCtl(SELF, KillPID, status);
    }
}
