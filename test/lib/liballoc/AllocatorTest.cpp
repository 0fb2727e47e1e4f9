// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Allocator.h>

/** Gives access to a helper for derived classes */
class AlignedAllocator : public Allocator
{
  public:
    Address roundUp(const Address addr, const Size boundary) const
    {
        return aligned(addr, boundary);
    }
};

TestCase(AllocatorConstruct)
{
    const Allocator::Range range = { 0x1000, 0x4000, 8 };
    Allocator empty, filled(range);

    testAssert(empty.base() == 0);
    testAssert(empty.size() == 0);
    testAssert(empty.available() == 0);
    testAssert(empty.parent() == ZERO);
    testAssert(filled.base() == 0x1000);
    testAssert(filled.size() == 0x4000);
    testAssert(filled.alignment() == 8);
    testAssert(filled.available() == 0);
    return OK;
}

TestCase(AllocatorBaseHasNothingToGive)
{
    Allocator alloc;
    Allocator::Range range = { 0x1234, 16, 0 };

    testAssert(alloc.allocate(range) == Allocator::OutOfMemory);
    testAssert(range.address == 0x1234);
    testAssert(alloc.release(0x1234) == Allocator::InvalidAddress);
    return OK;
}

TestCase(AllocatorParentAndDefault)
{
    Allocator parent, child;
    Allocator *original = Allocator::getDefault();

    child.setParent(&parent);
    testAssert(child.parent() == &parent);

    Allocator::setDefault(&child);
    const bool changed = Allocator::getDefault() == &child;
    Allocator::setDefault(original);

    testAssert(changed);
    testAssert(Allocator::getDefault() == original);
    return OK;
}

TestCase(AllocatorAligned)
{
    AlignedAllocator alloc;

    testAssert(alloc.roundUp(0, 16) == 0);
    testAssert(alloc.roundUp(1, 16) == 16);
    testAssert(alloc.roundUp(15, 16) == 16);
    testAssert(alloc.roundUp(16, 16) == 16);
    testAssert(alloc.roundUp(17, 24) == 24);
    testAssert(alloc.roundUp(17, 0) == 17);
    return OK;
}

TestCase(AllocatorPlacementNew)
{
    int place = 1;
    int *object = new ((Address) &place) int(42);

    testAssert(object == &place);
    testAssert(place == 42);
    return OK;
}

#ifndef __HOST__
TestCase(AllocatorNewReturnsNullOnExhaustion)
{
    struct Item
    {
        Item()
            : value(1)
        {
            constructed()++;
        }

        static int & constructed()
        {
            static int count = 0;
            return count;
        }

        int value;
    };

    Allocator empty;
    Allocator *original = Allocator::getDefault();

    Allocator::setDefault(&empty);
    Item *volatile item = new Item;
    Item *volatile items = new Item[3];
    char *volatile bytes = new char[16];
    Allocator::setDefault(original);

    testAssert(item == ZERO);
    testAssert(items == ZERO);
    testAssert(bytes == ZERO);
    testAssert(Item::constructed() == 0);
    return OK;
}
#endif /* !__HOST__ */
