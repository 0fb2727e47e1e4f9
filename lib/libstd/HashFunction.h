// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_HASHFUNCTION_H
#define __LIB_LIBSTD_HASHFUNCTION_H

#include "Types.h"
#include "String.h"

/** Prime which FNV multiplies with, 32-bit variant. */
#define FNV_PRIME 16777619

/** Start value of FNV, 32-bit variant. */
#define FNV_INIT 0x811c9dc5

/**
 * FNV-1 hash of a string: for each byte multiply, then exclusive or.
 *
 * @param key String to hash
 * @param mod Number of different results wanted
 *
 * @return Hash value in 0 to mod - 1; zero if mod is zero
 */
Size hash(const String & key, Size mod);

/**
 * FNV-1 hash of an integer: its four bytes, the least significant first.
 *
 * @param key Integer to hash
 * @param mod Number of different results wanted
 *
 * @return Hash value in 0 to mod - 1; zero if mod is zero
 */
inline Size hash(int key, Size mod)
{
    const u32 k = (u32) key;
    u32 h = FNV_INIT;

    h = (h * FNV_PRIME) ^ (k & 0xff);
    h = (h * FNV_PRIME) ^ ((k >> 8) & 0xff);
    h = (h * FNV_PRIME) ^ ((k >> 16) & 0xff);
    h = (h * FNV_PRIME) ^ (k >> 24);

    // Most tables have a power of two buckets, which needs no division
    if ((mod & (mod - 1)) == 0)
    {
        return mod ? h & (mod - 1) : 0;
    }
    return h % mod;
}

#endif /* __LIB_LIBSTD_HASHFUNCTION_H */
