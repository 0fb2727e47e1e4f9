// SPDX-License-Identifier: GPL-3.0-or-later

#include "Checksum.h"

/** Number of bytes with one word per lane. */
static const Size RowSize = 4 * sizeof(u32);

/** Little endian word at any address. */
typedef u32 __attribute__((may_alias, aligned(1))) Word;
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

/** Mix a word into a lane. */
static inline u32 mix(u32 lane, u32 word)
{
    lane ^= word;
    return ((lane << 13) | (lane >> 19)) * 0x9e3779b1U;
}

/** Mix a lane into the sum. */
static u32 finish(u32 sum, u32 lane)
{
    sum ^= lane;
    sum = (sum ^ (sum >> 16)) * 0x7feb352dU;
    sum = (sum ^ (sum >> 15)) * 0x846ca68bU;
    return sum ^ (sum >> 16);
}

u32 checksum(const void *data, Size size)
{
    const u8 *p = (const u8 *) data;
    u32 lane[4] = { 0x9e3779b9U, 0x9e3779baU, 0x9e3779bbU, 0x9e3779bcU };
    Size todo = size & (2 * RowSize - 1);

    for (const u8 *end = p + (size & ~(2 * RowSize - 1)); p != end; p += 2 * RowSize)
    {
        const Word *word = (const Word *) p;

        lane[0] = mix(lane[0], word[0]);
        lane[1] = mix(lane[1], word[1]);
        lane[2] = mix(lane[2], word[2]);
        lane[3] = mix(lane[3], word[3]);
        lane[0] = mix(lane[0], word[4]);
        lane[1] = mix(lane[1], word[5]);
        lane[2] = mix(lane[2], word[6]);
        lane[3] = mix(lane[3], word[7]);
    }
    for (Size i = 0; todo; i++)
    {
        u32 word = 0;

        for (Size byte = 0; byte < sizeof(u32) && todo; byte++, todo--)
        {
            word |= (u32) *p++ << (byte * 8);
        }
        lane[i & 3] = mix(lane[i & 3], word);
    }
    u32 sum = size;

    for (Size i = 0; i < 4; i++)
    {
        sum = finish(sum, lane[i]);
    }
    return sum;
}
