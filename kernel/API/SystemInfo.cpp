// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include <FreeNOS/UserMemory.h>
#include <FreeNOS/Config.h>
#include <MemoryBlock.h>
#include <SplitAllocator.h>
#include "SystemInfo.h"

API::Result SystemInfoHandler(SystemInformation *info)
{
    Kernel *kernel = Kernel::instance();
    const CoreInfo *core = kernel->getCoreInfo();
    alignas(SystemInformation) u8 storage[sizeof(SystemInformation)];
    SystemInformation *out = (SystemInformation *) storage;

    // Memory of processes that ended counts as free
    kernel->getProcessManager()->reap();

    MemoryBlock::set(storage, 0, sizeof(storage));
    out->version = VERSIONCODE;
    MemoryBlock::copy((void *) out->cmdline, (const void *) core->kernelCommand, sizeof(out->cmdline));
    out->cmdline[sizeof(out->cmdline) - 1] = 0;
    out->kernelAddress = core->kernel.phys;
    out->kernelSize = core->kernel.size;
    out->memorySize = core->memory.size;
    out->memoryAvail = kernel->getAllocator()->available();
    out->coreId = core->coreId;
    out->bootImageAddress = core->bootImageAddress;
    out->bootImageSize = core->bootImageSize;
    out->coreChannelAddress = core->coreChannelAddress;
    out->coreChannelSize = core->coreChannelSize;
    out->timerCounter = core->timerCounter;
    out->timestampFrequency = kernel->getTimestampFrequency();
    out->bootTimestamp = kernel->getBootTimestamp();
    out->kernelHeapSize = core->heapSize;
    out->kernelHeapAvail = Allocator::getDefault()->available() + Allocator::getDefault()->parent()->available();
    out->processCount = kernel->getProcessManager()->count();
    out->shareCount = ProcessShares::total();
    out->contextSwitches = kernel->getProcessManager()->getSwitches();
    out->interrupts = kernel->getInterruptCount();

    return UserMemory::write((Address) info, storage, sizeof(storage)) ? API::Success : API::AccessViolation;
}
