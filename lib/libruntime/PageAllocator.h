// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_PAGEALLOCATOR_H
#define __LIB_LIBRUNTIME_PAGEALLOCATOR_H

#include <Types.h>
#include <Macros.h>
#include <Allocator.h>

/**
 * Allocates the heap of a process from the kernel.
 *
 * Memory grows upward from the base of the range in multiples of 8 pages. Released blocks are kept in a list ordered
 * by address, merged with their neighbours and handed out again first-fit, and a large free end of the heap goes
 * back to the kernel, so that a heap that breathes does not grow without bound.
 *
 *     base                                          m_mapped                 size
 *     | Block | payload | Block | payload ...       |  not mapped ...           |
 */
class PageAllocator : public Allocator
{
  public:

    /** Number of pages by which the heap grows at least. */
    static const Size GrowPages = 8;

    /** Free bytes at the end of the heap from which on they go back to the kernel. */
    static const Size ShrinkSize = KiloByte(256);

    /** Blocks start at multiples of this number of bytes. */
    static const Size BlockAlignment = 16;

  private:

    /** Precedes each block, used or free. */
    struct ALIGN(16) Block
    {
        Size size;     /**< Size of the block in bytes with this header. */
        u32 signature; /**< UsedSignature or FreeSignature. */
        Block *next;   /**< Next free block by address. */
    };

    /** Marks a block that is in use. */
    static const u32 UsedSignature = 0x50a9e5ed;

    /** Marks a free block. */
    static const u32 FreeSignature = 0xf4eeb10c;

  public:

    /**
     * Constructor.
     *
     * @param range Virtual addresses of the heap, aligned to pages. Nothing is mapped yet.
     */
    PageAllocator(const Range range);

    /**
     * Bytes that could still be allocated: free blocks plus the part of the range that is not mapped.
     *
     * @return Size in bytes
     */
    virtual Size available() const;

    /**
     * Allocate memory.
     *
     * @param args On input the wanted size and alignment; on output the address, and the size actually given,
     *             which is never smaller than the wanted size.
     *
     * @return Success, InvalidSize for size zero, InvalidAlignment for more than BlockAlignment, OutOfMemory
     *         when range or kernel is exhausted
     */
    virtual Result allocate(Range & args);

    /**
     * Give memory back.
     *
     * @param addr Address returned by allocate()
     *
     * @return Success, or InvalidAddress if the address is not that of a block in use
     */
    virtual Result release(const Address addr);

  protected:

    /**
     * Map zeroed memory.
     *
     * @param virt Virtual address
     * @param size Size in bytes, a multiple of the page size
     *
     * @return Success or OutOfMemory
     */
    virtual Result mapPages(const Address virt, const Size size);

    /**
     * Give mapped memory back.
     *
     * @param virt Virtual address
     * @param size Size in bytes, a multiple of the page size
     *
     * @return Success or InvalidAddress
     */
    virtual Result unmapPages(const Address virt, const Size size);

  private:

    /**
     * Map more memory at the end of the heap as a free block.
     *
     * @param size Number of bytes needed
     *
     * @return Success or OutOfMemory
     */
    Result grow(const Size size);

    /**
     * Give the free end of the heap back to the kernel when it is large.
     */
    void shrink();

    /**
     * Insert a free block into the list and merge it with its neighbours.
     *
     * @param block Block to insert
     */
    void insertFree(Block *block);

    /**
     * Find the first free block of a size.
     *
     * @param size Number of bytes with header
     * @param previous Receives its predecessor in the list or null
     *
     * @return Block or null
     */
    Block * findFree(const Size size, Block **previous) const;

  private:

    /** First free block. */
    Block *m_free;

    /** Bytes of the range that are mapped. */
    Size m_mapped;

    /** Bytes in free blocks. */
    Size m_freeSize;
};

#endif /* __LIB_LIBRUNTIME_PAGEALLOCATOR_H */
