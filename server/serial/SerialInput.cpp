// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "SerialInput.h"

SerialInput::SerialInput()
    : m_own(new Block)
    , m_block(m_own)
{
    MemoryBlock::set(m_own, 0, sizeof(*m_own));
    m_own->magic = BlockMagic;
}

SerialInput::~SerialInput()
{
    delete m_own;
}

bool SerialInput::attach(Block *block)
{
    const bool valid = block->magic == BlockMagic && block->received - block->consumed <= Capacity;

    if (!valid)
    {
        block->received = 0;
        block->consumed = 0;
        block->magic = BlockMagic;
    }
    m_block = block;
    return valid;
}

Size SerialInput::count() const
{
    return m_block->received - m_block->consumed;
}

bool SerialInput::put(const u8 character)
{
    if (count() >= Capacity)
    {
        return false;
    }

    m_block->data[m_block->received % Capacity] = character;
    MemoryBlock::ordered();
    m_block->received++;
    return true;
}

Size SerialInput::peek(u8 *buffer, const Size size) const
{
    const Size number = size < count() ? size : count();

    for (Size i = 0; i < number; i++)
    {
        buffer[i] = m_block->data[(m_block->consumed + i) % Capacity];
    }
    return number;
}

u32 SerialInput::first() const
{
    return m_block->consumed;
}

bool SerialInput::again(const u32 first, u8 *buffer, const Size size) const
{
    if (size > Capacity || m_block->received - first > Capacity)
    {
        return false;
    }

    for (Size i = 0; i < size; i++)
    {
        buffer[i] = m_block->data[(first + i) % Capacity];
    }
    return true;
}

void SerialInput::consume(const Size number)
{
    m_block->consumed += number < count() ? number : count();
}
