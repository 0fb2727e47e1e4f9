// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_ELF_H
#define __LIB_LIBEXEC_ELF_H

#include <Types.h>
#include "ExecutableFormat.h"
#include "ELFHeader.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * Executable and Linkable Format (System V ABI, chapters 4 and 5).
 *
 * Accepts little endian, statically linked executables of 32 or 64 bits. Every number in the
 * image is checked before it is used: an object that is constructed on any bytes whatever
 * reads only inside those bytes.
 */
class ELF : public ExecutableFormat
{
  public:

    /** Number of program headers in an image at most */
    static const Size MaximumHeaders = 15;

  public:

    /**
     * Constructor.
     *
     * @param image First byte of the image. Not owned.
     * @param size Number of bytes in the image.
     */
    ELF(const u8 *image, const Size size);

    /**
     * Destructor.
     */
    virtual ~ELF();

    /**
     * Get the parts of the program that must be in memory.
     *
     * @copydetails ExecutableFormat::regions
     */
    virtual Result regions(Region *regions, Size *count) const;

    /**
     * As regions(), for an image that must be of 32 bits.
     */
    virtual Result regions32(Region *regions, Size *count) const;

    /**
     * As regions(), for an image that must be of 64 bits.
     */
    virtual Result regions64(Region *regions, Size *count) const;

    /**
     * Get the address at which the program starts.
     *
     * @copydetails ExecutableFormat::entry
     */
    virtual Result entry(Address *entry) const;

    /**
     * Check the whole image: header, program headers, segments and entry.
     *
     * @param machine The machine (ELF_MACHINE_*) for which the image must be made, with the word
     *                size that belongs to it. ELF_MACHINE_ANY accepts any.
     *
     * @return Success or InvalidFormat.
     */
    Result validate(const u16 machine = ELF_MACHINE_NATIVE) const;

    /**
     * Check that the program fits in a window of virtual memory.
     *
     * @param window Virtual address and size that the program may use: every page that it
     *               touches must be inside.
     * @param maximum Number of bytes of memory, counted in whole pages, that the program may use
     *                in total, or zero for the size of the window.
     *
     * @return Success, InvalidFormat when the image is damaged or not inside the window,
     *         OutOfMemory when it is larger than the maximum.
     */
    Result check(const Memory::Range & window, const Size maximum = 0) const;

    /**
     * Recognise an image.
     *
     * @param image First byte of the image. Not owned.
     * @param size Number of bytes in the image.
     * @param fmt On Success a new ELF object, to be deleted by the caller.
     *
     * @return Success for a valid image for this machine, NotFound when it is not ELF,
     *         InvalidFormat, or OutOfMemory.
     */
    static Result detect(const u8 *image, const Size size, ExecutableFormat **fmt);

  private:

    /** All that is needed from the image, read once and independent of its word size. */
    struct Program;

    /**
     * Read and check the whole image.
     *
     * @param program Output
     *
     * @return Success or InvalidFormat
     */
    Result load(Program & program) const;

    /**
     * Read and check one program header.
     *
     * @param program Output: a region is added when the header describes a part of memory.
     * @param segment Program header
     *
     * @return Success or InvalidFormat
     */
    Result addSegment(Program & program, const ELF64Segment & segment) const;

    /**
     * Copy regions to the caller.
     *
     * @param elfClass ELF_CLASS_32 or ELF_CLASS_64, or zero for any
     * @param regions Output
     * @param count Input and output as for regions()
     *
     * @return Result code
     */
    Result copyRegions(const u8 elfClass, Region *regions, Size *count) const;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_ELF_H */
