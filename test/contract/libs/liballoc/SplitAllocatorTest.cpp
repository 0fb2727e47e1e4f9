// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Callback.h>
#include <SplitAllocator.h>

static const Size PageBytes = 4096;
static const Allocator::Range phys = { 0x100000, 64 * PageBytes, PageBytes };
static const Allocator::Range virt = { 0xa00000, 64 * PageBytes, PageBytes };

/** Counts pages. */
class SplitPages
{
  public:

    SplitPages() : m_count(0)
    {
    }

    void page(Address *address)
    {
        m_pages[m_count++] = *address;
    }

    Address m_pages[64];
    Size m_count;
};

TestCase(SplitConstruct)
{
    SplitAllocator sa(phys, virt, PageBytes);

    testAssert(sa.base() == phys.address && sa.size() == phys.size && sa.available() == phys.size);
    testAssert(sa.m_pageSize == PageBytes && sa.m_virtRange.address == virt.address);
    return OK;
}

TestCase(SplitAllocate)
{
    SplitAllocator sa(phys, virt, PageBytes);
    Allocator::Range p = { 0, PageBytes, 0 }, v = { 0, 0, 0 };

    for (Size i = 0; i < 64; i++)
    {
        testAssert(sa.allocate(p, v) == Allocator::Success);
        testAssert(p.address == phys.address + i * PageBytes && v.address == virt.address + i * PageBytes);
        testAssert(v.size == PageBytes && sa.isAllocated(p.address));
    }
    testAssert(sa.available() == 0 && sa.allocate(p) == Allocator::OutOfMemory);
    return OK;
}

TestCase(SplitAllocateRelease)
{
    SplitAllocator sa(phys, virt, PageBytes);
    Allocator::Range args = { 0, PageBytes, 0 };

    for (Size i = 0; i < 64; i++)
    {
        testAssert(sa.allocate(args) == Allocator::Success);
    }
    for (Size i = 0; i < 64; i++)
    {
        testAssert(sa.release(phys.address + i * PageBytes) == Allocator::Success);
    }
    testAssert(sa.available() == sa.size());
    testAssert(sa.allocate(args) == Allocator::Success && args.address == phys.address + 63 * PageBytes);
    return OK;
}

TestCase(SplitAllocateOnePage)
{
    SplitAllocator sa(phys, virt, PageBytes);

    testAssert(sa.allocate(phys.address + 5 * PageBytes) == Allocator::Success);
    testAssert(sa.isAllocated(phys.address + 5 * PageBytes) && !sa.isAllocated(phys.address));
    testAssert(sa.allocate(phys.address + 5 * PageBytes) != Allocator::Success);
    testAssert(sa.allocate(phys.address + phys.size) != Allocator::Success);
    return OK;
}

TestCase(SplitConvertsAddresses)
{
    TestInt<uint> pages(0, 64);
    SplitAllocator sa(phys, virt, PageBytes);

    for (Size i = 0; i < 20; i++)
    {
        const Address offset = pages.random() * PageBytes + i;

        testAssert(sa.toVirtual(phys.address + offset) == virt.address + offset);
        testAssert(sa.toPhysical(virt.address + offset) == phys.address + offset);
    }
    return OK;
}

TestCase(SplitSparse)
{
    SplitAllocator sa(phys, virt, PageBytes);
    SplitPages pages;
    Callback<SplitPages, Address> callback(&pages, &SplitPages::page);
    Allocator::Range args = { 0, 16 * PageBytes, 0 };

    testAssert(sa.allocateSparse(args, &callback) == Allocator::Success);
    testAssert(pages.m_count == 16 && sa.available() == 48 * PageBytes);
    for (Size i = 0; i < 16; i++)
    {
        testAssert(sa.isAllocated(pages.m_pages[i]) && pages.m_pages[i] % PageBytes == 0);
    }
    args.size = 7 * PageBytes;
    testAssert(sa.allocateSparse(args, &callback) != Allocator::Success);
    args.size = 56 * PageBytes;
    testAssert(sa.allocateSparse(args, &callback) == Allocator::OutOfMemory);
    testAssert(pages.m_count == 16);
    return OK;
}
