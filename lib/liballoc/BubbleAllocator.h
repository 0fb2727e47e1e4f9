// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBALLOC_BUBBLEALLOCATOR_H
#define __LIB_LIBALLOC_BUBBLEALLOCATOR_H

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
 * Allocator that only grows, and never takes anything back.
 */
class BubbleAllocator : public Allocator
{
  public:

    /**
     * Constructor.
     *
     * @param range Addresses to hand out.
     */
    BubbleAllocator(const Range range);

    /**
     * Get the amount of memory that is free.
     *
     * @return Number of bytes
     */
    virtual Size available() const;

    /**
     * Allocate memory.
     *
     * @param args The size is rounded up to the alignment of the whole range internally and not
     *             changed. The alignment in args is ignored.
     *
     * @return Success, InvalidSize or OutOfMemory.
     */
    virtual Result allocate(Range & args);

    /**
     * Not possible.
     *
     * @param addr Ignored
     *
     * @return InvalidAddress
     */
    virtual Result release(const Address addr);

  private:

    /** Number of bytes handed out so far */
    Size m_allocated;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBALLOC_BUBBLEALLOCATOR_H */
