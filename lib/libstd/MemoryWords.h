// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_MEMORYWORDS_H
#define __LIB_LIBSTD_MEMORYWORDS_H

#include "Types.h"

/**
 * The inner loops of MemoryBlock, in the fastest way of the processor. Each architecture has its own.
 */
class MemoryWords
{
  public:

    /**
     * Copy 32-bit words from the lowest address upwards. If the blocks overlap, dest is either below src
     * or at least four bytes above.
     *
     * @param dest Memory to write, at any address
     * @param src Memory to read, at any address
     * @param words Number of words
     */
    static void copy(void *dest, const void *src, Size words);

    /**
     * Fill with a 32-bit word.
     *
     * @param dest Memory to write, at any address
     * @param value The word
     * @param words Number of words
     */
    static void set(void *dest, u32 value, Size words);
};

#endif /* __LIB_LIBSTD_MEMORYWORDS_H */
