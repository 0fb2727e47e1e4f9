// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_BOOTIMAGEREADER_H
#define __LIB_LIBEXEC_BOOTIMAGEREADER_H

#include <BootImage.h>
#include <Macros.h>
#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * Looks at a boot image in memory, and trusts none of its numbers.
 *
 * The image is never owned and must stay mapped as long as the object lives. No function reads
 * outside of the image, whatever its bytes are; each call checks all that it uses.
 */
class BootImageReader
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,        /**< Done */
        NotFound,       /**< No such symbol, or not a boot image */
        InvalidFormat,  /**< A number in the image is impossible */
        WrongChecksum   /**< The data are not those that the image was made with */
    };

  public:

    /**
     * Constructor.
     *
     * @param image First byte of the image. Not owned.
     * @param size Number of bytes that can be read. May be more than the image says it has.
     */
    BootImageReader(const u8 *image, const Size size);

    /**
     * Check header, tables, names and the place of all data. Checksums are not looked at.
     *
     * @return Success, NotFound when the magic number is another one, or InvalidFormat.
     */
    [[nodiscard]] Result validate() const;

    /**
     * Get the number of symbols.
     *
     * @return Number of symbols, or zero when the tables are not inside the image.
     */
    Size symbolCount() const;

    /**
     * Get a symbol.
     *
     * @param index Number of the symbol, from zero
     * @param symbol Output: a copy, with a terminated name and segments that exist.
     *
     * @return Success, NotFound when there is no such symbol, or InvalidFormat.
     */
    [[nodiscard]] Result symbol(const Size index, BootSymbol & symbol) const;

    /**
     * Find a symbol.
     *
     * @param name Name, exactly as in the image.
     * @param symbol Output as for symbol()
     *
     * @return Success, NotFound or InvalidFormat.
     */
    [[nodiscard]] Result find(const char *name, BootSymbol & symbol) const;

    /**
     * Get a segment of a symbol.
     *
     * @param symbol From symbol() or find()
     * @param index Number of the segment in the symbol, from zero
     * @param segment Output: a copy, of which the data lie inside the image.
     *
     * @return Success, NotFound when there is no such segment, or InvalidFormat.
     */
    [[nodiscard]] Result segment(const BootSymbol & symbol, const Size index, BootSegment & segment) const;

    /**
     * Get the data of a symbol that has a single segment, as programs and file system images have.
     *
     * @param symbol From symbol() or find()
     * @param data Output of the address of the first byte, inside the image.
     * @param size Output of the number of bytes.
     * @param verify Compute the checksum too, at about one instruction per byte.
     *
     * @return Success, NotFound when the symbol has no data, InvalidFormat, or WrongChecksum, in
     *         which case the output is there nevertheless.
     */
    [[nodiscard]] Result data(const BootSymbol & symbol,
                              const u8 **data,
                              Size *size,
                              const bool verify = true) const;

  private:

    /**
     * Read and check the header.
     *
     * @param header Output: a copy, of which the size and both tables lie inside the memory.
     *
     * @return Success, NotFound or InvalidFormat
     */
    Result readHeader(BootImage & header) const;

    /**
     * Check what can be checked without the tables, and that the segments exist.
     *
     * @param header Header
     * @param symbol Symbol
     *
     * @return True when the symbol is sound
     */
    bool isSound(const BootImage & header, const BootSymbol & symbol) const;

  private:

    /** First byte of the image */
    const u8 *m_image;

    /** Number of bytes that can be read */
    const Size m_size;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_BOOTIMAGEREADER_H */
