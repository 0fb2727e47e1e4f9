// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <SplitAllocator.h>

static const Size Page = 4096;
static const Size Pages = 32;
static const Address Phys = 0x100000;
static const Address Virt = 0x80000000;

static const Allocator::Range physRange = { Phys, Page * Pages, Page };
static const Allocator::Range virtRange = { Virt, Page * Pages, Page };

/** Keeps the pages that it is called with */
class PageCollector
{
  public:

    PageCollector()
        : m_count(0)
        , m_callback(this, &PageCollector::add)
    {
    }

    void add(Address *page)
    {
        if (m_count < Pages)
        {
            m_pages[m_count] = *page;
        }
        m_count++;
    }

    Size m_count;
    Address m_pages[Pages];
    Callback<PageCollector, Address> m_callback;
};

TestCase(SplitConstruct)
{
    SplitAllocator alloc(physRange, virtRange, Page);

    testAssert(alloc.base() == Phys);
    testAssert(alloc.size() == Page * Pages);
    testAssert(alloc.available() == Page * Pages);
    testAssert(alloc.toVirtual(Phys + 12) == Virt + 12);
    testAssert(alloc.toPhysical(Virt + 12) == Phys + 12);
    return OK;
}

TestCase(SplitAllocateAndRelease)
{
    SplitAllocator alloc(physRange, virtRange, Page);
    Allocator::Range args = { 0, Page * 2, 0 };

    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == Phys);
    testAssert(alloc.isAllocated(Phys + Page));
    testAssert(!alloc.isAllocated(Phys + (2 * Page)));
    testAssert(alloc.release(Phys) == Allocator::Success);
    testAssert(alloc.release(Phys) == Allocator::InvalidAddress);
    testAssert(alloc.isAllocated(Phys + Page));
    testAssert(alloc.available() == Page * (Pages - 1));
    return OK;
}

TestCase(SplitAllocateBothAddresses)
{
    SplitAllocator alloc(physRange, virtRange, Page);
    Allocator::Range phys = { 0, Page * 3, 0 };
    Allocator::Range virt = { 0, 0, 0 };

    testAssert(alloc.allocate(Phys) == Allocator::Success);
    testAssert(alloc.allocate(phys, virt) == Allocator::Success);
    testAssert(phys.address == Phys + Page);
    testAssert(virt.address == Virt + Page);
    testAssert(virt.size == Page * 3);

    phys.size = Page * Pages;
    virt.address = 1;
    testAssert(alloc.allocate(phys, virt) == Allocator::OutOfMemory);
    testAssert(virt.address == 1);
    return OK;
}

TestCase(SplitAllocateGivenPage)
{
    SplitAllocator alloc(physRange, virtRange, Page);

    testAssert(alloc.allocate(Phys + (5 * Page)) == Allocator::Success);
    testAssert(alloc.allocate(Phys + (5 * Page)) == Allocator::InvalidAddress);
    testAssert(alloc.allocate((Address) 0) == Allocator::InvalidAddress);
    testAssert(alloc.isAllocated(Phys + (5 * Page)));
    return OK;
}

TestCase(SplitSparseSizes)
{
    SplitAllocator alloc(physRange, virtRange, Page);
    PageCollector pages;
    Allocator::Range args = { 0, Page * 7, 0 };

    testAssert(alloc.allocateSparse(args, &pages.m_callback) == Allocator::InvalidSize);
    args.size = 0;
    testAssert(alloc.allocateSparse(args, &pages.m_callback) == Allocator::InvalidSize);
    testAssert(pages.m_count == 0);

    args.size = Page * 16;
    testAssert(alloc.allocateSparse(args, &pages.m_callback) == Allocator::Success);
    testAssert(pages.m_count == 16);
    testAssert(alloc.available() == Page * (Pages - 16));

    for (Size i = 0; i < 16; i++)
    {
        testAssert(pages.m_pages[i] == Phys + (i * Page));
    }
    return OK;
}

TestCase(SplitSparseFragmentedMemory)
{
    SplitAllocator alloc(physRange, virtRange, Page);
    PageCollector pages;
    Allocator::Range args = { 0, Page * 16, 0 };

    // Every other page: nowhere are two pages adjacent
    for (Size i = 0; i < Pages; i += 2)
    {
        testAssert(alloc.allocate(Phys + (i * Page)) == Allocator::Success);
    }

    testAssert(alloc.allocateSparse(args, &pages.m_callback) == Allocator::Success);
    testAssert(pages.m_count == 16);
    testAssert(alloc.available() == 0);

    for (Size i = 0; i < 16; i++)
    {
        testAssert(alloc.isAllocated(pages.m_pages[i]));
        testAssert(i == 0 || pages.m_pages[i] != pages.m_pages[i - 1]);
        testAssert(((pages.m_pages[i] - Phys) / Page) % 2 == 1);
    }
    return OK;
}

TestCase(SplitSparseAllOrNothing)
{
    SplitAllocator alloc(physRange, virtRange, Page);
    PageCollector pages;
    Allocator::Range args = { 0, Page * Pages, 0 };

    testAssert(alloc.allocate(Phys) == Allocator::Success);
    testAssert(alloc.allocateSparse(args, &pages.m_callback) == Allocator::OutOfMemory);
    testAssert(pages.m_count == 0);
    testAssert(alloc.available() == Page * (Pages - 1));
    return OK;
}
