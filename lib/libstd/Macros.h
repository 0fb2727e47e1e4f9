// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_MACROS_H
#define __LIB_LIBSTD_MACROS_H

#include "Types.h"

/**
 * @file
 * @brief Helper macros. Usable from C++, C and (the plain constants) assembler sources.
 */

/** Truth value of C. */
#define TRUE 1

/** Truth value of C. */
#define FALSE 0

/** Pointer to nothing. In C++ an untyped null constant, because `(void *) 0` converts to no other pointer there. */
#ifndef NULL
#ifdef __cplusplus
#define NULL __null
#else
#define NULL ((void *) 0)
#endif
#endif

/** Zero, also as pointer. */
#define ZERO 0

/** Turn the argument into a string literal. */
#define QUOTE(x) #x

/** Expand the argument, then turn it into a string literal. */
#define IQUOTE(x) QUOTE(x)

/** Size in bytes. */
#define KiloByte(v) ((v) * 1024)

/** Size in bytes. */
#define MegaByte(v) ((v) * 1024 * 1024)

/** Size in bytes. */
#define GigaByte(v) ((v) * 1024 * 1024 * 1024)

/*
 * Limits of integers. Also on 64-bit hosts LONG and ULONG have their 32-bit limits here: text which the
 * system parses and prints means the same number on each machine.
 */
#undef LONG_MIN
#undef LONG_MAX
#undef ULONG_MIN
#undef ULONG_MAX
#undef INT_MIN
#undef INT_MAX
#undef UINT_MIN
#undef UINT_MAX

/**
 * @name Limits of integers
 * @{
 */
/** The same on each machine, also for long on 64-bit hosts. */
#define LONG_MIN (-2147483647L)
#define LONG_MAX 2147483647L
#define ULONG_MIN 0LU
#define ULONG_MAX 4294967295LU
#define INT_MIN (-2147483647)
#define INT_MAX 2147483647
#define UINT_MIN 0U
#define UINT_MAX 4294967295U
/** @} */

/** Quotient of two integers, rounded up. */
#define CEIL(number, divisor) (((number) / (divisor)) + (((number) % (divisor)) ? 1 : 0))

/** Offset in bytes of a member in a structure, as Size. */
#undef offsetof
#define offsetof(TYPE, MEMBER) ((Size) __builtin_offsetof(TYPE, MEMBER))

/** `extern C` gives C linkage in both languages; CPP is defined for C++ only. */
#ifdef __cplusplus
#define C "C"
#define CPP
#else
#define C
#endif

/** Place the symbol in the given linker section. */
#define SECTION(s) __attribute__((__section__(s)))

/** Keep the symbol, even if it looks unused. */
#define USED __attribute__((__used__))

/** No padding between members. */
#define PACKED __attribute__((__packed__))

/** Inline the function wherever it is called, also in small code. */
#define ALWAYS_INLINE inline __attribute__((__always_inline__))

/** Never inline: keeps what is seldom needed out of a function. */
#define NOINLINE __attribute__((__noinline__))

/** Never inline, nor make a second version of the function: there is exactly one of each instruction in it. */
#if __has_attribute(__noclone__)
#define ONLYONCE __attribute__((__noinline__, __noclone__))
#else
#define ONLYONCE NOINLINE
#endif

/** Align to n bytes. */
#define ALIGN(n) __attribute__((aligned(n)))

#if defined(__cplusplus) && !defined(__ASSEMBLER__)

/**
 * Test for a power of two.
 *
 * @param number The number to test
 *
 * @return True if number is a power of two; zero is not.
 */
inline constexpr bool isPowerOfTwo(unsigned number)
{
    return number != 0 && (number & (number - 1)) == 0;
}

#ifndef __KERNEL__

/**
 * Absolute value of a floating point number.
 *
 * @param number The number
 *
 * @return The number without its sign
 */
inline double doubleAbsolute(double number)
{
    return number < 0 ? -number : number;
}

/**
 * Compare floating point numbers.
 *
 * @param a First number
 * @param b Second number
 * @param epsilon Largest difference which still counts as equal (exclusive)
 *
 * @return True if a and b differ by less than epsilon
 */
inline bool doubleEquals(double a, double b, double epsilon)
{
    return doubleAbsolute(a - b) < epsilon;
}

#endif /* __KERNEL__ */

#endif /* __cplusplus */

#endif /* __LIB_LIBSTD_MACROS_H */
