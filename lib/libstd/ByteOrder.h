// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_BYTEORDER_H
#define __LIB_LIBSTD_BYTEORDER_H

#include "Types.h"
#include "Macros.h"

/**
 * @file
 * @brief Conversion between the byte order of the processor and a fixed one, and access to unaligned integers.
 */

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error Only little endian processors are supported
#endif

/**
 * @name Other byte order
 * @{
 */
/** Swap the bytes of an integer */
#define SWAP16(n) ((u16) __builtin_bswap16((u16) (n)))
#define SWAP32(n) ((u32) __builtin_bswap32((u32) (n)))
#define SWAP64(n) ((u64) __builtin_bswap64((u64) (n)))
/** @} */

/**
 * @name To little endian
 * @{
 */
/** Convert from processor to little endian order */
#define cpu_to_le16(n) ((u16) (n))
#define cpu_to_le32(n) ((u32) (n))
#define cpu_to_le64(n) ((u64) (n))
/** @} */

/**
 * @name To big endian
 * @{
 */
/** Convert from processor to big endian order */
#define cpu_to_be16(n) SWAP16(n)
#define cpu_to_be32(n) SWAP32(n)
#define cpu_to_be64(n) SWAP64(n)
/** @} */

/**
 * @name From little endian
 * @{
 */
/** Convert from little endian to processor order */
#define le16_to_cpu(n) ((u16) (n))
#define le32_to_cpu(n) ((u32) (n))
#define le64_to_cpu(n) ((u64) (n))
/** @} */

/**
 * @name From big endian
 * @{
 */
/** Convert from big endian to processor order */
#define be16_to_cpu(n) SWAP16(n)
#define be32_to_cpu(n) SWAP32(n)
#define be64_to_cpu(n) SWAP64(n)
/** @} */

// The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

/** Read an integer in processor order from any address. */
inline const u64 read64(const void *data)
{
    u64 value;
    __builtin_memcpy(&value, data, sizeof(value));
    return value;
}

/** @copydoc read64 */
inline const u32 read32(const void *data)
{
    u32 value;
    __builtin_memcpy(&value, data, sizeof(value));
    return value;
}

/** @copydoc read64 */
inline const u16 read16(const void *data)
{
    u16 value;
    __builtin_memcpy(&value, data, sizeof(value));
    return value;
}

/** @copydoc read64 */
inline const u8 read8(const void *data)
{
    return *(const u8 *) data;
}

/** Write an integer in processor order to any address. */
inline void write64(void *data, const u64 input)
{
    __builtin_memcpy(data, &input, sizeof(input));
}

/** @copydoc write64 */
inline void write32(void *data, const u32 input)
{
    __builtin_memcpy(data, &input, sizeof(input));
}

/** @copydoc write64 */
inline void write16(void *data, const u16 input)
{
    __builtin_memcpy(data, &input, sizeof(input));
}

/** @copydoc write64 */
inline void write8(void *data, const u8 input)
{
    *(u8 *) data = input;
}

/** Read a little endian integer from any address. */
inline const u64 readLe64(const void *data)
{
    return le64_to_cpu(read64(data));
}

/** @copydoc readLe64 */
inline const u32 readLe32(const void *data)
{
    return le32_to_cpu(read32(data));
}

/** @copydoc readLe64 */
inline const u16 readLe16(const void *data)
{
    return le16_to_cpu(read16(data));
}

/** Read a big endian integer from any address. */
inline const u64 readBe64(const void *data)
{
    return be64_to_cpu(read64(data));
}

/** @copydoc readBe64 */
inline const u32 readBe32(const void *data)
{
    return be32_to_cpu(read32(data));
}

/** @copydoc readBe64 */
inline const u16 readBe16(const void *data)
{
    return be16_to_cpu(read16(data));
}

#pragma GCC diagnostic pop

/** Write an integer in little endian order to any address. */
inline void writeLe64(void *data, const u64 input)
{
    write64(data, cpu_to_le64(input));
}

/** @copydoc writeLe64 */
inline void writeLe32(void *data, const u32 input)
{
    write32(data, cpu_to_le32(input));
}

/** @copydoc writeLe64 */
inline void writeLe16(void *data, const u16 input)
{
    write16(data, cpu_to_le16(input));
}

/** Write an integer in big endian order to any address. */
inline void writeBe64(void *data, const u64 input)
{
    write64(data, cpu_to_be64(input));
}

/** @copydoc writeBe64 */
inline void writeBe32(void *data, const u32 input)
{
    write32(data, cpu_to_be32(input));
}

/** @copydoc writeBe64 */
inline void writeBe16(void *data, const u16 input)
{
    write16(data, cpu_to_be16(input));
}

#endif /* __LIB_LIBSTD_BYTEORDER_H */
