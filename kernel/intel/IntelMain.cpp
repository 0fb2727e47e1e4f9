// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>
#include <FreeNOS/ConsoleLog.h>
#include <Log.h>
#include <MemoryBlock.h>
#include <String.h>
#include "IntelKernel.h"
#include "IntelSegments.h"

/** What a Multiboot loader passes in eax (Multiboot Specification 0.6.96, section 3.2) */
static const u32 MultibootMagic = 0x2badb002;

/** The part of the Multiboot information that we use (section 3.3) */
struct MultibootInfo
{
    enum Flags
    {
        Memory      = 1 << 0,
        CommandLine = 1 << 2,
        Modules     = 1 << 3
    };

    u32 flags, memoryLower, memoryUpper, bootDevice, commandLine, modulesCount, modulesAddress;
};

/** A module */
struct MultibootModule
{
    u32 start, end, name, reserved;
};

CoreInfo coreInfo;

extern "C" u32 kernelDirectory[1024];
extern "C" u32 kernelStackTables[4 * 1024];
extern "C" char __start[];
extern "C" char __end[];
typedef void (*Constructor)();
extern "C" Constructor __init_array_start[];
extern "C" Constructor __init_array_end[];

/** Most memory that is used: what the kernel sees one to one */
static const u32 MaximumMemory = MegaByte(896);

static void readMultiboot(const MultibootInfo *info)
{
    MemoryBlock::set(&coreInfo, 0, sizeof(coreInfo));
    coreInfo.booted = 1;
    coreInfo.kernelEntry = (Address) __start;
    coreInfo.kernel.phys = (Address) __start;
    coreInfo.kernel.size = __end - __start;
    coreInfo.memory.size = MegaByte(64);

    if (info->flags & MultibootInfo::Memory)
    {
        const u32 upper = info->memoryUpper / 4;
        coreInfo.memory.size = upper >= (MaximumMemory / PAGESIZE) - 256 ? MaximumMemory
                                                                         : MegaByte(1) + (upper * PAGESIZE);
    }

    if (info->flags & MultibootInfo::CommandLine)
        MemoryBlock::copy(coreInfo.kernelCommand, (char *) info->commandLine, KERNEL_PATHLEN);

    Address used = (Address) __end;

    if ((info->flags & MultibootInfo::Modules) && info->modulesCount > 0)
    {
        const MultibootModule *module = (const MultibootModule *) info->modulesAddress;

        coreInfo.bootImageAddress = module->start;
        coreInfo.bootImageSize = module->end - module->start;
        if (module->end > used)
            used = module->end;
    }

    coreInfo.heapAddress = (used + PAGESIZE - 1) & PAGEMASK;
    coreInfo.heapSize = Kernel::HeapSize;
}

static void mapKernelStacks()
{
    const Size first = IntelMap::KernelStacks / IntelPaging::SectionSize;

    for (Size i = 0; i < 4; i++)
    {
        kernelDirectory[first + i] = (u32) &kernelStackTables[i * 1024] | IntelPaging::Present | IntelPaging::Write;
    }
    IntelPaging::setKernelDirectory(kernelDirectory);
}

extern "C" int kernel_main(CoreInfo *info)
{
    for (Constructor *i = __init_array_start; i != __init_array_end; i++)
        (*i)();

    ConsoleLog *log = new ConsoleLog();
    log->setMinimumLogLevel(Log::Notice);

    if (String(info->kernelCommand).split(' ').contains("sysenter") && !IntelSegments::enableFastCall())
        NOTICE("this processor has no SYSENTER");

    IntelKernel *kernel = new IntelKernel(info);
    return kernel->run();
}

extern "C" void kernelStart(const u32 magic, const MultibootInfo *info)
{
    Console::initialize();
    IntelSegments::initialize();

    if (magic != MultibootMagic)
    {
        Console::write("not started by a Multiboot loader\r\n");
        return;
    }

    readMultiboot(info);
    mapKernelStacks();
    Kernel::initializeHeap();
    kernel_main(&coreInfo);
}
