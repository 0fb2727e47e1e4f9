// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBEXEC_XXHASH32_H
#define __LIB_LIBEXEC_XXHASH32_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libexec
 * @{
 */

/**
 * The xxHash checksum of 32 bits, which LZ4 frames carry.
 *
 * It detects damage, not forgery.
 */
class XXHash32
{
  public:

    /**
     * Compute the checksum of a block of memory.
     *
     * @param data First byte, at any alignment
     * @param size Number of bytes
     * @param seed Start value, zero for LZ4 frames
     *
     * @return Checksum
     */
    static u32 hash(const void *data, const Size size, const u32 seed = 0);
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBEXEC_XXHASH32_H */
