// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBALLOC_POOLALLOCATOR_H
#define __LIB_LIBALLOC_POOLALLOCATOR_H

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
 * Allocator of objects, in pools of slots of a power of two bytes.
 *
 * Memory of a pool, as obtained from the parent:
 *
 *     +------+----------------------+--------+--------+- -  -+--------+
 *     | Pool | bitmap (bitmapSize)  | slot 0 | slot 1 |      | slot n |
 *     +------+----------------------+--------+--------+- -  -+--------+
 *                                  /          \
 *                  +--------------+--------------------------+---------------+
 *                  | ObjectPrefix | the object, and a rest   | ObjectPostfix |
 *                  +--------------+--------------------------+---------------+
 *
 * Prefix and postfix carry a signature while the slot is in use. An address is released only when
 * both are intact and the pool confirms that the slot is in use, so that a double release, a stray
 * pointer or a buffer that was written past its end is reported and harms nothing.
 */
class PoolAllocator : public Allocator
{
  private:

    /** Power of two of the smallest slot */
    static const Size MinimumPoolSize = 2;

    /** Power of two of the largest slot */
    static const Size MaximumPoolSize = 27;

    /** Number of bytes in the slots of the first pool, unless one slot is larger */
    static const Size InitialPoolBytes = 16 * 1024;

    /** Marks slots that are in use */
    static const u32 ObjectSignature = 0xF7312A56;

    /**
     * Slots of one size.
     *
     * Keeps its own count of free slots and changes the bitmap a word at a time: all that an
     * allocation costs beyond that is a few checks. Bits behind the last slot are always set.
     */
    class Pool : public BitAllocator
    {
      public:

        /**
         * Constructor.
         *
         * @param owner Allocator to which the pool belongs
         * @param range The slots
         * @param bitmap Memory for the bitmap: a whole number of words
         * @param bitmapSize Number of bytes reserved for the bitmap
         * @param index Power of two of the slot size
         */
        Pool(const PoolAllocator *owner, const Range range, u8 *bitmap, const Size bitmapSize, const Size index);

        /**
         * Get the size of the free slots.
         *
         * @return Number of bytes
         */
        virtual Size available() const;

        /**
         * Tell whether all slots are in use.
         */
        bool isFull() const
        {
            return freeCount == 0;
        }

        /**
         * Take a free slot: the next one behind the slot that was taken last. There must be one.
         *
         * @return Address of the slot, or zero when the bitmap knows of none: the pool is full then.
         */
        Address take()
        {
            const Size word = m_lastBit / WordBits;
            const u32 free = ~words[word] & (~(u32) 0 << (m_lastBit % WordBits));

            return free != 0 ? takeBit(word, free) : takeBehind(word);
        }

        /**
         * Find the bit of a slot.
         *
         * @param slot Any address
         * @param mask Output of the bit in the word
         *
         * @return Word of the bitmap, or zero when the address is not that of a slot in use.
         */
        u32 * find(const Address slot, u32 & mask) const
        {
            const Address offset = slot - m_range.address;
            const Address bit = offset >> index;

            if (offset >= m_range.size || (bit << index) != offset)
            {
                return ZERO;
            }

            u32 *word = words + (bit / WordBits);
            mask = (u32) 1 << (bit % WordBits);
            return (*word & mask) ? word : (u32 *) ZERO;
        }

        /**
         * Give a slot back.
         *
         * @param word Word of the bitmap, from find()
         * @param mask The bit in it
         *
         * @return True when no slot is in use anymore
         */
        bool give(u32 *word, const u32 mask)
        {
            *word ^= mask;
            return ++freeCount == slots;
        }

        /**
         * Get the size of all slots.
         *
         * @return Number of bytes
         */
        Size bytes() const
        {
            return m_range.size;
        }

      private:

        /** Number of bits that are examined at once */
        static const Size WordBits = 32;

        /**
         * Take a slot.
         *
         * @param word Index of a word of the bitmap
         * @param free Free slots in that word, not zero
         *
         * @return Address of the first of them
         */
        Address takeBit(const Size word, const u32 free)
        {
            const Size position = (Size) __builtin_ctz(free);

            words[word] |= (u32) 1 << position;
            freeCount--;
            m_lastBit = (word * WordBits) + position;
            return m_range.address + ((Address) m_lastBit << index);
        }

        /**
         * Take a slot of another word.
         *
         * @param word Index of the word behind which to begin, and to examine again as the last one
         *
         * @return Address of the slot, or zero as take()
         */
        Address takeBehind(const Size word);

      public:

        /** Allocator to which the pool belongs */
        const PoolAllocator *owner;

        /** Previous pool in the list */
        Pool *prev;

        /** Next pool in the list */
        Pool *next;

        /** Power of two of the slot size */
        const Size index;

        /** Number of bytes reserved for the bitmap */
        const Size bitmapSize;

      private:

        /** Bitmap of slots in use */
        u32 * const words;

        /** Number of slots */
        const Size slots;

        /** Number of slots that are not in use */
        Size freeCount;
    };

    /**
     * Precedes each object.
     */
    typedef struct ObjectPrefix
    {
        u32 signature;      /**< ObjectSignature while in use, zero afterwards */
        Pool *pool;         /**< Pool of the slot */
    }
    ObjectPrefix;

    /**
     * At the end of the slot of each object.
     */
    typedef struct ObjectPostfix
    {
        u32 signature;      /**< ObjectSignature while in use */
    }
    ObjectPostfix;

  public:

