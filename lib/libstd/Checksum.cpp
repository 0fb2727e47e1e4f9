// SPDX-License-Identifier: GPL-3.0-or-later

#include "Checksum.h"

/** Number of lanes. */
static const Size Lanes = 4;

/** Number of bytes with two words per lane. */
static const Size RowSize = 2 * Lanes * sizeof(u32);

/** Little endian word at any address. */
typedef u32 __attribute__((may_alias, aligned(1))) Word;
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

/** Mix two words into a lane: a rotation, that multiplying may not leave the upper bits alone. */
static inline u32 mix(u32 lane, u32 first, u32 second)
{
    lane ^= first;
    return (((lane << 13) | (lane >> 19)) ^ second) * 0x9e3779b1U;
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
    const u8 *end = p + (size & ~(RowSize - 1));
    const Size rest = size & (RowSize - 1);
    u32 lane[Lanes] = { 0x9e3779b9U, 0x9e3779baU, 0x9e3779bbU, 0x9e3779bcU };

    for (; p != end; p += RowSize)
    {
        const Word *word = (const Word *) p;

        lane[0] = mix(lane[0], word[0], word[4]);
        lane[1] = mix(lane[1], word[1], word[5]);
        lane[2] = mix(lane[2], word[2], word[6]);
        lane[3] = mix(lane[3], word[3], word[7]);
    }

    if (rest)
    {
        u32 word[2 * Lanes] = { 0, 0, 0, 0, 0, 0, 0, 0 };

        for (Size i = 0; i < rest; i++)
        {
            word[i / sizeof(u32)] |= (u32) p[i] << ((i % sizeof(u32)) * 8);
        }
        for (Size i = 0; i < Lanes; i++)
        {
            lane[i] = mix(lane[i], word[i], word[i + Lanes]);
        }
    }
    u32 sum = size;

    for (Size i = 0; i < Lanes; i++)
    {
        sum = finish(sum, lane[i]);
    }
    return sum;
}
