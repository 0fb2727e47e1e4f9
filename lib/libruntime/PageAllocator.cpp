// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/API.h>
#include <FreeNOS/Constant.h>
#include <Memory.h>
#include "PageAllocator.h"

PageAllocator::PageAllocator(const Range range)
    : Allocator(range)
    , m_free(ZERO)
    , m_mapped(0)
    , m_freeSize(0)
{
}

Size PageAllocator::available() const
{
    return (size() - m_mapped) + m_freeSize;
}

PageAllocator::Result PageAllocator::allocate(Range & args)
{
    if (args.size == 0)
    {
        return InvalidSize;
    }
    if (args.alignment > BlockAlignment)
    {
        return InvalidAlignment;
    }
    if (args.size > size() - sizeof(Block))
    {
        return OutOfMemory;
    }

    const Size needed = (args.size + sizeof(Block) + BlockAlignment - 1) & ~(BlockAlignment - 1);
    Block *previous = ZERO;
    Block *block = findFree(needed, &previous);

    if (block == ZERO)
    {
        if (grow(needed) != Success)
        {
            return OutOfMemory;
        }
        block = findFree(needed, &previous);
        if (block == ZERO)
        {
            return OutOfMemory;
        }
    }

    Block *next = block->next;

    if (block->size - needed > sizeof(Block))
    {
        Block *rest = reinterpret_cast<Block *>(reinterpret_cast<u8 *>(block) + needed);

        rest->size = block->size - needed;
        rest->signature = FreeSignature;
        rest->next = next;
        block->size = needed;
        next = rest;
    }

    if (previous != ZERO)
    {
        previous->next = next;
    }
    else
    {
        m_free = next;
    }

    m_freeSize -= block->size;
    block->signature = UsedSignature;
    block->next = ZERO;
    args.address = reinterpret_cast<Address>(block + 1);
    args.size = block->size - sizeof(Block);
    return Success;
}

PageAllocator::Result PageAllocator::release(const Address addr)
{
    if (addr < base() + sizeof(Block) || addr >= base() + m_mapped || (addr & (BlockAlignment - 1)) != 0)
    {
        return InvalidAddress;
    }

    Block *block = reinterpret_cast<Block *>(addr) - 1;

    if (block->signature != UsedSignature)
    {
        return InvalidAddress;
    }

    insertFree(block);
    shrink();
    return Success;
}

PageAllocator::Result PageAllocator::mapPages(const Address virt, const Size size)
{
    Memory::Range range;

    range.virt = virt;
    range.phys = 0;
    range.size = size;
    range.access = Memory::User | Memory::Readable | Memory::Writable;

    return VMCtl(SELF, MapSparse, &range) == API::Success ? Success : OutOfMemory;
}

PageAllocator::Result PageAllocator::unmapPages(const Address virt, const Size size)
{
    Memory::Range range;

    range.virt = virt;
    range.phys = 0;
    range.size = size;
    range.access = Memory::None;

    return VMCtl(SELF, Release, &range) == API::Success ? Success : InvalidAddress;
}

PageAllocator::Result PageAllocator::grow(const Size needed)
{
    const Size step = GrowPages * PAGESIZE;
    const Size left = size() - m_mapped;

    if (needed > left)
    {
        return OutOfMemory;
    }

    Size more = ((needed + step - 1) / step) * step;
    if (more > left)
    {
        more = left & ~(PAGESIZE - 1);
    }
    if (more < needed)
    {
        return OutOfMemory;
    }

    const Result result = mapPages(base() + m_mapped, more);
    if (result != Success)
    {
        return result;
    }

    Block *block = reinterpret_cast<Block *>(base() + m_mapped);
    block->size = more;
    m_mapped += more;
    insertFree(block);
    return Success;
}

void PageAllocator::shrink()
{
    Block *last = m_free;

    if (last == ZERO)
    {
        return;
    }
    while (last->next != ZERO)
    {
        last = last->next;
    }

    const Address start = reinterpret_cast<Address>(last);
    if (last->size < ShrinkSize || start + last->size != base() + m_mapped)
    {
        return;
    }

    // One step stays mapped for the next allocation.
    const Size step = GrowPages * PAGESIZE;
    const Address keep = (start + step + PAGESIZE - 1) & ~((Address) PAGESIZE - 1);
    const Size excess = (base() + m_mapped) - keep;

    if (unmapPages(keep, excess) == Success)
    {
        last->size -= excess;
        m_mapped -= excess;
        m_freeSize -= excess;
    }
}

void PageAllocator::insertFree(Block *block)
{
    Block *previous = ZERO;
    Block *next = m_free;

    while (next != ZERO && next < block)
    {
        previous = next;
        next = next->next;
    }

    m_freeSize += block->size;
    block->signature = FreeSignature;
    block->next = next;

    if (next != ZERO && reinterpret_cast<u8 *>(block) + block->size == reinterpret_cast<u8 *>(next))
    {
        block->size += next->size;
        block->next = next->next;
        next->signature = 0;
    }

    if (previous == ZERO)
    {
        m_free = block;
    }
    else if (reinterpret_cast<u8 *>(previous) + previous->size == reinterpret_cast<u8 *>(block))
    {
        previous->size += block->size;
        previous->next = block->next;
        block->signature = 0;
    }
    else
    {
        previous->next = block;
    }
}

PageAllocator::Block * PageAllocator::findFree(const Size size, Block **previous) const
{
    *previous = ZERO;

    for (Block *block = m_free; block != ZERO; block = block->next)
    {
        if (block->size >= size)
        {
            return block;
        }
        *previous = block;
    }
    return ZERO;
}
