// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_ELFHEADER_H
#define __LIB_LIBEXEC_ELFHEADER_H

#include <FreeNOS/Constant.h>
#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * @name Identification: the first 16 bytes of the image (System V ABI, "ELF Identification")
 * @{
 */
/** Part of the identification */
#define ELF_MAGIC0              0x7f
#define ELF_MAGIC1              'E'
#define ELF_MAGIC2              'L'
#define ELF_MAGIC3              'F'
#define ELF_CLASS_32            1
#define ELF_CLASS_64            2
#define ELF_DATA_LITTLE         1
#define ELF_DATA_BIG            2
#define ELF_VERSION_CURRENT     1
/** @} */

/**
 * @name Type of object
 * @{
 */
/** Type of an image */
#define ELF_TYPE_NONE           0
#define ELF_TYPE_REL            1
#define ELF_TYPE_EXEC           2
#define ELF_TYPE_DYN            3
#define ELF_TYPE_CORE           4
/** @} */

/**
 * @name Machine
 * @{
 */
/** Machine of an image */
#define ELF_MACHINE_ANY         0
#define ELF_MACHINE_386         3
#define ELF_MACHINE_ARM         40
#define ELF_MACHINE_X86_64      62
#define ELF_MACHINE_AARCH64     183

/**
 * The machine that runs us. The target's Constant.h names it; a host inspects images for any target.
 */
#ifndef ELF_MACHINE_NATIVE
#define ELF_MACHINE_NATIVE      ELF_MACHINE_ANY
#endif /* ELF_MACHINE_NATIVE */
/** @} */

/**
 * @name Type of segment
 * @{
 */
/** Type of a segment */
#define ELF_SEGMENT_NULL        0
#define ELF_SEGMENT_LOAD        1
#define ELF_SEGMENT_DYNAMIC     2
#define ELF_SEGMENT_INTERP      3
#define ELF_SEGMENT_NOTE        4
#define ELF_SEGMENT_SHLIB       5
#define ELF_SEGMENT_PHDR        6
/** @} */

/**
 * @name Access to a segment
 * @{
 */
/** Permission of a segment */
#define ELF_SEGMENT_EXECUTE     (1 << 0)
#define ELF_SEGMENT_WRITE       (1 << 1)
#define ELF_SEGMENT_READ        (1 << 2)
/** @} */

/**
 * The part of the header that is the same for both word sizes.
 */
typedef struct ELFHeaderBasic
{
    u8 magic[4];            /**< ELF_MAGIC0 to ELF_MAGIC3 */
    u8 elfClass;            /**< ELF_CLASS_* */
    u8 data;                /**< ELF_DATA_* */
    u8 identVersion;        /**< ELF_VERSION_CURRENT */
    u8 abi;                 /**< Operating system, not used */
    u8 abiVersion;          /**< Version for that operating system, not used */
    u8 padding[7];          /**< Zero */
    u16 type;               /**< ELF_TYPE_* */
    u16 machine;            /**< ELF_MACHINE_* */
    u32 version;            /**< ELF_VERSION_CURRENT */
}
ELFHeaderBasic;

/**
 * Header of an image of 32 bits.
 */
typedef struct ELFHeader
{
    ELFHeaderBasic basic;   /**< Common part */
    u32 entry;              /**< Virtual address at which the program starts */
    u32 programHeaderOffset;  /**< Offset of the program headers */
    u32 sectionHeaderOffset;  /**< Offset of the section headers */
    u32 flags;  /**< For the processor */
    u16 headerSize;  /**< Bytes of this header */
    u16 programHeaderEntrySize;  /**< Bytes of a program header */
    u16 programHeaderEntryCount;  /**< Number of program headers */
    u16 sectionHeaderEntrySize;  /**< Bytes of a section header */
    u16 sectionHeaderEntryCount;  /**< Number of section headers */
    u16 sectionNameIndex;  /**< Section with the names of sections */
}
ELFHeader;

/**
 * Header of an image of 64 bits.
 */
typedef struct ELF64Header
{
    ELFHeaderBasic basic;   /**< Common part */
    u64 entry;              /**< Virtual address at which the program starts */
    u64 programHeaderOffset;  /**< Offset of the program headers */
    u64 sectionHeaderOffset;  /**< Offset of the section headers */
    u32 flags;  /**< For the processor */
    u16 headerSize;  /**< Bytes of this header */
    u16 programHeaderEntrySize;  /**< Bytes of a program header */
    u16 programHeaderEntryCount;  /**< Number of program headers */
    u16 sectionHeaderEntrySize;  /**< Bytes of a section header */
    u16 sectionHeaderEntryCount;  /**< Number of section headers */
    u16 sectionNameIndex;  /**< Section with the names of sections */
}
ELF64Header;

/**
 * Program header of an image of 32 bits.
 */
typedef struct ELFSegment
{
    u32 type;               /**< ELF_SEGMENT_* */
    u32 offset;             /**< Offset in the image */
    u32 virtualAddress;     /**< Where it must be */
    u32 physicalAddress;    /**< Not used */
    u32 fileSize;           /**< Number of bytes in the image */
    u32 memorySize;         /**< Number of bytes in memory */
    u32 flags;              /**< ELF_SEGMENT_EXECUTE, ELF_SEGMENT_WRITE, ELF_SEGMENT_READ */
    u32 alignment;          /**< Not used */
}
ELFSegment;

/**
 * Program header of an image of 64 bits.
 */
typedef struct ELF64Segment
{
    u32 type;               /**< ELF_SEGMENT_* */
    u32 flags;              /**< ELF_SEGMENT_EXECUTE, ELF_SEGMENT_WRITE, ELF_SEGMENT_READ */
    u64 offset;             /**< Offset in the image */
    u64 virtualAddress;     /**< Where it must be */
    u64 physicalAddress;    /**< Not used */
    u64 fileSize;           /**< Number of bytes in the image */
    u64 memorySize;         /**< Number of bytes in memory */
    u64 alignment;          /**< Not used */
}
ELF64Segment;

#if __cplusplus >= 201103L
static_assert(sizeof(ELFHeaderBasic) == 24, "ELF identification and common part");
static_assert(sizeof(ELFHeader) == 52 && sizeof(ELFSegment) == 32, "ELF32 layout");
static_assert(sizeof(ELF64Header) == 64 && sizeof(ELF64Segment) == 56, "ELF64 layout");
#endif /* __cplusplus */

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_ELFHEADER_H */
