// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_BOOTIMAGE_H
#define __LIB_LIBARCH_BOOTIMAGE_H

#include <Types.h>
#include <Macros.h>

/**
 * @file
 * @brief Layout of the boot image, which the boot loader puts in memory next to the kernel.
 *
 * All numbers are little endian and naturally aligned, offsets count from the first byte of the image:
 *
 *     0                       BootImage
 *     symbolTableOffset       BootSymbol  [symbolTableCount]
 *     segmentsTableOffset     BootSegment [segmentsTableCount]
 *     page aligned            data of each segment
 *
 * A program is one segment: its whole executable file. Use BootImageReader to look at an image.
 */

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/** First word of the image */
#define BOOTIMAGE_MAGIC0    (('F') + ('r' << 8) + ('e' << 16) + ('e' << 24))

/** Second word of the image */
#define BOOTIMAGE_MAGIC1    (('N') + ('O' << 8) + ('S' << 16) + (0x1 << 24))

/** Revision of the layout */
#define BOOTIMAGE_REVISION  2

/** Number of bytes in the name of a symbol, with its terminating zero */
#define BOOTIMAGE_NAMELEN   32

/**
 * Header of the boot image.
 */
typedef struct BootImage
{
    u32 magic[2];               /**< BOOTIMAGE_MAGIC0 and BOOTIMAGE_MAGIC1 */
    u8  layoutRevision;         /**< BOOTIMAGE_REVISION */
    u32 bootImageSize;          /**< Number of bytes in the whole image */
    u32 symbolTableOffset;      /**< Offset of the symbols */
    u16 symbolTableCount;       /**< Number of symbols */
    u32 segmentsTableOffset;    /**< Offset of the segments */
    u16 segmentsTableCount;     /**< Number of segments */
}
BootImage;

/**
 * Kinds of symbols.
 */
typedef enum BootSymbolType
{
    BootProgram     = 0,        /**< Program that is started at boot */
    BootPrivProgram = 1,        /**< Program that is started at boot, with all privileges */
    BootFilesystem  = 2,        /**< Image of a file system */
    BootData        = 3         /**< Any other data */
}
BootSymbolType;

/**
 * A named part of the image.
 */
typedef struct BootSymbol
{
    char name[BOOTIMAGE_NAMELEN];   /**< Name, ends with a zero */
    BootSymbolType type;            /**< Kind of symbol */
    u32 entry;                      /**< Where a program starts, zero for data */
    u32 segmentsOffset;             /**< Index of the first segment */
    u16 segmentsCount;              /**< Number of segments */
    u32 segmentsTotalSize;          /**< Number of bytes in all segments */
}
BootSymbol;

/**
 * A piece of data in the image.
 */
typedef struct BootSegment
{
    u32 virtualAddress;         /**< Where it is meant to be in memory, if anywhere */
    u32 size;                   /**< Number of bytes */
    u32 offset;                 /**< Offset of the first byte */
    u32 checksum;               /**< checksum() of the data, see Checksum.h */
}
BootSegment;

#if __cplusplus >= 201103L
static_assert(sizeof(BootImage) == 32, "layout of the boot image");
static_assert(sizeof(BootSymbol) == 52, "layout of the boot image");
static_assert(sizeof(BootSegment) == 16, "layout of the boot image");
#endif /* __cplusplus */

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_BOOTIMAGE_H */
