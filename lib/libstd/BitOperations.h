// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_BITOPERATIONS_H
#define __LIB_LIBSTD_BITOPERATIONS_H

#include "Types.h"

/**
 * @file
 * @brief Bit operators for all enumerations: flags combine to their own type instead of to an integer.
 *
 * Combined flags are values without an enumerator, which UBSan's enum check would report.
 */

/** Types with these operators: enumerations. */
#define BITOPERATION \
    template <class T> requires(__is_enum(T)) __attribute__((no_sanitize("undefined"))) inline constexpr

/** All flags which are not in a. */
BITOPERATION T operator ~ (T a)
{
    return (T) ~(__underlying_type(T)) a;
}

/** Flags of a and of b. */
BITOPERATION T operator | (T a, T b)
{
    return (T) ((__underlying_type(T)) a | (__underlying_type(T)) b);
}

/** Flags which are in a and in b. */
BITOPERATION T operator & (T a, T b)
{
    return (T) ((__underlying_type(T)) a & (__underlying_type(T)) b);
}

/** Flags which are in a or in b, but not in both. */
BITOPERATION T operator ^ (T a, T b)
{
    return (T) ((__underlying_type(T)) a ^ (__underlying_type(T)) b);
}

/** Add the flags of b to a. */
BITOPERATION T & operator |= (T & a, T b)
{
    return a = a | b;
}

/** Keep only the flags of a which are in b. */
BITOPERATION T & operator &= (T & a, T b)
{
    return a = a & b;
}

/** Toggle the flags of b in a. */
BITOPERATION T & operator ^= (T & a, T b)
{
    return a = a ^ b;
}

#undef BITOPERATION

#endif /* __LIB_LIBSTD_BITOPERATIONS_H */
