// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_HOST_WORDCOPY_H
#define __LIB_LIBSTD_HOST_WORDCOPY_H

#include "../Macros.h"
#include "../MemoryWords.h"

/**
 * Copy a few 32-bit words from one place to another that does not overlap it, where a call would cost more than the copy.
 *
 * @param dest Memory to write, aligned to a word
 * @param src Memory to read, aligned to a word
 * @param words Number of words
 */
ALWAYS_INLINE void copyFewWords(void *dest, const void *src, Size words)
{
    MemoryWords::copy(dest, src, words);
}

#endif /* __LIB_LIBSTD_HOST_WORDCOPY_H */
