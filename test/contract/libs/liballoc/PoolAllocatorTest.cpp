// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <BubbleAllocator.h>
#include <PoolAllocator.h>
#include <MemoryBlock.h>

/** Gives pieces of the memory of the program, and counts them. */
class CountingParent : public Allocator
{
  public:

    CountingParent() : m_count(0), m_limit(~0U)
    {
    }

    virtual Result allocate(Range & args)
    {
        if (m_count == m_limit)
            return OutOfMemory;

        args.address = (Address) new u64[CEIL(args.size, sizeof(u64))];
        m_count++;
        return Success;
    }

    virtual Result release(const Address addr)
    {
        delete[] (u64 *) addr;
        m_count--;
        return Success;
    }

    Size m_count;
    Size m_limit;
};

TestCase(PoolConstruct)
{
    CountingParent parent;
    PoolAllocator pa(&parent);

    testAssert(pa.parent() == &parent);
    testAssert(pa.size() == 0 && pa.available() == 0);
    for (Size i = 0; i <= PoolAllocator::MaximumPoolSize; i++)
    {
        testAssert(pa.m_pools[i] == ZERO);
    }
    testAssert(PoolAllocator::MinimumPoolSize == 2 && PoolAllocator::MaximumPoolSize == 27);
    return OK;
}

TestCase(PoolAllocateAndRelease)
{
    CountingParent parent;
    PoolAllocator pa(&parent);
    Address addresses[100];

    for (Size i = 0; i < 100; i++)
    {
        Allocator::Range args = { 0, i + 1, 0 };

        testAssert(pa.allocate(args) == Allocator::Success);
        testAssert(args.size == i + 1);
        addresses[i] = args.address;
        MemoryBlock::set((void *) args.address, (int) i, args.size);
    }
    testAssert(pa.size() > 0 && pa.available() > 0 && parent.m_count > 0);
    for (Size i = 0; i < 100; i++)
    {
        for (Size j = 0; j <= i; j++)
        {
            testAssert(((u8 *) addresses[i])[j] == i);
        }
        testAssert(pa.release(addresses[i]) == Allocator::Success);
    }
    testAssert(pa.size() == 0 && pa.available() == 0 && parent.m_count == 0);
    return OK;
}

TestCase(PoolLayout)
{
    CountingParent parent;
    PoolAllocator pa(&parent);
    Allocator::Range args = { 0, 40, 0 };
    const Size objectSize = pa.calculateObjectSize(40);
    Size index = 0;

    while ((1U << index) < objectSize)
        index++;

    testAssert(objectSize == 64 && pa.calculateObjectCount(objectSize) == 16 * 1024 / 64);
    testAssert(pa.calculateObjectCount(16 * 1024) == 1 && pa.calculateObjectCount(1024 * 1024) == 1);
    testAssert(pa.allocate(args) == Allocator::Success);

    PoolAllocator::Pool *pool = pa.m_pools[index];
    testAssert(pool != ZERO && pool->prev == ZERO && pool->next == ZERO && pool->index == index);
    testAssert(args.address == (Address) pool + sizeof(PoolAllocator::Pool) + pool->bitmapSize +
                               sizeof(PoolAllocator::ObjectPrefix));

    const PoolAllocator::ObjectPrefix *prefix =
        (PoolAllocator::ObjectPrefix *) (args.address - sizeof(PoolAllocator::ObjectPrefix));
    const PoolAllocator::ObjectPostfix *postfix =
        (PoolAllocator::ObjectPostfix *) ((Address) prefix + objectSize - sizeof(PoolAllocator::ObjectPostfix));

    testAssert(prefix->signature == 0xF7312A56 && prefix->pool == pool && postfix->signature == 0xF7312A56);
    testAssert(pa.release(args.address) == Allocator::Success && pa.m_pools[index] == ZERO);
    return OK;
}

TestCase(PoolGrows)
{
    CountingParent parent;
    PoolAllocator pa(&parent);
    Allocator::Range args = { 0, 8000, 0 };
    const Size index = 13;
    Address addresses[3];

    for (Size i = 0; i < 3; i++)
    {
        testAssert(pa.allocate(args) == Allocator::Success);
        addresses[i] = args.address;
    }
    // A pool of two objects is full: the next one goes in front of it
    PoolAllocator::Pool *head = pa.m_pools[index];
    testAssert(parent.m_count == 2 && head->next != ZERO && head->next->prev == head && head->next->next == ZERO);

    for (Size i = 0; i < 3; i++)
    {
        testAssert(pa.release(addresses[i]) == Allocator::Success);
    }
    testAssert(parent.m_count == 0 && pa.m_pools[index] == ZERO);
    return OK;
}

TestCase(PoolRefuses)
{
    CountingParent parent;
    PoolAllocator pa(&parent);
    Allocator::Range args = { 0, 0, 0 };

    testAssert(pa.allocate(args) == Allocator::InvalidSize);
    args.size = 8;
    args.alignment = 4;
    testAssert(pa.allocate(args) == Allocator::InvalidAlignment);
    args.alignment = 0;
    args.size = (1 << 27) + 1;
    testAssert(pa.allocate(args) != Allocator::Success);

    parent.m_limit = 0;
    args.size = 8;
    testAssert(pa.allocate(args) == Allocator::OutOfMemory);
    return OK;
}

TestCase(PoolNoticesWrongRelease)
{
    CountingParent parent;
    PoolAllocator pa(&parent);
    Allocator::Range args = { 0, 8, 0 }, other = { 0, 8, 0 };
    u64 outside[8] = { 0 };

    testAssert(pa.allocate(args) == Allocator::Success && pa.allocate(other) == Allocator::Success);
    testAssert(pa.release((Address) &outside[4]) != Allocator::Success);
    testAssert(pa.release(args.address + 1) != Allocator::Success);
    testAssert(pa.release(args.address) == Allocator::Success);
    testAssert(pa.release(args.address) != Allocator::Success);

    // Written behind its end
    u32 *signature = (u32 *) (other.address + 8);
    const Size room = pa.calculateObjectSize(8) - sizeof(PoolAllocator::ObjectPrefix) - 8;
    MemoryBlock::set(signature, 0, room);
    testAssert(pa.release(other.address) != Allocator::Success);
    return OK;
}

TestCase(PoolOnABubble)
{
    static u8 memory[128 * 1024] ALIGN(16);
    const Allocator::Range range = { (Address) memory, sizeof(memory), sizeof(u64) };
    BubbleAllocator bubble(range);
    PoolAllocator pa(&bubble);
    Allocator::Range args = { 0, 100, 0 };
    Size count = 0;

    while (count < 10000 && pa.allocate(args) == Allocator::Success)
    {
        testAssert(args.address > (Address) memory && args.address + 100 < (Address) memory + sizeof(memory));
        count++;
    }
    testAssert(count > 100 && count < 1024);
    return OK;
}
