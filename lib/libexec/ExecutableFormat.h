// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_EXECUTABLEFORMAT_H
#define __LIB_LIBEXEC_EXECUTABLEFORMAT_H

#include <Memory.h>
#include <Types.h>
#include <Macros.h>

/**
 * @addtogroup lib
 * @{
 * @defgroup libexec libexec
 * @{
 */

/** Address at which a program starts */
typedef Address EntryPoint;

class ExecutableFormat;

/** Makes an object for an image of the format that it knows */
typedef ExecutableFormat * FormatDetector(u8 *image, Size size);

/**
 * A program image in memory, of which the format is known.
 *
 * The image is untrusted input. It is never owned and must stay mapped as long as the object lives.
 */
class ExecutableFormat
{
  public:

    /**
     * A part of the program in memory.
     *
     * The first dataSize bytes at virt are those of the image at dataOffset, the rest up to
     * memorySize is zero. The virtual address need not be page aligned, but no two regions
     * have a page in common.
     */
    typedef struct Region
    {
        Address virt;           /**< Virtual address of the first byte */
        Address dataOffset;     /**< Offset in the image of the first byte */
        Size dataSize;          /**< Number of bytes to copy, all of them inside the image */
        Size memorySize;        /**< Number of bytes in memory, not less than dataSize */
        Memory::Access access;  /**< Access that the program asks for */
    }
    Region;

    /**
     * Result codes.
     */
    enum Result
    {
        Success,        /**< Done */
        NotFound,       /**< The image is of no known format */
        InvalidFormat,  /**< The format is known, but the image is damaged or for another machine */
        OutOfMemory     /**< No memory, or no room in the caller's buffer */
    };

  public:

    /**
     * Constructor.
     *
     * @param image First byte of the image. Not owned.
     * @param size Number of bytes in the image.
     */
    ExecutableFormat(const u8 *image, const Size size);

    /**
     * Destructor.
     */
    virtual ~ExecutableFormat();

    /**
     * Get the parts of the program that must be in memory.
     *
     * @param regions Filled with the regions in the order of the image.
     * @param count On input the number of regions for which there is room: never are more than
     *              that written. On output the number of regions that the program has.
     *
     * @return Success, InvalidFormat, or OutOfMemory when the program has more regions than
     *         there is room for.
     */
    virtual Result regions(Region *regions, Size *count) const = 0;

    /**
     * Get the address at which the program starts.
     *
     * @param entry Output of the address, which lies inside an executable region.
     *
     * @return Success or InvalidFormat.
     */
    virtual Result entry(Address *entry) const = 0;

    /**
     * Find the format of an image.
     *
     * @param image First byte of the image. Not owned.
     * @param size Number of bytes in the image.
     * @param fmt On Success a new object, to be deleted by the caller.
     *
     * @return Success, NotFound, InvalidFormat or OutOfMemory.
     */
    static Result find(const u8 *image, const Size size, ExecutableFormat **fmt);

  protected:

    /** First byte of the image */
    const u8 *m_image;

    /** Number of bytes in the image */
    const Size m_size;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_EXECUTABLEFORMAT_H */
