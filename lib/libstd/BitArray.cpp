// SPDX-License-Identifier: GPL-3.0-or-later

#include "BitArray.h"
#include "ByteOrder.h"
#include "MemoryBlock.h"

/** Number of bits which are looked at together. */
static const Size WordBits = 32;

/** Number of bits in a word which are on. */
static inline Size population(u32 word)
{
    word = word - ((word >> 1) & 0x55555555);
    word = (word & 0x33333333) + ((word >> 2) & 0x33333333);
    return (((word + (word >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24;
}

BitArray::BitArray(const Size bitCount, u8 *array)
    : m_array(array)
    , m_bitCount(bitCount)
    , m_set(0)
    , m_allocated(!array)
{
    if (m_allocated)
    {
        m_array = new u8[CEIL(bitCount, 8) ? CEIL(bitCount, 8) : 1];

        if (!m_array)
        {
            m_bitCount = 0;
        }
        BitArray::clear();
    }
    else
    {
        recount();
    }
}

BitArray::~BitArray()
{
    if (m_allocated)
    {
        delete[] m_array;
    }
}

void BitArray::setRange(const Size from, const Size to)
{
    if (!m_bitCount || from >= m_bitCount || to < from)
    {
        return;
    }
    const Size end = (to < m_bitCount ? to : m_bitCount - 1) + 1;
    Size bit = from;

    // Single bits up to a whole byte, whole bytes, and single bits again
    for (; bit < end && (bit & 7); bit++)
    {
        set(bit);
    }
    for (; bit + 8 <= end; bit += 8)
    {
        u8 & byte = m_array[bit / 8];

        m_set += 8 - population(byte);
        byte = 0xff;
    }
    for (; bit < end; bit++)
    {
        set(bit);
    }
}

u32 BitArray::word(const Size bit) const
{
    const u8 *bytes = m_array + bit / 8;

    if (m_bitCount - bit >= WordBits)
    {
        return readLe32(bytes);
    }
    // The memory ends with the byte of the last bit
    u32 value = 0;

    for (Size i = 0; bit + i * 8 < m_bitCount; i++)
    {
        value |= (u32) bytes[i] << (i * 8);
    }
    return value & ((1U << (m_bitCount - bit)) - 1);
}

Size BitArray::find(const bool value, Size from, const Size to) const
{
    u32 below = (1U << (from & (WordBits - 1))) - 1;

    for (Size bit = from & ~(WordBits - 1); bit < to; bit += WordBits)
    {
        const u32 wanted = (value ? word(bit) : ~word(bit)) & ~below;

        if (wanted)
        {
            const Size found = bit + (Size) __builtin_ctz(wanted);
            return found < to ? found : to;
        }
        below = 0;
    }
    return to;
}

BitArray::Result BitArray::setNext(Size *bit, const Size count, const Size offset, const Size boundary)
{
    if (!count || !boundary)
    {
        return InvalidArgument;
    }

    // Nearly always: a single bit, anywhere
    if (count == 1 && boundary == 1)
    {
        const Size found = offset < m_bitCount ? find(false, offset, m_bitCount) : m_bitCount;

        if (found == m_bitCount)
        {
            return OutOfMemory;
        }
        if (bit)
        {
            *bit = found;
        }
        set(found);
        return Success;
    }

    for (Size start = offset; count <= m_bitCount && start <= m_bitCount - count;)
    {
        start = find(false, start, m_bitCount);

        if (boundary != 1)
        {
            const Size above = start % boundary;

            if (above && boundary - above > m_bitCount - start)
            {
                break;
            }
            start += above ? boundary - above : 0;
        }
        if (start > m_bitCount - count)
        {
            break;
        }
        const Size end = find(true, start, start + count);

        if (end == start + count)
        {
            setRange(start, end - 1);
            if (bit)
            {
                *bit = start;
            }
            return Success;
        }
        start = end + 1;
    }
    return OutOfMemory;
}

void BitArray::clear()
{
    m_set = 0;

    if (m_array)
    {
        MemoryBlock::set(m_array, 0, CEIL(m_bitCount, 8));
    }
}

u8 * BitArray::array() const
{
    return m_array;
}

void BitArray::setArray(u8 *array, const Size bitCount)
{
    if (m_allocated)
    {
        delete[] m_array;
        m_allocated = false;
    }
    m_array = array;

    if (bitCount)
    {
        m_bitCount = bitCount;
    }
    recount();
}

void BitArray::recount()
{
    m_set = 0;

    for (Size bit = 0; m_array && bit < m_bitCount; bit += WordBits)
    {
        m_set += population(word(bit));
    }
}

bool BitArray::operator [] (const Size bit) const
{
    return isSet(bit);
}

bool BitArray::operator [] (const int bit) const
{
    return isSet((Size) bit);
}
