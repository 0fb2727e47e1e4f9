// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_MEMORYBLOCK_H
#define __LIB_LIBSTD_MEMORYBLOCK_H

#include "Types.h"
#include "Macros.h"

/**
 * Operations on blocks of memory and on strings.
 */
class MemoryBlock
{
  public:

    /**
     * What was stored before is in memory before what is stored next, as far as a successor of this program on the same
     * processor sees it. Costs no instruction.
     */
    static ALWAYS_INLINE void ordered()
    {
        __atomic_signal_fence(__ATOMIC_SEQ_CST);
    }

    /**
     * Fill memory.
     *
     * @param dest Memory to fill
     * @param ch Value for each byte
     * @param count Number of bytes
     *
     * @return dest
     */
    static void * set(void *dest, int ch, unsigned count);

    /**
     * Copy memory, as if byte by byte from the lowest address upwards: overlapping blocks with dest above src repeat
     * the bytes in front of dest (LZ4 matches rely on it).
     *
     * @param dest Memory to write
     * @param src Memory to read
     * @param count Number of bytes
     *
     * @return count
     */
    static Size copy(void *dest, const void *src, Size count);

    /**
     * Copy a string. At most count bytes are written and the last one is zero.
     *
     * @param dest Memory to write
     * @param src String to read, ends with zero
     * @param count Size of dest in bytes
     *
     * @return Length of src: the copy is complete if it is less than count
     */
    static Size copy(char *dest, char *src, Size count);

    /**
     * Compare memory.
     *
     * @param p1 First block
     * @param p2 Second block
     * @param count Number of bytes
     *
     * @return True if equal
     */
    static bool compare(const void *p1, const void *p2, const Size count);

    /**
     * Compare strings.
     *
     * @param p1 First string
     * @param p2 Second string
     * @param count Number of characters to compare at most, or zero to compare all
     *
     * @return True if equal
     */
    static bool compare(const char *p1, const char *p2, const Size count = 0);
};

#endif /* __LIB_LIBSTD_MEMORYBLOCK_H */
