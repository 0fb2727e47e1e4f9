// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <SplitAllocator.h>
#include "Kernel.h"
#include "KernelStack.h"

KernelStack::KernelStack(const ProcessID id)
    : m_top(Arch::MemoryMap::KernelStacks + ((id + 1) * SlotSize))
    , m_frames(0)
{
}

KernelStack::~KernelStack()
{
    SplitAllocator *alloc = Kernel::instance()->getAllocator();

    for (Size i = 0; m_frames && i < StackSize; i += PAGESIZE)
    {
        setPage(m_top - StackSize + i, 0);
        alloc->release(m_frames + i);
    }
}

KernelStack::Result KernelStack::allocate()
{
    Allocator::Range range;

    range.address = 0;
    range.size = StackSize;
    range.alignment = PAGESIZE;

    if (Kernel::instance()->getAllocator()->allocate(range) != Allocator::Success)
        return OutOfMemory;

    m_frames = range.address;

    for (Size i = 0; i < StackSize; i += PAGESIZE)
        setPage(m_top - StackSize + i, m_frames + i);

    return Success;
}
