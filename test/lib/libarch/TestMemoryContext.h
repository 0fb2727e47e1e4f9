// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBARCH_TESTMEMORYCONTEXT_H
#define __TEST_LIB_LIBARCH_TESTMEMORYCONTEXT_H

#include <FreeNOS/System.h>
#include <MemoryContext.h>
#include <MemoryMap.h>
#include <SplitAllocator.h>

/**
 * Address space of a few pages, kept in an array, that can be told to fail.
 */
class TestMemoryContext : public MemoryContext
{
  public:

    /** Number of pages in the address space */
    static const Size Pages = 64;

    /** First virtual address */
    static const Address Base = 0x40000000;

    /** Constructor. */
    TestMemoryContext(MemoryMap *map, SplitAllocator *alloc)
        : MemoryContext(map, alloc)
        , mapsUntilFailure(~0U)
        , lookups(0)
    {
        for (Size i = 0; i < Pages; i++)
        {
            phys[i] = 0;
            flags[i] = Memory::None;
        }
    }

    virtual Result initialize()
    {
        return Success;
    }

    virtual Result activate(bool = false)
    {
        m_current = this;
        return Success;
    }

    virtual Result map(Address virt, Address physical, Memory::Access access)
    {
        Size i;

        if (!index(virt, i))
            return InvalidAddress;

        if (phys[i] != 0)
            return AlreadyExists;

        if (mapsUntilFailure-- == 0)
            return OutOfMemory;

        phys[i] = physical;
        flags[i] = access;
        return Success;
    }

    virtual Result unmap(Address virt)
    {
        Size i;

        if (!index(virt, i) || phys[i] == 0)
            return InvalidAddress;

        phys[i] = 0;
        flags[i] = Memory::None;
        return Success;
    }

    virtual Result lookup(Address virt, Address *physical) const
    {
        Size i;

        lookups++;
        if (!index(virt, i) || phys[i] == 0)
            return InvalidAddress;

        *physical = phys[i] + (virt % PAGESIZE);
        return Success;
    }

    virtual Result access(Address virt, Memory::Access *access) const
    {
        Size i;

        if (!index(virt, i) || phys[i] == 0)
            return InvalidAddress;

        *access = flags[i];
        return Success;
    }

    virtual Result releaseSection(const Memory::Range &, const bool)
    {
        return InvalidArgs;
    }

    /** @return Number of pages that are mapped */
    Size mapped() const
    {
        Size count = 0;

        for (Size i = 0; i < Pages; i++)
            count += phys[i] ? 1 : 0;

        return count;
    }

  private:

    /** Position of a virtual address */
    bool index(const Address virt, Size & i) const
    {
        i = (Size) ((virt - Base) / PAGESIZE);
        return virt >= Base && i < Pages;
    }

  public:

    /** Number of calls of map() that succeed */
    Size mapsUntilFailure;

    /** Number of calls of lookup() */
    mutable Size lookups;

    /** Frame of each page */
    Address phys[Pages];

    /** Access flags of each page */
    Memory::Access flags[Pages];
};

/**
 * A TestMemoryContext with the memory map and the frames that it needs.
 */
struct TestAddressSpace
{
    /** Number of frames */
    static const Size Frames = 16;

    /** Constructor. UserPrivate is the whole address space, UserShare its upper half. */
    TestAddressSpace()
        : alloc(frameRange(), frameRange(), PAGESIZE)
        , context(&map, &alloc)
    {
        Memory::Range range = { TestMemoryContext::Base, 0, TestMemoryContext::Pages * PAGESIZE, Memory::None };

        map.setRange(MemoryMap::UserPrivate, range);
        range.virt += range.size / 2;
        range.size /= 2;
        map.setRange(MemoryMap::UserShare, range);
    }

    /** @return Memory that stands for the frames, filled with a pattern */
    static Allocator::Range frameRange()
    {
        static u8 memory[Frames * PAGESIZE] ALIGN(4096);
        const Allocator::Range range = { (Address) memory, sizeof(memory), PAGESIZE };

        MemoryBlock::set(memory, 0x5a, sizeof(memory));
        return range;
    }

    MemoryMap map;
    SplitAllocator alloc;
    TestMemoryContext context;
};

#endif /* __TEST_LIB_LIBARCH_TESTMEMORYCONTEXT_H */
