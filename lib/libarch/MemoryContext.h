// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_MEMORYCONTEXT_H
#define __LIB_LIBARCH_MEMORYCONTEXT_H

#include <Types.h>
#include <Macros.h>
#include <Callback.h>
#include <SplitAllocator.h>
#include "Memory.h"
#include "MemoryMap.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * A virtual address space.
 *
 * Addresses given to map, unmap, release and the range functions are multiples of PAGESIZE. Sizes are in bytes and are
 * rounded up to whole pages. A frame whose mapping has Memory::Owned is freed by release(), releaseRange() and
 * releaseSection(); no other frame ever is.
 *
 * The range functions happen entirely or not at all.
 */
class MemoryContext
{
  public:

    /**
     * Result codes.
     */
    typedef enum Result
    {
        Success,         /**< Done */
        InvalidAddress,  /**< Not aligned, not mapped, or outside of what the function works on */
        InvalidSize,     /**< Zero, or the range wraps around the end of the address space */
        AlreadyExists,   /**< Something is mapped there */
        OutOfMemory,     /**< No frame, no memory for a page table, or no free virtual range */
        InvalidArgs,     /**< Other wrong argument */
    }
    Result;

    /**
     * Constructor.
     *
     * @param map Regions of the address space. Not owned, must outlive this object.
     * @param alloc Where frames come from and go to. Not owned.
     */
    MemoryContext(MemoryMap *map, SplitAllocator *alloc);

    /**
     * Destructor.
     */
    virtual ~MemoryContext();

    /**
     * Get the address space that is active.
     *
     * @return Address space, or ZERO before the first activate().
     */
    static MemoryContext * getCurrent();

    /** Tell which address space is in use. Only for who switches it. */
    static void setCurrent(MemoryContext *context) { m_current = context; }

    /**
     * Prepare the address space for use.
     *
     * @return Success or OutOfMemory
     */
    virtual Result initialize() = 0;

    /**
     * Make this the active address space.
     *
     * @param initializeMMU True to turn on paging first
     *
     * @return Result code
     */
    virtual Result activate(bool initializeMMU = false) = 0;

    /**
     * Map a page.
     *
     * @param virt Virtual address
     * @param phys Physical address of the frame
     * @param access Access flags
     *
     * @return Success, AlreadyExists, OutOfMemory or InvalidAddress
     */
    virtual Result map(Address virt, Address phys, Memory::Access access) = 0;

    /**
     * Remove the mapping of a page. The frame is kept, even when it is owned.
     *
     * @param virt Virtual address
     *
     * @return Success or InvalidAddress
     */
    virtual Result unmap(Address virt) = 0;

    /**
     * Translate an address.
     *
     * @param virt Virtual address, any
     * @param phys Output: physical address, with the offset in the page
     *
     * @return Success or InvalidAddress when nothing is mapped there
     */
    virtual Result lookup(Address virt, Address *phys) const = 0;

    /**
     * Get the access flags of an address.
     *
     * @param virt Virtual address, any
     * @param access Output: flags
     *
     * @return Success or InvalidAddress when nothing is mapped there
     */
    virtual Result access(Address virt, Memory::Access *access) const = 0;

    /**
     * Get physical address and access flags in one step.
     *
     * @param virt Virtual address, need not be page aligned
     * @param phys Output: physical address with the offset in the page
     * @param access Output: access flags
     *
     * @return As lookup() and access().
     */
    virtual Result resolve(Address virt, Address *phys, Memory::Access *access) const;

    /**
     * Map adjacent frames.
     *
     * @param range Virtual address, size and access are input. If phys is zero, zeroed frames are allocated, owned by
     *              the mapping, and phys and access are updated on Success. Unchanged otherwise.
     *
     * @return Success, InvalidAddress, InvalidSize, AlreadyExists or OutOfMemory
     */
    virtual Result mapRangeContiguous(Memory::Range *range);

    /**
     * Map newly allocated, zeroed frames from anywhere, owned by the mapping.
     *
     * @param range Virtual address, size and access are input. On Success, phys is the first frame and access
     *              contains Memory::Owned. Unchanged otherwise.
     *
     * @return Success, InvalidAddress, InvalidSize, AlreadyExists or OutOfMemory
     */
    virtual Result mapRangeSparse(Memory::Range *range);

