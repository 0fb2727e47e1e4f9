// SPDX-License-Identifier: GPL-3.0-or-later

#include "../MemoryWords.h"
#include "../ByteOrder.h"

/** Bytes of a block that is loaded and stored with one instruction each */
static const Size BlockSize = 32;

static const Size WordMask = sizeof(u32) - 1;

/** Copy from one word address to another. */
static void copyAligned(u32 *dest, const u32 *src, Size words)
{
    // A destination within the block above the source is to see what was stored before it
    if (words >= 8 && (Address) dest - (Address) src >= BlockSize)
    {
        Size blocks = words / 8;

        asm volatile ("1: ldmia %1!, {r3-r10}\n"
                      "subs %2, %2, #1\n"
                      "stmia %0!, {r3-r10}\n"
                      "bne 1b"
                      : "+r" (dest), "+r" (src), "+r" (blocks)
                      :: "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "memory", "cc");
        words %= 8;
    }
    asm volatile ("1: subs %2, %2, #1\n"
                  "ldrhs r3, [%1], #4\n"
                  "strhs r3, [%0], #4\n"
                  "bhi 1b"
                  : "+r" (dest), "+r" (src), "+r" (words) :: "r3", "memory", "cc");
}

static void copyBytes(u8 *dest, const u8 *src, const Size count)
{
    for (Size i = 0; i < count; i++)
    {
        dest[i] = src[i];
        asm volatile ("" ::: "memory");
    }
}

/** Copy to a word address from one that is not: each word is put together of two. */
static void copyShifted(u32 *dest, const u8 *src, const Size words)
{
    const Size skip = (Address) src & WordMask;
    const u32 *from = (const u32 *) ((Address) src - skip);
    u32 low = *from++;

    for (Size i = 0; i < words; i++)
    {
        const u32 high = *from++;

        *dest++ = (low >> (skip * 8)) | (high << (32 - (skip * 8)));
        low = high;
    }
}

void MemoryWords::copy(void *dest, const void *src, Size words)
{
    u8 *d = (u8 *) dest;
    const u8 *s = (const u8 *) src;

    if (((Address) d | (Address) s) & WordMask)
    {
        // What is stored may be what is loaded next: byte for byte
        if (words < 2 || (Address) d - (Address) s < 2 * sizeof(u32))
        {
            copyBytes(d, s, words * sizeof(u32));
            return;
        }

        const Size head = (0 - (Address) d) & WordMask;
        const Size whole = words - (head ? 1 : 0);

        copyBytes(d, s, head);

        if ((Address) (s + head) & WordMask)
            copyShifted((u32 *) (d + head), s + head, whole);
        else
            copyAligned((u32 *) (d + head), (const u32 *) (s + head), whole);

        if (head)
        {
            const Size done = head + (whole * sizeof(u32));
            copyBytes(d + done, s + done, sizeof(u32) - head);
        }
        return;
    }
    copyAligned((u32 *) d, (const u32 *) s, words);
}

void MemoryWords::set(void *dest, u32 value, Size words)
{
    if ((Address) dest & WordMask)
    {
        for (u8 *d = (u8 *) dest; words; words--, d += sizeof(u32))
            write32(d, value);
        return;
    }

    u32 *d = (u32 *) dest;

    if (words >= 8)
    {
        Size blocks = words / 8;

        asm volatile ("mov r3, %2\n"
                      "mov r4, r3\n"
                      "mov r5, r3\n"
                      "mov r6, r3\n"
                      "mov r7, r3\n"
                      "mov r8, r3\n"
                      "mov r9, r3\n"
                      "mov r10, r3\n"
                      "1: subs %1, %1, #1\n"
                      "stmia %0!, {r3-r10}\n"
                      "bne 1b"
                      : "+r" (d), "+r" (blocks) : "r" (value)
                      : "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "memory", "cc");
        words %= 8;
    }
    asm volatile ("1: subs %1, %1, #1\n"
                  "strhs %2, [%0], #4\n"
                  "bhi 1b"
                  : "+r" (d), "+r" (words) : "r" (value) : "memory", "cc");
}
