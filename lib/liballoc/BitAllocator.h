// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBALLOC_BITALLOCATOR_H
#define __LIB_LIBALLOC_BITALLOCATOR_H

#include <BitArray.h>
#include <Macros.h>
#include <Types.h>
#include "Allocator.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup liballoc
 * @{
 */

/**
 * Allocator of chunks of equal size, each represented by one bit that is set while in use.
 *
 * Next fit: a search starts where the previous one succeeded and wraps around once. The bitmap is
 * examined in words, not bit by bit. The memory of the range itself is never touched.
 */
class BitAllocator : public Allocator
{
  public:

    /**
     * Constructor.
     *
     * @param range Addresses to hand out. A rest that is smaller than a chunk is not used.
     * @param chunkSize Number of bytes in a chunk.
     * @param bitmap Memory for one bit per chunk, not owned. When ZERO, it is allocated from
     *               the default allocator and owned. All chunks are free at first.
     */
    BitAllocator(const Range range, const Size chunkSize, u8 *bitmap = ZERO);

    /**
     * Get the chunk size.
     *
     * @return Number of bytes
     */
    Size chunkSize() const;

    /**
     * Get the amount of memory that is free.
     *
     * @return Number of bytes in all free chunks, which need not be adjacent.
     */
    virtual Size available() const;

    /**
     * Allocate adjacent chunks.
     *
     * @param args The size is rounded up to whole chunks internally and not changed. The alignment
     *             must be a multiple of the chunk size, or zero.
     *
     * @return Success, InvalidSize, InvalidAlignment or OutOfMemory.
     */
    virtual Result allocate(Range & args);

    /**
     * Allocate adjacent chunks at or behind a given chunk, without wrapping around.
     *
     * @param args As for allocate()
     * @param startBit Index of the first chunk to examine.
     *
     * @return As for allocate()
     */
    Result allocateFrom(Range & args, const Size startBit);

    /**
     * Allocate one given chunk.
     *
     * @param addr Any address in the chunk
     *
     * @return Success, or InvalidAddress when the chunk is outside the range or in use.
     */
    Result allocateAt(const Address addr);

    /**
     * Tell whether a chunk is in use.
     *
     * @param page Any address in the chunk
     *
     * @return True when in use. Addresses outside the range are not.
     */
    bool isAllocated(const Address page) const;

    /**
     * Release exactly one chunk.
     *
     * @param chunk First address of the chunk
     *
     * @return Success, or InvalidAddress when this is no chunk of ours or it is free already.
     */
    virtual Result release(const Address chunk);

  private:

    /**
     * Take adjacent chunks from a range of which the base is not aligned.
     *
     * @param bit Output of the index of the first one
     * @param startBit Index of the first chunk to examine
     * @param count Number of chunks, at least one
     * @param boundary The address of the first one must be a multiple of this number of chunks
     *
     * @return True on success
     */
    bool takeAligned(Size & bit, const Size startBit, const Size count, const Size boundary);

  protected:

    /** Number of bytes in a chunk */
    const Size m_chunkSize;

    /** One bit per chunk, set while in use */
    BitArray m_array;

    /** Index of the chunk with which the last search succeeded */
    Size m_lastBit;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBALLOC_BITALLOCATOR_H */