    /**
     * Constructor.
     *
     * @param parent Gives memory for pools, and gets it back. Not owned.
     */
    PoolAllocator(Allocator *parent);

    /**
     * Get the size of all slots, in use or not.
     *
     * @return Number of bytes, zero when nothing is allocated.
     */
    virtual Size size() const;

    /**
     * Get the size of the free slots in pools that have slots in use. The parent may have more.
     *
     * @return Number of bytes
     */
    virtual Size available() const;

    /**
     * Allocate memory for an object.
     *
     * @param args Size of the object, which is not changed. The alignment must be zero: the address
     *             is a multiple of sizeof(ObjectPrefix) when the parent's addresses are.
     *
     * @return Success, InvalidSize, InvalidAlignment or OutOfMemory.
     */
    virtual Result allocate(Range & args);

    /**
     * Release the memory of an object. An empty pool is given back to the parent.
     *
     * @param addr Address that allocate() gave.
     *
     * @return Success, or InvalidAddress when the address is none of ours, was released before, or
     *         when a signature is damaged. Then the slot remains in use.
     */
    virtual Result release(const Address addr);

    /**
     * Set how much memory to keep in empty pools instead of giving it back to the parent.
     *
     * Spares the cost of making a pool anew for programs that use one object at a time. Pools that
     * the parent does not take back are kept in any case.
     *
     * @param bytes Number of bytes at most, zero by default.
     */
    void setCacheLimit(const Size bytes);

    /**
     * Set how large the first pool of each class is, and by how much more each further one.
     *
     * Little for a program that keeps few objects of many sizes: memory is cleared when it is mapped, which a program
     * that starts pays for.
     *
     * @param bytes Number of bytes, InitialPoolBytes by default.
     */
    void setInitialPoolBytes(const Size bytes);

    /**
     * Give the empty pools that were kept back to the parent, as far as it takes them.
     */
    void flushCache();

  private:

    /**
     * Tell whether there is a pool of ours at an address.
     *
     * @param pool Address of any memory that can be read and is aligned.
     */
    __attribute__((no_sanitize("vptr"))) bool isPool(const Pool *pool) const
    {
        return pool->owner == this;
    }

    /**
     * Get the slot size for an object.
     *
     * @param inputSize Number of bytes in the object, at most 2^MaximumPoolSize
     *
     * @return Number of bytes with prefix and postfix, rounded up to a power of two
     */
    Size calculateObjectSize(const Size inputSize) const;

    /**
     * Get the number of slots in the first pool of a class.
     *
     * @param objectSize Slot size in bytes
     *
     * @return Number of slots, at least one
     */
    Size calculateObjectCount(const Size objectSize) const;

    /**
     * Find a pool with a free slot, or make one.
     *
     * @param index Power of two of the slot size
     *
     * @return Pool of m_pools, or ZERO when there is no memory
     */
    Pool * findPool(const Size index);

    /**
     * Make a pool and put it at the head of its list.
     *
     * @param index Power of two of the slot size
     * @param multiplier Number of times that the pool should be larger than the first of its class
     *
     * @return Pool, or ZERO when there is no memory
     */
    Pool * growPool(const Size index, const Size multiplier);

    /**
     * Make a pool in memory of the parent.
     *
     * @param index Power of two of the slot size
     * @param count Number of slots
     *
     * @return Pool that is in no list, or ZERO when the parent has no memory
     */
    Pool * newPool(const Size index, const Size count);

    /**
     * Make a pool in the memory of an empty one of another class.
     *
     * @param index Power of two of the slot size
     *
     * @return Pool that is in no list, or ZERO when no empty pool is large enough
     */
    Pool * convertPool(const Size index);

    /**
     * Make a pool.
     *
     * @param memory Address of the memory
     * @param index Power of two of the slot size
     * @param count Number of slots
     *
     * @return Pool that is in no list
     */
    Pool * placePool(const Address memory, const Size index, const Size count);

    /**
     * Take an empty pool out of use: to the parent, or to the list of spare ones.
     *
     * @param pool Pool of m_pools
     */
    void retirePool(Pool *pool);

    /**
     * Give a pool back to the parent.
     *
     * @param pool Empty pool that is in no list
     *
     * @return True on success, false when the parent does not take it.
     */
    bool giveBack(Pool *pool);

    /**
     * Get the number of bytes reserved for the bitmap.
     *
     * @param count Number of slots
     *
     * @return Number of bytes, whole words: such that the slots are aligned as the pool itself is.
     */
    static Size calculateBitmapSize(const Size count);

    /**
     * Put a pool at the head of a list.
     *
     * @param list Head of the list
     * @param pool Pool
     */
    static void link(Pool *&list, Pool *pool);

    /**
     * Take a pool out of a list.
     *
     * @param list Head of the list
     * @param pool Pool
     */
    static void unlink(Pool *&list, Pool *pool);

  private:

    /** Pools with slots in use, by power of two of the slot size */
    Pool *m_pools[MaximumPoolSize + 1];

    /** Empty pools that are kept, by power of two of the slot size */
    Pool *m_spare[MaximumPoolSize + 1];

    /** Lowest address ever obtained from the parent */
    Address m_lowest;

    /** Address after the highest one ever obtained from the parent */
    Address m_highest;

    /** Number of bytes of empty pools to keep */
    Size m_cacheLimit;

    /** Bytes of slots in the first pool of a class. */
    Size m_initialPoolBytes;

    /** Number of bytes in pools of m_spare, without their administration */
    Size m_cacheSize;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBALLOC_POOLALLOCATOR_H */
