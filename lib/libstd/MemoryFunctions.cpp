// SPDX-License-Identifier: GPL-3.0-or-later

#include "MemoryBlock.h"

/**
 * @file
 * @brief Functions which compilers call on their own, even in freestanding programs. The host's C library has them.
 */
#ifndef __HOST__

/** Copy bytes; the compiler calls it. */
extern C void * memcpy(void *dest, const void *src, __SIZE_TYPE__ count)
{
    MemoryBlock::copy(dest, src, count);
    return dest;
}

/** Fill bytes; the compiler calls it. */
extern C void * memset(void *dest, int ch, __SIZE_TYPE__ count)
{
    return MemoryBlock::set(dest, ch, count);
}

/** Copy bytes that may overlap; the compiler calls it. */
extern C void * memmove(void *dest, const void *src, __SIZE_TYPE__ count)
{
    // Upwards is wrong only if it would overwrite what is still to be read
    if ((Address) dest - (Address) src >= count)
    {
        MemoryBlock::copy(dest, src, count);
        return dest;
    }
    typedef u32 __attribute__((may_alias, aligned(1))) AnyWord;

    u8 *d = (u8 *) dest + count;
    const u8 *s = (const u8 *) src + count;

    for (; count >= sizeof(u32); count -= sizeof(u32))
    {
        d -= sizeof(u32);
        s -= sizeof(u32);
        *(AnyWord *) d = *(const AnyWord *) s;
        asm volatile("" : : : "memory");
    }
    while (count--)
    {
        *--d = *--s;
        asm volatile("" : : : "memory");
    }
    return dest;
}

/** Compare bytes; the compiler calls it. */
extern C int memcmp(const void *p1, const void *p2, __SIZE_TYPE__ count)
{
    const u8 *a = (const u8 *) p1, *b = (const u8 *) p2;

    for (; count; count--, a++, b++)
    {
        if (*a != *b)
        {
            return *a - *b;
        }
    }
    return 0;
}

#endif /* __HOST__ */
