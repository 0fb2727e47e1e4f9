// SPDX-License-Identifier: GPL-3.0-or-later

#include <Allocator.h>
#include <BitAllocator.h>
#include <BubbleAllocator.h>
#include <PoolAllocator.h>
#include <SplitAllocator.h>
#include "Interface.h"

typedef Allocator::Result Result;

hasValue(Allocator::Success, 0);
hasValue(Allocator::InvalidAddress, 1);
hasValue(Allocator::InvalidSize, 2);
hasValue(Allocator::InvalidAlignment, 3);
hasValue(Allocator::OutOfMemory, 4);
memberHasType(Allocator::Range, address, Address);
memberHasType(Allocator::Range, size, Size);
memberHasType(Allocator::Range, alignment, Size);
hasType(&Allocator::setDefault, void (*)(Allocator *));
hasType(&Allocator::getDefault, Allocator * (*)());
hasType(&Allocator::setParent, void (Allocator::*)(Allocator *));
hasType(&Allocator::parent, Allocator * (Allocator::*)());
hasType(&Allocator::base, Address (Allocator::*)() const);
hasType(&Allocator::alignment, Size (Allocator::*)() const);
hasType(&Allocator::size, Size (Allocator::*)() const);
hasType(&Allocator::available, Size (Allocator::*)() const);
hasType(&Allocator::allocate, Result (Allocator::*)(Allocator::Range &));
hasType(&Allocator::release, Result (Allocator::*)(const Address));

hasType(&BitAllocator::chunkSize, Size (BitAllocator::*)() const);
hasType(&BitAllocator::available, Size (BitAllocator::*)() const);
hasType(&BitAllocator::allocate, Result (BitAllocator::*)(Allocator::Range &));
hasType(&BitAllocator::allocateFrom, Result (BitAllocator::*)(Allocator::Range &, const Size));
hasType(&BitAllocator::allocateAt, Result (BitAllocator::*)(const Address));
hasType(&BitAllocator::isAllocated, bool (BitAllocator::*)(const Address) const);
hasType(&BitAllocator::release, Result (BitAllocator::*)(const Address));

hasType(&BubbleAllocator::available, Size (BubbleAllocator::*)() const);
hasType(&BubbleAllocator::allocate, Result (BubbleAllocator::*)(Allocator::Range &));
hasType(&BubbleAllocator::release, Result (BubbleAllocator::*)(const Address));

hasType(&PoolAllocator::size, Size (PoolAllocator::*)() const);
hasType(&PoolAllocator::available, Size (PoolAllocator::*)() const);
hasType(&PoolAllocator::allocate, Result (PoolAllocator::*)(Allocator::Range &));
hasType(&PoolAllocator::release, Result (PoolAllocator::*)(const Address));

hasType(&SplitAllocator::available, Size (SplitAllocator::*)() const);
hasType(&SplitAllocator::allocateSparse, Result (SplitAllocator::*)(const Allocator::Range &, CallbackFunction *));
hasType(&SplitAllocator::release, Result (SplitAllocator::*)(const Address));
hasType(&SplitAllocator::toVirtual, Address (SplitAllocator::*)(const Address) const);
hasType(&SplitAllocator::toPhysical, Address (SplitAllocator::*)(const Address) const);
hasType(&SplitAllocator::isAllocated, bool (SplitAllocator::*)(const Address) const);

/** Hands out what it is told to. */
class OldAllocator : public Allocator
{
  public:

    OldAllocator() : m_next(0x1000)
    {
    }

    OldAllocator(const Range range) : Allocator(range), m_next(range.address)
    {
    }

    virtual Size size() const override { return 1000; }
    virtual Size available() const override { return 100; }
    virtual Result allocate(Range & range) override
    {
        range.address = aligned(m_next, 16);
        m_next += range.size;
        return Success;
    }
    virtual Result release(const Address addr) override { return addr == m_next ? Success : InvalidAddress; }

  private:

    Address m_next;
};

static u8 memory[64] ALIGN(16);

const char * checkLiballoc()
{
    const Allocator::Range range = { 0x1001, 64, 4 };
    Allocator::Range piece = { 0, 8, 0 }, other = { 0, 8, 0 };
    OldAllocator parent, ranged(range);
    Allocator plain, *base = &ranged;

    require(base->base() == 0x1001 && base->alignment() == 4 && base->size() == 1000 && base->available() == 100);
    require(base->allocate(piece) == Allocator::Success && piece.address == 0x1010 && piece.size == 8);
    require(base->release(0x1009) == Allocator::Success && base->release(7) == Allocator::InvalidAddress);
    base->setParent(&parent);
    require(base->parent() == &parent && plain.parent() == ZERO && plain.size() == 0 && plain.available() == 0);
    require(plain.allocate(piece) != Allocator::Success && plain.release(0x1010) != Allocator::Success);

    // Construction at a given address
    int *number = new ((Address) memory) int(7);
    require((Address) number == (Address) memory && *number == 7);
    hasType(operator new((__SIZE_TYPE__) 4, (Address) 4), void *);

    const Allocator::Range pages = { 0x1000, 64, 4 }, mapped = { 0x8000, 64, 4 };
    u8 bits[2];
    BitAllocator own(pages, 4), given(pages, 4, bits);
    BubbleAllocator bubble(pages);
    PoolAllocator pool(&parent);
    SplitAllocator split(pages, mapped, 4);
    Allocator *all[] = { &own, &given, &bubble, &pool, &split };

    require(sizeof(all) / sizeof(all[0]) == 5 && all[0]->available() == 64 && all[3]->size() == 0);
    require(signature<Result (SplitAllocator::*)(Allocator::Range &)>(&SplitAllocator::allocate));
    require(signature<Result (SplitAllocator::*)(Allocator::Range &, Allocator::Range &)>(&SplitAllocator::allocate));
    require(signature<Result (SplitAllocator::*)(const Address)>(&SplitAllocator::allocate));
    require(split.allocate(piece, other) == Allocator::Success && other.address == piece.address + 0x7000);
    require(split.allocate((Address) 0x1010) == Allocator::Success && split.isAllocated(0x1010));
    return ZERO;
}
