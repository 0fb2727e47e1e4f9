// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBALLOC_ALLOCATOR_H
#define __LIB_LIBALLOC_ALLOCATOR_H

#include <Macros.h>
#include <Types.h>

/**
 * @defgroup lib Libraries
 * @{
 * @defgroup liballoc liballoc
 * @{
 */

/**
 * Hands out parts of a range of addresses.
 *
 * The base class owns no memory: it describes a range and gives the interface that the
 * allocators share. The range may be memory that can be touched (a heap), physical memory,
 * or any other numbered resource.
 *
 * One allocator can be made the default with setDefault(): on the target, the global
 * operators new and delete use it.
 */
class Allocator
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success = 0,        /**< Done */
        InvalidAddress,     /**< Address is outside the range, or was not allocated */
        InvalidSize,        /**< Size is zero or too large to be described */
        InvalidAlignment,   /**< Alignment cannot be given by this allocator */
        OutOfMemory         /**< Nothing of that size is free */
    };

    /**
     * A piece of memory: input and output of allocate().
     */
    typedef struct Range
    {
        Address address;    /**< First byte. Output of allocate(). */
        Size size;          /**< Number of bytes */
        Size alignment;     /**< Number of bytes of which the address must be a multiple, or zero for any */
    }
    Range;

  public:

    /**
     * Constructor of an allocator with an empty range.
     */
    Allocator();

    /**
     * Constructor with a range.
     *
     * @param range Addresses to hand out. The alignment and the size must be at least four,
     *              the size must be a multiple of the alignment.
     */
    Allocator(const Range range);

    /**
     * Destructor. Memory that was handed out is not touched.
     */
    virtual ~Allocator();

    /**
     * Make an allocator the default one.
     *
     * @param alloc Used by the operators new and delete from now on, or ZERO for none. Not owned.
     */
    static void setDefault(Allocator *alloc);

    /**
     * Get the default allocator.
     *
     * @return Allocator given to setDefault(), or ZERO.
     */
    static Allocator *getDefault()
    {
        return m_default;
    }

    /**
     * Set the allocator from which this one gets its memory.
     *
     * @param parent Allocator or ZERO. Not owned.
     */
    void setParent(Allocator *parent);

    /**
     * Get the parent.
     *
     * @return Allocator given to setParent(), or ZERO.
     */
    Allocator * parent();

    /**
     * Get the first address of the range.
     */
    Address base() const
    {
        return m_range.address;
    }

    /**
     * Get the alignment of the range.
     *
     * @return Number of bytes
     */
    Size alignment() const;

    /**
     * Get the size of the range.
     *
     * @return Number of bytes
     */
    virtual Size size() const;

    /**
     * Get the amount of memory that is free.
     *
     * @return Number of bytes
     */
    virtual Size available() const;

    /**
     * Allocate memory.
     *
     * @param range Size and alignment that are wanted. On Success, the address is filled in;
     *              otherwise it is unchanged.
     *
     * @return Result code. The base class has nothing to give: OutOfMemory.
     */
    virtual Result allocate(Range & range);

    /**
     * Release memory.
     *
     * @param addr Address that allocate() gave.
     *
     * @return Result code. The base class never gave anything: InvalidAddress.
     */
    virtual Result release(const Address addr);

  protected:

    /**
     * Round an address up.
     *
     * @param addr Address
     * @param boundary Number of bytes, need not be a power of two. Zero leaves the address as is.
     *
     * @return The lowest multiple of boundary that is not below addr.
     */
    Address aligned(const Address addr, const Size boundary) const;

  private:

    /** Used by the operators new and delete */
    static Allocator *m_default;

    /** Where our memory comes from, if not from the range alone */
    Allocator *m_parent;

  protected:

    /** All addresses that we may hand out */
    Range m_range;
};

#ifndef __HOST__

/*
 * There are no exceptions: on exhaustion a new expression must evaluate to zero, and no constructor may run. Compilers
 * check the result of an operator new that is noexcept.
 */
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winline-new-delete"

/**
 * Tells ours from the operator new that Clang declares by itself: that one cannot be made noexcept, and is taken for
 * one that never returns zero. Nobody passes it.
 */
class AllocatorNew
{
};

/** Further parameter of operator new: another function than the compiler's own. */
#define ALLOCATOR_NEW_PARAMETER , AllocatorNew = {}

/** Of two functions that fit alike, Clang takes the one with a condition. */
#define ALLOCATOR_NEW_CHECKED noexcept __attribute__((enable_if(true, "returns zero when there is no memory")))
#else
/** Further parameter of operator new: none. */
#define ALLOCATOR_NEW_PARAMETER

/** Operator new returns zero when there is no memory. */
#define ALLOCATOR_NEW_CHECKED noexcept
#endif /* __clang__ */

/**
 * Allocate memory for an object from the default allocator.
 *
 * @param sz Number of bytes
 *
 * @return Pointer to memory owned by the caller until operator delete, or zero when there is no more.
 */
inline void * operator new(__SIZE_TYPE__ sz ALLOCATOR_NEW_PARAMETER) ALLOCATOR_NEW_CHECKED
{
    Allocator *alloc = Allocator::getDefault();
    Allocator::Range range = { 0, (Size) sz, 0 };

    if (alloc == 0 || range.size != sz || alloc->allocate(range) != Allocator::Success)
    {
        return 0;
    }

    return (void *) range.address;
}

/**
 * Allocate memory for an array from the default allocator.
 *
 * @param sz Number of bytes
 *
 * @return Pointer to memory owned by the caller until operator delete[], or zero when there is no more.
 */
inline void * operator new[](__SIZE_TYPE__ sz ALLOCATOR_NEW_PARAMETER) ALLOCATOR_NEW_CHECKED
{
    return operator new(sz);
}

/**
 * Give the memory of an object back to the default allocator.
 *
 * @param mem Pointer from operator new, or zero. A pointer that is not in use is ignored.
 */
inline void operator delete (void *mem) noexcept
{
    Allocator *alloc = Allocator::getDefault();

    if (mem != 0 && alloc != 0)
    {
        alloc->release((Address) mem);
    }
}

/**
 * Give the memory of an array back to the default allocator.
 *
 * @param mem Pointer from operator new[], or zero. A pointer that is not in use is ignored.
 */
inline void operator delete[] (void *mem) noexcept
{
    operator delete(mem);
}

#if __cplusplus >= 201402L
/**
 * Give the memory of an object back, used by compilers that pass the size.
 *
 * @param mem Pointer from operator new, or zero.
 */
inline void operator delete (void *mem, __SIZE_TYPE__) noexcept
{
    operator delete(mem);
}

/**
 * Give the memory of an array back, used by compilers that pass the size.
 *
 * @param mem Pointer from operator new[], or zero.
 */
inline void operator delete[] (void *mem, __SIZE_TYPE__) noexcept
{
    operator delete(mem);
}
#endif /* __cplusplus */

#ifdef __clang__
#pragma clang diagnostic pop
#endif /* __clang__ */

#endif /* !__HOST__ */

/**
 * Construct an object at a given address.
 *
 * @param addr Address of memory that is large enough. Stays owned by the caller.
 *
 * @return The same address as a pointer
 */
inline void * operator new(__SIZE_TYPE__, Address addr) noexcept
{
    return (void *) addr;
}

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBALLOC_ALLOCATOR_H */
