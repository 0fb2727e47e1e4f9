// SPDX-License-Identifier: GPL-3.0-or-later

#include <Assert.h>
#include "BitAllocator.h"

BitAllocator::BitAllocator(const Range range, const Size chunkSize, u8 *bitmap)
    : Allocator(range)
    , m_chunkSize(chunkSize)
    , m_array(range.size / chunkSize, bitmap)
    , m_lastBit(0)
{
    assert(chunkSize <= range.size);
    m_array.clear();
}

Size BitAllocator::chunkSize() const
{
    return m_chunkSize;
}

Size BitAllocator::available() const
{
    return m_array.count(false) * m_chunkSize;
}

Allocator::Result BitAllocator::allocate(Range & args)
{
    const Result result = allocateFrom(args, m_lastBit);

    if (result == OutOfMemory && m_lastBit != 0)
    {
        return allocateFrom(args, 0);
    }
    return result;
}

Allocator::Result BitAllocator::allocateFrom(Range & args, const Size startBit)
{
    if (args.size == 0)
    {
        return InvalidSize;
    }

    if ((args.alignment % m_chunkSize) != 0)
    {
        return InvalidAlignment;
    }

    const Size count = ((args.size - 1) / m_chunkSize) + 1;
    const Size boundary = args.alignment == 0 ? 1 : args.alignment / m_chunkSize;
    Size bit;

    if (m_array.count(false) < count)
    {
        return OutOfMemory;
    }

    // The index is aligned where the base is. An odd base cannot give aligned addresses at all.
    if (boundary == 1 || (base() % m_chunkSize) != 0 || ((base() / m_chunkSize) % boundary) == 0)
    {
        if (m_array.setNext(&bit, count, startBit, boundary) != BitArray::Success)
        {
            return OutOfMemory;
        }
    }
    else if (!takeAligned(bit, startBit, count, boundary))
    {
        return OutOfMemory;
    }

    m_lastBit = bit;
    args.address = base() + ((Address) bit * m_chunkSize);
    return Success;
}

Allocator::Result BitAllocator::allocateAt(const Address addr)
{
    const Size bit = (addr - base()) / m_chunkSize;

    if (addr < base() || (addr - base()) / m_chunkSize >= m_array.size() || m_array.isSet(bit))
    {
        return InvalidAddress;
    }

    m_array.set(bit);
    return Success;
}

bool BitAllocator::isAllocated(const Address page) const
{
    if (page < base() || (page - base()) / m_chunkSize >= m_array.size())
    {
        return false;
    }

    return m_array.isSet((page - base()) / m_chunkSize);
}

Allocator::Result BitAllocator::release(const Address chunk)
{
    if (!isAllocated(chunk) || ((chunk - base()) % m_chunkSize) != 0)
    {
        return InvalidAddress;
    }

    m_array.unset((chunk - base()) / m_chunkSize);
    return Success;
}

bool BitAllocator::takeAligned(Size & bit, const Size startBit, const Size count, const Size boundary)
{
    const Size total = m_array.size();
    const Size phase = (Size) ((base() / m_chunkSize) % boundary);
    const Size rest  = (startBit % boundary + phase) % boundary;
    u64 start = (u64) startBit + (rest == 0 ? 0 : boundary - rest);

    for (; start + count <= total; start += boundary)
    {
        Size i = 0;

        while (i < count && !m_array.isSet((Size) start + i))
        {
            i++;
        }

        if (i == count)
        {
            bit = (Size) start;
            m_array.setRange(bit, bit + count - 1);
            return true;
        }
    }

    return false;
}
