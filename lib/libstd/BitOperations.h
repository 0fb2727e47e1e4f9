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

/** Tells whether a type is an enumeration. */
template <class T> struct IsEnumeration
{
    /** True for an enumeration */
    static const bool Value = __is_enum(T);
};

/** Types with these operators: enumerations. */
template <class T, bool isEnumeration = IsEnumeration<T>::Value> struct BitFlags
{
};

/** An enumeration */
template <class T> struct BitFlags<T, true>
{
    /** Result of the operators */
    typedef T Type;
};

/** Begins an operator. */
#define BITOPERATION template <class T> __attribute__((no_sanitize("undefined"))) inline constexpr

/** All flags which are not in a. */
BITOPERATION typename BitFlags<T>::Type operator ~ (T a)
{
    return (T) ~(__underlying_type(T)) a;
}

/** Flags of a and of b. */
BITOPERATION typename BitFlags<T>::Type operator | (T a, T b)
{
    return (T) ((__underlying_type(T)) a | (__underlying_type(T)) b);
}

/** Flags which are in a and in b. */
BITOPERATION typename BitFlags<T>::Type operator & (T a, T b)
{
    return (T) ((__underlying_type(T)) a & (__underlying_type(T)) b);
}

/** Flags which are in a or in b, but not in both. */
BITOPERATION typename BitFlags<T>::Type operator ^ (T a, T b)
{
    return (T) ((__underlying_type(T)) a ^ (__underlying_type(T)) b);
}

/** Add the flags of b to a. */
BITOPERATION typename BitFlags<T>::Type & operator |= (T & a, T b)
{
    return a = a | b;
}

/** Keep only the flags of a which are in b. */
BITOPERATION typename BitFlags<T>::Type & operator &= (T & a, T b)
{
    return a = a & b;
}

/** Toggle the flags of b in a. */
BITOPERATION typename BitFlags<T>::Type & operator ^= (T & a, T b)
{
    return a = a ^ b;
}

#undef BITOPERATION

#endif /* __LIB_LIBSTD_BITOPERATIONS_H */
