// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <FreeNOS/ConsoleLog.h>
#include <MemoryBlock.h>
#include "ARMKernel.h"

CoreInfo coreInfo;

extern "C" u32 kernelDirectory[ARMPaging::DirectoryEntries];
extern "C" u32 kernelStackTables[16 * 256];
extern "C" char __start[];
extern "C" char __end[];
extern "C" char __bootimg_start[];
extern "C" char __bootimg_end[];
typedef void (*Constructor)();
extern "C" Constructor __init_array_start[];
extern "C" Constructor __init_array_end[];

static_assert(RAM_SIZE <= MegaByte(896), "the kernel sees all memory one to one");

static void describeCore()
{
    coreInfo.booted = 1;
    coreInfo.memory.phys = RAM_ADDR;
    coreInfo.memory.virt = RAM_ADDR;
    coreInfo.memory.size = RAM_SIZE;
    coreInfo.kernelEntry = (Address) __start;
    coreInfo.kernel.phys = (Address) __start;
    coreInfo.kernel.size = __bootimg_start - __start;
    coreInfo.bootImageAddress = (Address) __bootimg_start;
    coreInfo.bootImageSize = __bootimg_end - __bootimg_start;
    coreInfo.heapAddress = ((Address) __end + PAGESIZE - 1) & PAGEMASK;
    coreInfo.heapSize = Kernel::HeapSize;
}

static void mapKernelStacks()
{
    const Size first = ARMMap::KernelStacks >> 20;

    for (Size i = 0; i < 16; i++)
        kernelDirectory[first + i] = (u32) &kernelStackTables[i * 256] | ARMPaging::TableEntry;

    ARMCore::synchronize();
}

extern "C" int kernel_main(CoreInfo *info)
{
    for (Constructor *i = __init_array_start; i != __init_array_end; i++)
        (*i)();

    ConsoleLog *log = new ConsoleLog();
    log->setMinimumLogLevel(Log::Notice);

    return ARMKernel::create(info)->run();
}

extern "C" void kernelStart()
{
    Console::initialize();
    ARMKernel::initializeCounters();
    describeCore();
    mapKernelStacks();
    Kernel::initializeHeap();
    kernel_main(&coreInfo);
}
