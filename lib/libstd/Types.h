// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_TYPES_H
#define __LIB_LIBSTD_TYPES_H

/**
 * @file
 * @brief Basic integer types of the system. Usable from C++, C and assembler sources.
 */

/** Marks a type whose byte order is fixed; only static checkers (sparse) see it. */
#ifdef __CHECKER__
#define BITWISE __attribute__((bitwise))
#else
#define BITWISE
#endif

#ifndef __ASSEMBLER__

/** Unsigned integer of the machine. */
typedef unsigned int uint;

/** Unsigned integer as wide as a pointer. */
typedef unsigned long ulong;

/** Unsigned 64-bit. */
typedef unsigned long long u64;

/** Unsigned 32-bit. */
typedef unsigned int u32;

/** Unsigned 16-bit. */
typedef unsigned short u16;

/** Unsigned 8-bit. */
typedef unsigned char u8;

/** Signed integer of the machine. */
typedef signed int sint;

/** Signed integer as wide as a pointer. */
typedef signed long slong;

/** Signed 64-bit. */
typedef signed long long s64;

/** Signed 32-bit. */
typedef signed int s32;

/** Signed 16-bit. */
typedef signed short int s16;

/** Signed 8-bit. */
typedef signed char s8;

/**
 * @name Integers in the byte order of a file or device
 * @{
 */
/** Little or big endian: convert with ByteOrder.h before use. */
typedef u64 BITWISE le64;
typedef u64 BITWISE be64;
typedef u32 BITWISE le32;
typedef u32 BITWISE be32;
typedef u16 BITWISE le16;
typedef u16 BITWISE be16;
typedef u8 BITWISE le8;
typedef u8 BITWISE be8;
/** @} */

/** Number of bytes or of elements. */
typedef unsigned int Size;

/** A memory address. */
typedef unsigned long Address;

/** Identifies a user. */
typedef unsigned short UserID;

/** Identifies a group of users. */
typedef unsigned short GroupID;

/** Identifies a process. */
typedef u32 ProcessID;

/** Identifies a device: the process that serves it and a number inside that process. */
typedef struct DeviceID
{
    /** Process which serves the device. */
    ProcessID major;

    /** Number of the device inside that process. */
    u16 minor;
}
DeviceID;

/** Error code: negative on failure. */
typedef slong Error;

#ifdef __cplusplus

/** Representation of numbers in text. */
namespace Number
{
    /** Numeric base. */
    typedef enum Base
    {
        Dec,
        Hex,
    }
    Base;
}

static_assert(sizeof(u8) == 1 && sizeof(u16) == 2 && sizeof(u32) == 4 && sizeof(u64) == 8);
static_assert(sizeof(Address) == sizeof(void *));

#endif /* __cplusplus */

#endif /* __ASSEMBLER__ */

#endif /* __LIB_LIBSTD_TYPES_H */
