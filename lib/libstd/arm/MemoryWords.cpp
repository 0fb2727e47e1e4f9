// SPDX-License-Identifier: GPL-3.0-or-later

#include "../MemoryWords.h"

/** Bytes of a block that is loaded and stored with one instruction each */
static const Size BlockSize = 32;

static const Size WordMask = sizeof(u32) - 1;

/** Copy words from any address to any other. */
static void copySingle(void *dest, const void *src, Size words)
{
    asm volatile ("1: subs %2, %2, #1\n"
                  "ldrhs r3, [%1], #4\n"
                  "strhs r3, [%0], #4\n"
                  "bhi 1b"
                  : "+r" (dest), "+r" (src), "+r" (words) :: "r3", "memory", "cc");
}

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
    copySingle(dest, src, words);
}

void MemoryWords::copy(void *dest, const void *src, Size words)
{
    // Single words may lie anywhere, blocks may not (DDI 0406C, A3.2.1)
    if (((Address) dest | (Address) src) & WordMask)
        copySingle(dest, src, words);
    else
        copyAligned((u32 *) dest, (const u32 *) src, words);
}

void MemoryWords::set(void *dest, u32 value, Size words)
{
    if (words >= 8 && !((Address) dest & WordMask))
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
                      : "+r" (dest), "+r" (blocks) : "r" (value)
                      : "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "memory", "cc");
        words %= 8;
    }
    asm volatile ("1: subs %1, %1, #1\n"
                  "strhs %2, [%0], #4\n"
                  "bhi 1b"
                  : "+r" (dest), "+r" (words) : "r" (value) : "memory", "cc");
}
