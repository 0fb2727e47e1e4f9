// SPDX-License-Identifier: GPL-3.0-or-later

#include <ByteOrder.h>
#include "XXHash32.h"

/** Constants of the algorithm (xxHash specification, "XXH32 algorithm description") */
static const u32 Prime1 = 0x9E3779B1U;
static const u32 Prime2 = 0x85EBCA77U;
static const u32 Prime3 = 0xC2B2AE3DU;
static const u32 Prime4 = 0x27D4EB2FU;
static const u32 Prime5 = 0x165667B1U;

/** Bytes that the four lanes take at once */
static const Size StripeBytes = 16;

static inline u32 rotateLeft(const u32 value, const unsigned bits)
{
    return (value << bits) | (value >> (32 - bits));
}

static inline u32 mixLane(const u32 lane, const u8 *input)
{
    return rotateLeft(lane + (readLe32(input) * Prime2), 13) * Prime1;
}

u32 XXHash32::hash(const void *data, const Size size, const u32 seed)
{
    const u8 *input = (const u8 *) data;
    Size left = size;
    u32 sum;

    if (size >= StripeBytes)
    {
        u32 a = seed + Prime1 + Prime2, b = seed + Prime2, c = seed, d = seed - Prime1;

        for (; left >= StripeBytes; left -= StripeBytes, input += StripeBytes)
        {
            a = mixLane(a, input);
            b = mixLane(b, input + 4);
            c = mixLane(c, input + 8);
            d = mixLane(d, input + 12);
        }

        sum = rotateLeft(a, 1) + rotateLeft(b, 7) + rotateLeft(c, 12) + rotateLeft(d, 18);
    }
    else
    {
        sum = seed + Prime5;
    }

    sum += size;

    for (; left >= sizeof(u32); left -= sizeof(u32), input += sizeof(u32))
    {
        sum = rotateLeft(sum + (readLe32(input) * Prime3), 17) * Prime4;
    }

    for (; left > 0; left--, input++)
    {
        sum = rotateLeft(sum + (*input * Prime5), 11) * Prime1;
    }

    sum = (sum ^ (sum >> 15)) * Prime2;
    sum = (sum ^ (sum >> 13)) * Prime3;
    return sum ^ (sum >> 16);
}
