// SPDX-License-Identifier: GPL-3.0-or-later

#include "../MemoryWords.h"
#include "../ByteOrder.h"

void MemoryWords::copy(void *dest, const void *src, Size words)
{
    u8 *d = (u8 *) dest;
    const u8 *s = (const u8 *) src;

    for (; words; words--)
    {
        write32(d, read32(s));
        d += sizeof(u32);
        s += sizeof(u32);
    }
}

void MemoryWords::set(void *dest, u32 value, Size words)
{
    u8 *d = (u8 *) dest;

    for (; words; words--)
    {
        write32(d, value);
        d += sizeof(u32);
    }
}
