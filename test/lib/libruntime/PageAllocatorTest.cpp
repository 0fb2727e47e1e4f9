// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FreeNOS/Constant.h>
#include <MemoryBlock.h>
#include <PageAllocator.h>

/** Number of pages of the test heap. */
static const Size HeapPages = 256;

/** Memory of the test heap. */
ALIGN(4096) static u8 heap[HeapPages * PAGESIZE];

/** Allocator whose pages are in the test heap, and that counts them. */
class TestAllocator : public PageAllocator
{
  public:

    TestAllocator()
        : PageAllocator(range())
        , m_pages(0)
        , m_limit(HeapPages)
    {
    }

    static Range range()
    {
        const Range range = { (Address) heap, sizeof(heap), PAGESIZE };
        return range;
    }

    /** Allocate, and return the address or zero. */
    Address get(const Size size)
    {
        Range range = { 0, size, 0 };

        return allocate(range) == Success && range.size >= size ? range.address : 0;
    }

    virtual Result mapPages(const Address virt, const Size size)
    {
        if (size % PAGESIZE != 0 || virt != (Address) heap + (m_pages * PAGESIZE) ||
            m_pages + (size / PAGESIZE) > m_limit)
        {
            return OutOfMemory;
        }
        m_pages += size / PAGESIZE;
        MemoryBlock::set((void *) virt, 0, size);
        return Success;
    }

    virtual Result unmapPages(const Address virt, const Size size)
    {
        if (size % PAGESIZE != 0 || virt + size != (Address) heap + (m_pages * PAGESIZE))
        {
            return InvalidAddress;
        }
        m_pages -= size / PAGESIZE;
        MemoryBlock::set((void *) virt, 0xee, size);
        return Success;
    }

    /** Number of mapped pages. */
    Size m_pages;

    /** Number of pages that the kernel would give. */
    Size m_limit;
};

TestCase(PageAllocatorGrowsInSteps)
{
    TestAllocator alloc;

    testAssert(alloc.available() == sizeof(heap));
    testAssert(alloc.m_pages == 0);
    testAssert(alloc.get(100) != 0);
    testAssert(alloc.m_pages == 8);
    testAssert(alloc.get(4096) != 0);
    testAssert(alloc.m_pages == 8);
    testAssert(alloc.get(32768) != 0);
    testAssert(alloc.m_pages % 8 == 0 && alloc.m_pages > 8);
    return OK;
}

TestCase(PageAllocatorReuses)
{
    TestAllocator alloc;
    const Address first = alloc.get(5000);
    const Address second = alloc.get(5000);

    testAssert(first != 0 && second != 0);
    testAssert(second >= first + 5000 || first >= second + 5000);
    testAssert(alloc.release(first) == Allocator::Success);
    testAssert(alloc.get(5000) == first);

    // A smaller one fits in the same place too, and leaves the rest.
    testAssert(alloc.release(first) == Allocator::Success);
    testAssert(alloc.get(1000) == first);
    const Address third = alloc.get(1000);
    testAssert(third > first && third < second);
    return OK;
}

TestCase(PageAllocatorMerges)
{
    TestAllocator alloc;
    const Size before = alloc.available();
    Address blocks[5];

    // Any order of release gives one block again.
    static const int orders[][5] = { { 0, 1, 2, 3, 4 }, { 4, 3, 2, 1, 0 }, { 1, 3, 0, 4, 2 }, { 2, 0, 4, 1, 3 } };
    for (Size order = 0; order < sizeof(orders) / sizeof(orders[0]); order++)
    {
        for (int i = 0; i < 5; i++)
        {
            blocks[i] = alloc.get(6000);
            testAssert(blocks[i] != 0);
        }
        for (int i = 0; i < 5; i++)
        {
            testAssert(alloc.release(blocks[orders[order][i]]) == Allocator::Success);
        }
        testAssert(alloc.available() == before);

        const Size pages = alloc.m_pages;
        const Address all = alloc.get(30000);
        testAssert(all == blocks[0]);
        testAssert(alloc.m_pages == pages);
        testAssert(alloc.release(all) == Allocator::Success);
    }
    return OK;
}

TestCase(PageAllocatorShrinks)
{
    TestAllocator alloc;
    const Address small = alloc.get(100);
    const Address large = alloc.get(600000);

    testAssert(small != 0 && large != 0);
    testAssert(alloc.m_pages > 146);
    testAssert(alloc.release(large) == Allocator::Success);
    testAssert(alloc.m_pages <= 24);

    // And grows again.
    testAssert(alloc.get(600000) != 0);
    testAssert(alloc.release(small) == Allocator::Success);
    return OK;
}

TestCase(PageAllocatorRefuses)
{
    TestAllocator alloc;
    Allocator::Range range = { 0, 0, 0 };
    const Address block = alloc.get(100);

    testAssert(alloc.allocate(range) == Allocator::InvalidSize);
    range.size = 100;
    range.alignment = 4096;
    testAssert(alloc.allocate(range) == Allocator::InvalidAlignment);
    range.alignment = 0;
    range.size = ~0U;
    testAssert(alloc.allocate(range) == Allocator::OutOfMemory);
    range.size = sizeof(heap);
    testAssert(alloc.allocate(range) == Allocator::OutOfMemory);

    testAssert(alloc.release(0) == Allocator::InvalidAddress);
    testAssert(alloc.release(block + 4) == Allocator::InvalidAddress);
    testAssert(alloc.release((Address) heap + sizeof(heap)) == Allocator::InvalidAddress);
    testAssert(alloc.release(block) == Allocator::Success);

    // Released twice is refused as well.
    testAssert(alloc.release(block) == Allocator::InvalidAddress);
    return OK;
}

TestCase(PageAllocatorExhausted)
{
    TestAllocator alloc;
    Size count = 0;

    alloc.m_limit = 16;
    while (alloc.get(4000) != 0)
    {
        count++;
    }
    testAssert(count == (16 * PAGESIZE) / 4016);
    testAssert(alloc.m_pages == 16);

    // The kernel has memory again.
    alloc.m_limit = HeapPages;
    testAssert(alloc.get(4000) != 0);
    return OK;
}

TestCase(PageAllocatorKeepsContents)
{
    TestAllocator alloc;
    Address blocks[40];
    Size sizes[40];

    for (Size i = 0; i < 40; i++)
    {
        blocks[i] = 0;
        sizes[i] = 0;
    }

    // Every block is filled with its own byte; overlapping blocks would show.
    u32 random = 12345;
    for (Size round = 0; round < 2000; round++)
    {
        random = (random * 1103515245U) + 12345U;
        const Size i = (random >> 16) % 40;

        for (Size n = 0; n < sizes[i]; n++)
        {
            testAssert(((u8 *) blocks[i])[n] == (u8) i);
        }
        if (blocks[i] != 0)
        {
            testAssert(alloc.release(blocks[i]) == Allocator::Success);
        }
        sizes[i] = 1 + ((random >> 8) % 9000);
        blocks[i] = alloc.get(sizes[i]);
        testAssert(blocks[i] != 0);
        MemoryBlock::set((void *) blocks[i], (int) i, sizes[i]);
    }

    for (Size i = 0; i < 40; i++)
    {
        testAssert(blocks[i] == 0 || alloc.release(blocks[i]) == Allocator::Success);
    }
    testAssert(alloc.available() == sizeof(heap));
    return OK;
}
