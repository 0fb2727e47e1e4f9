// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBALLOC_SPLITALLOCATOR_H
#define __LIB_LIBALLOC_SPLITALLOCATOR_H

#include <Callback.h>
#include <Macros.h>
#include <Types.h>
#include "Allocator.h"
#include "BitAllocator.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup liballoc
 * @{
 */

/**
 * Allocator of physical pages that are also mapped at a constant distance in virtual memory.
 */
class SplitAllocator : public Allocator
{
  public:

    /** Number of pages that allocateSparse() takes at once where it can */
    static const Size SparsePages = 8;

  public:

    /**
     * Constructor.
     *
     * @param physRange Physical addresses to hand out.
     * @param virtRange Virtual addresses at which the whole physical range is mapped.
     * @param pageSize Number of bytes in a page.
     */
    SplitAllocator(const Range physRange, const Range virtRange, const Size pageSize);

    /**
     * Get the amount of memory that is free.
     *
     * @return Number of bytes in all free pages, which need not be adjacent.
     */
    virtual Size available() const;

    /**
     * Allocate physically adjacent pages.
     *
     * @param args Output is the physical address. The size is rounded up to whole pages internally.
     *             The alignment must be a multiple of the page size, or zero.
     *
     * @return As BitAllocator::allocate()
     */
    virtual Result allocate(Range & args);

    /**
     * Allocate pages that need not be adjacent: all of them, or none.
     *
     * @param range Only the size is used: it must be a multiple of SparsePages pages.
     * @param function Called with an Address pointer once for each page, in the order in which the
     *                 pages make up the range. It must not allocate from this object.
     *
     * @return Success, InvalidSize or OutOfMemory. On failure the function was not called.
     */
    Result allocateSparse(const Range & range, CallbackFunction *function);

    /**
     * Allocate physically adjacent pages.
     *
     * @param phys As for allocate(Range &)
     * @param virt On Success the virtual address and the size of the same pages.
     *
     * @return As for allocate(Range &)
     */
    Result allocate(Range & phys, Range & virt);

    /**
     * Allocate one given physical page.
     *
     * @param addr Any physical address in the page.
     *
     * @return Success, or InvalidAddress when it is outside the range or in use.
     */
    Result allocate(const Address addr);

    /**
     * Release exactly one page.
     *
     * @param addr Physical address of the page.
     *
     * @return Success, or InvalidAddress when the page is not ours or free already.
     */
    virtual Result release(const Address addr);

    /**
     * Convert a physical to a virtual address.
     *
     * @param phys Physical address in the range. It is not checked.
     *
     * @return Virtual address
     */
    Address toVirtual(const Address phys) const;

    /**
     * Convert a virtual to a physical address.
     *
     * @param virt Virtual address in the range. It is not checked.
     *
     * @return Physical address
     */
    Address toPhysical(const Address virt) const;

    /**
     * Tell whether a page is in use.
     *
     * @param page Any physical address in the page
     *
     * @return True when in use. Addresses outside the range are not.
     */
    bool isAllocated(const Address page) const;

  private:

    /** Physical pages */
    BitAllocator m_alloc;

    /** Where the physical pages are in virtual memory */
    const Range m_virtRange;

    /** Number of bytes in a page */
    const Size m_pageSize;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBALLOC_SPLITALLOCATOR_H */
