// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_LZ4DECOMPRESSOR_H
#define __LIB_LIBEXEC_LZ4DECOMPRESSOR_H

#include <Macros.h>
#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * Decompressor of one LZ4 frame (LZ4 Frame Format 1.6 and LZ4 Block Format).
 *
 * Supported are frames with independent blocks, compressed or stored, that tell their content size,
 * as `lz4 --content-size` makes them. The input is untrusted: every length and offset is checked,
 * and all checksums that the frame carries are verified.
 */
class Lz4Decompressor
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,            /**< Done */
        IOError,            /**< The frame is damaged or ends too early */
        InvalidArgument,    /**< Not an LZ4 frame, or impossible parameters */
        NotSupported        /**< A valid frame, but with a feature that we do not have */
    };

  public:

    /**
     * Constructor.
     *
     * @param data First byte of the frame. Not owned, must stay mapped as long as the object lives.
     * @param size Number of bytes that can be read. May be more than the frame has.
     */
    Lz4Decompressor(const void *data, const Size size);

    /**
     * Read the frame descriptor. Must succeed before anything else is called.
     *
     * @return Success, InvalidArgument, NotSupported, or IOError when the descriptor's checksum is wrong.
     */
    Result initialize();

    /**
     * Get the size of the content.
     *
     * @return Number of bytes, zero before initialize() succeeded.
     */
    u64 getUncompressedSize() const;

    /**
     * Decompress, always from the beginning of the frame.
     *
     * @param buffer Output
     * @param size Number of bytes to decompress. The content checksum is verified when this is
     *             the whole content or more; what is behind the content is not written.
     *
     * @return Success, IOError when the frame is damaged (the buffer has undefined contents then),
     *         or InvalidArgument when initialize() did not succeed.
     */
    Result read(void *buffer, const Size size) const;

  private:

    /** First word of a frame */
    static const u32 FrameMagic = 0x184D2204;

    /** Magic, largest frame descriptor, end mark and content checksum */
    static const Size MinimumInput = 27;

  private:

    /** First byte of the frame */
    const u8 *m_inputData;

    /** Number of bytes that can be read */
    const Size m_inputSize;

    /** Number of bytes from the flags up to and including the header checksum */
    Size m_frameDescSize;

    /** True if each block is followed by its checksum */
    bool m_blockChecksums;

    /** True if the checksum of the content is at the end of the frame */
    bool m_contentChecksum;

    /** Number of bytes in the content */
    u64 m_contentSize;

    /** Number of bytes of content in a block at most */
    Size m_blockMaximumSize;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_LZ4DECOMPRESSOR_H */