    /**
     * Remove the mappings of a range. Frames are kept.
     *
     * @param range Virtual address and size
     *
     * @return Success, InvalidAddress when a page of it is not mapped (then all stay mapped), InvalidSize
     */
    virtual Result unmapRange(Memory::Range *range);

    /**
     * Remove the mapping of a page and free its frame if that is owned.
     *
     * @param virt Virtual address
     *
     * @return Success or InvalidAddress
     */
    virtual Result release(Address virt);

    /**
     * Remove the mappings of a range and free the frames that are owned.
     *
     * @param range Virtual address and size
     *
     * @return Success, or InvalidAddress when a page of it is not mapped (then all stay mapped)
     */
    virtual Result releaseRange(Memory::Range *range);

    /**
     * Remove everything from whole sections, page tables included.
     *
     * @param range Virtual address and size
     * @param tablesOnly True to free page tables and keep all frames
     *
     * @return Result code
     */
    virtual Result releaseSection(const Memory::Range & range, const bool tablesOnly = false) = 0;

    /**
     * Let pages change places with those of another address space, from the first one up to one that is not writable
     * memory of its own on both sides. Access stays as it is.
     *
     * @param virt Virtual address
     * @param other The other address space; this one is possible if the ranges do not overlap
     * @param otherVirt Virtual address there
     * @param size Number of bytes, whole pages
     *
     * @return Number of bytes that were exchanged
     */
    Size exchange(const Address virt, MemoryContext & other, const Address otherVirt, const Size size);

    /**
     * Find a part of a region where nothing is mapped. Nothing is reserved.
     *
     * @param size Number of bytes
     * @param region Region to look in
     * @param virt Output: virtual address, a multiple of PAGESIZE
     *
     * @return Success, InvalidSize or OutOfMemory
     */
    virtual Result findFree(Size size, MemoryMap::Region region, Address *virt) const;

    /**
     * Map one more frame of the range that mapRangeSparse() is working on.
     *
     * @param phys Frame
     */
    virtual void mapRangeSparseCallback(Address *phys);

  protected:

    /**
     * Find the entry of a page in the page table: the address of a frame, and flags below it.
     *
     * @param virt Virtual address
     *
     * @return Entry, ZERO if the page is not normal, writable memory of a program that owns its frame
     */
    virtual u32 * ownEntry(const Address virt) const;

    /**
     * An entry was changed: the processor must look at it again.
     *
     * @param virt Virtual address
     */
    virtual void forget(const Address virt) const;

    /**
     * Fill a frame with zeros.
     *
     * @param phys Physical address of a frame that m_alloc manages
     */
    virtual void clearFrame(Address phys);

    /**
     * Free the frames that the entries of a page table own. The entries stay as they are.
     *
     * @param entries Entries: the address of a frame, and flags below it
     * @param count Number of entries, a multiple of eight
     * @param owned Flags that an entry has if its frame belongs to it
     */
    void releaseFrames(const u32 *entries, const Size count, const u32 owned);

    /**
     * Check alignment and size of a range.
     *
     * @param virt Virtual address
     * @param phys Physical address
     * @param size Number of bytes
     * @param pages Output: number of pages
     *
     * @return Success, InvalidAddress or InvalidSize
     */
    static Result checkRange(const Address virt, const Address phys, const Size size, Size *pages);

    /**
     * Remember that a virtual range became free, so that findFree() uses it again.
     *
     * @param virt Virtual address
     */
    void noteFree(const Address virt) const;

  private:

    /** Undo mapRangeSparse() for its first pages. */
    void undoSparse(const Address virt, const Size pages);

    /** First free address in [from, to) for a number of pages. */
    bool scanFree(const Address from, const Address to, const Size pages, Address *virt) const;

  protected:

    /** Where frames come from */
    SplitAllocator *m_alloc;

    /** Regions of the address space */
    MemoryMap *m_map;

    /** The active address space */
    static MemoryContext *m_current;

    /** Hands mapRangeSparseCallback() to allocators */
    Callback<MemoryContext, Address> m_mapRangeSparseCallback;

    /** Range that mapRangeSparse() is working on */
    Memory::Range *m_savedRange;

    /** Number of pages of it that are mapped */
    Size m_numSparsePages;

    /** Where the next findFree() starts, for each region */
    mutable Address m_nextFree[MEMORYMAP_MAX_REGIONS];
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_MEMORYCONTEXT_H */
