// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_LZ4BLOCK_H
#define __LIB_LIBEXEC_LZ4BLOCK_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * Decompressor of the data of one block (LZ4 Block Format).
 */
class Lz4Block
{
  public:

    /**
     * Decompress the data of one block.
     *
     * @param input First byte of the compressed data
     * @param inputSize Number of bytes
     * @param output Where to put the content. The block refers to nothing in front of it.
     * @param outputSize Room for the content
     * @param produced On success the number of bytes written.
     * @param complete On success false when there was no room for all of the content.
     *
     * @return True on success, false when the data are damaged
     */
    static bool decompress(const u8 *input,
                           const Size inputSize,
                           u8 *output,
                           const Size outputSize,
                           Size *produced,
                           bool *complete);
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_LZ4BLOCK_H */
