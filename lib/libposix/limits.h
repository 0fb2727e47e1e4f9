// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_LIMITS_H
#define __LIB_LIBPOSIX_LIMITS_H

#include <Types.h>
#include <Macros.h>
#ifdef CPP
#include <FileSystemPath.h>
#endif

/** Number of bits in a char. */
#define CHAR_BIT 8

/** Range of signed char. */
#define SCHAR_MIN (-128)
#define SCHAR_MAX 127

/** Highest unsigned char. */
#define UCHAR_MAX 255

/** Range of char. */
#define CHAR_MIN SCHAR_MIN
#define CHAR_MAX SCHAR_MAX

/** Range of short. */
#define SHRT_MIN (-32768)
#define SHRT_MAX 32767

/** Highest unsigned short. */
#define USHRT_MAX 65535

/** Range of long long. */
#define LLONG_MIN (-9223372036854775807LL - 1)
#define LLONG_MAX 9223372036854775807LL

/** Highest unsigned long long. */
#define ULLONG_MAX 18446744073709551615ULL

/** Size in bytes of a path with its terminator. */
#ifdef CPP
#define PATH_MAX FileSystemPath::MaximumLength
#else
#define PATH_MAX 64
#endif

/** Size in bytes of a file name without its terminator. */
#define NAME_MAX 63

#endif /* __LIB_LIBPOSIX_LIMITS_H */
