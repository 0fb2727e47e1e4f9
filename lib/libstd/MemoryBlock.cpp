// SPDX-License-Identifier: GPL-3.0-or-later

#include "MemoryBlock.h"
#include "MemoryWords.h"
#include "ByteOrder.h"

/** Keeps the compiler from turning a loop into a call of memset() or memcpy(), which end up here again. */
#define KEEP_LOOP asm volatile("" : : : "memory")

/** Word of the processor, at any address, of any type. */
typedef u32 __attribute__((may_alias, aligned(1))) AnyWord;

void * MemoryBlock::set(void *dest, int ch, unsigned count)
{
    u8 *d = (u8 *) dest;

    if (count >= sizeof(u32))
    {
        const u32 value = (u8) ch * 0x01010101U;

        // Aligned stores, except for the first
        const Size head = (0 - (Address) d) & (sizeof(u32) - 1);

        if (head)
        {
            *(AnyWord *) d = value;
            d += head;
            count -= head;
        }
        MemoryWords::set(d, value, count / sizeof(u32));
        d += count & ~(sizeof(u32) - 1);
        count &= sizeof(u32) - 1;
    }
    for (; count; count--)
    {
        *d++ = (u8) ch;
        KEEP_LOOP;
    }
    return dest;
}

Size MemoryBlock::copy(void *dest, const void *src, Size count)
{
    u8 *d = (u8 *) dest;
    const u8 *s = (const u8 *) src;
    Size todo = count;

    if (todo >= 2 * sizeof(u32))
    {
        const Address distance = (Address) d - (Address) s;

        // A period of less than a word: write some periods, then there are enough of them to read whole words
        if (distance && distance < sizeof(u32))
        {
            const Size head = distance == 2 ? 2 : 3;

            for (Size i = 0; i < head; i++)
            {
                d[i] = s[i];
                KEEP_LOOP;
            }
            d += head;
            todo -= head;
        }
        const Size words = todo / sizeof(u32);

        MemoryWords::copy(d, s, words);
        d += words * sizeof(u32);
        s += words * sizeof(u32);
        todo &= sizeof(u32) - 1;
    }
    for (; todo; todo--)
    {
        *d++ = *s++;
        KEEP_LOOP;
    }
    return count;
}

Size MemoryBlock::copy(char *dest, char *src, Size count)
{
    Size length = 0;

    while (src[length])
    {
        length++;
    }
    if (count)
    {
        const Size fits = length < count ? length : count - 1;

        copy((void *) dest, (const void *) src, fits);
        dest[fits] = 0;
    }
    return length;
}

bool MemoryBlock::compare(const void *p1, const void *p2, const Size count)
{
    const u8 *a = (const u8 *) p1, *b = (const u8 *) p2;
    Size todo = count;

    for (; todo >= sizeof(u32); todo -= sizeof(u32))
    {
        if (*(const AnyWord *) a != *(const AnyWord *) b)
        {
            return false;
        }
        a += sizeof(u32);
        b += sizeof(u32);
    }
    for (; todo; todo--)
    {
        if (*a++ != *b++)
        {
            return false;
        }
    }
    return true;
}

bool MemoryBlock::compare(const char *p1, const char *p2, const Size count)
{
    for (Size i = 0; !count || i < count; i++)
    {
        if (p1[i] != p2[i])
        {
            return false;
        }
        if (!p1[i])
        {
            break;
        }
    }
    return true;
}
