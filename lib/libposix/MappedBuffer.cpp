// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Memory.h>
#include "MappedBuffer.h"

/** Size in whole pages. */
static Size pageSize(const Size size)
{
    return (size + PAGESIZE - 1) & ~(PAGESIZE - 1);
}

MappedBuffer::MappedBuffer()
    : m_data(ZERO)
    , m_size(0)
{
}

MappedBuffer::~MappedBuffer()
{
    if (m_data != ZERO)
    {
        Memory::Range range;

        range.virt = (Address) m_data;
        range.phys = 0;
        range.size = pageSize(m_size);
        range.access = Memory::None;
        VMCtl(SELF, Release, &range);
    }
}

bool MappedBuffer::allocate(const Size size)
{
    Memory::Range range;

    range.virt = 0;
    range.phys = 0;
    range.size = pageSize(size);
    range.access = Memory::User | Memory::Readable | Memory::Writable;

    if (m_data != ZERO || size == 0 || range.size < size || VMCtl(SELF, MapSparse, &range) != API::Success)
    {
        return false;
    }
    m_data = (u8 *) range.virt;
    m_size = size;
    return true;
}
