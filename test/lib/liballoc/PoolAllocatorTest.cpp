// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BubbleAllocator.h>
#include <PoolAllocator.h>
#include <Randomizer.h>
#include "TestArena.h"

/** Memory for the pools */
static u8 memory[1024 * 1024] ALIGN(16);

/** Distance from an object back to its slot: signature and pool */
static const Size PrefixSize = 2 * sizeof(void *);

/** Signature behind the object, at the end of its slot */
static const Size PostfixSize = sizeof(u32);

/** Signature of slots in use */
static const u32 Signature = 0xF7312A56;

/** Allocate an object, zero when that fails. */
static u8 * take(Allocator & alloc, const Size size)
{
    Allocator::Range args = { 0, size, 0 };
    return alloc.allocate(args) == Allocator::Success ? (u8 *) args.address : (u8 *) ZERO;
}

/** Read a word that may be anywhere. */
static u32 wordAt(const u8 *address)
{
    u32 value;
    MemoryBlock::copy((void *) &value, (const void *) address, sizeof(value));
    return value;
}

TestCase(PoolConstruct)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);

    testAssert(pool.parent() == &arena);
    testAssert(pool.size() == 0);
    testAssert(pool.available() == 0);
    testAssert(arena.calls() == 0);
    return OK;
}

TestCase(PoolInvalidArguments)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    Allocator::Range args = { 7, 0, 0 };

    testAssert(pool.allocate(args) == Allocator::InvalidSize);
    args.size = 16;
    args.alignment = 4;
    testAssert(pool.allocate(args) == Allocator::InvalidAlignment);
    args.alignment = 0;
    args.size = ~(Size) 0;
    testAssert(pool.allocate(args) == Allocator::InvalidSize);
    args.size = (Size) 1 << 27;
    testAssert(pool.allocate(args) == Allocator::InvalidSize);
    testAssert(args.address == 7);
    testAssert(arena.calls() == 0);
    return OK;
}

TestCase(PoolLayoutOfObjects)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    const Size slot = 64;
    const Size size = slot - PrefixSize - PostfixSize;
    u8 *first = take(pool, size);
    u8 *second = take(pool, size);

    testAssert(first != ZERO && second == first + slot);
    testAssert((((Address) first) % PrefixSize) == 0);
    testAssert(wordAt(first - PrefixSize) == Signature);
    testAssert(wordAt(first + size) == Signature);
    testAssert(pool.size() == 16 * 1024);
    testAssert(pool.available() == (16 * 1024) - (2 * slot));
    testAssert(arena.used() == 1);

    // One byte more needs the next class
    testAssert(take(pool, size + 1) != ZERO);
    testAssert(arena.used() == 2);
    testAssert(pool.size() == 32 * 1024);
    return OK;
}

TestCase(PoolEmptyOneGoesBackToParent)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    u8 *first = take(pool, 100);
    u8 *second = take(pool, 100);

    testAssert(pool.release((Address) first) == Allocator::Success);
    testAssert(arena.used() == 1);
    testAssert(pool.release((Address) second) == Allocator::Success);
    testAssert(arena.used() == 0);
    testAssert(pool.size() == 0);
    testAssert(pool.available() == 0);
    return OK;
}

TestCase(PoolGrows)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    static u8 *objects[200];
    const Size slot = 256, perPool = 64;

    for (Size i = 0; i < perPool; i++)
    {
        objects[i] = take(pool, slot / 2);
        testAssert(objects[i] != ZERO);
    }
    testAssert(arena.used() == 1);
    testAssert(pool.available() == 0);

    for (Size i = perPool; i < 200; i++)
    {
        objects[i] = take(pool, slot / 2);
        testAssert(objects[i] != ZERO);
    }
    testAssert(arena.used() > 1);
    testAssert(pool.size() >= 200 * slot);
    testAssert(pool.available() == pool.size() - (200 * slot));

    for (Size i = 0; i < 200; i++)
    {
        testAssert(pool.release((Address) objects[i]) == Allocator::Success);
    }
    testAssert(arena.used() == 0);
    return OK;
}

TestCase(PoolLargeObjects)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    u8 *first = take(pool, 20000);

    testAssert(first != ZERO);
    testAssert(pool.size() == 32768);
    testAssert(pool.available() == 0);
    MemoryBlock::set(first, 0xaa, 20000);
    testAssert(pool.release((Address) first) == Allocator::Success);
    testAssert(arena.used() == 0);
    return OK;
}

TestCase(PoolExhaustion)
{
    TestArena arena(memory, 20000);
    PoolAllocator pool(&arena);
    PoolAllocator orphan((Allocator *) ZERO);
    Size count = 0;

    while (take(pool, 1000) != ZERO)
    {
        count++;
    }
    testAssert(count >= 16 && count <= 19);
    testAssert(take(pool, 1000) == ZERO);
    testAssert(take(orphan, 16) == ZERO);
    return OK;
}

TestCase(PoolTakesLessThanItWantsBeforeGivingUp)
{
    // No room for the 16 KiB of a first pool
    TestArena arena(memory, 8192);
    PoolAllocator pool(&arena);

    testAssert(take(pool, 4000) != ZERO);
    return OK;
}

TestCase(PoolDoubleReleaseIsHarmless)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    u8 *keep = take(pool, 100);
    u8 *object = take(pool, 100);

    testAssert(pool.release((Address) object) == Allocator::Success);
    const Size available = pool.available();
    testAssert(pool.release((Address) object) == Allocator::InvalidAddress);
    testAssert(pool.available() == available);
    testAssert(pool.release((Address) keep) == Allocator::Success);
    testAssert(pool.release((Address) keep) == Allocator::InvalidAddress);
    testAssert(arena.used() == 0);
    return OK;
}

TestCase(PoolStrayPointers)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena), other(&arena);
    u8 *object = take(pool, 100);
    u8 *foreign = take(other, 100);
    u32 local[8] = { Signature, Signature, Signature, Signature, Signature, Signature, Signature, Signature };
    const Size available = pool.available();

    testAssert(pool.release(0) == Allocator::InvalidAddress);
    testAssert(pool.release(4) == Allocator::InvalidAddress);
    testAssert(pool.release(~(Address) 0) == Allocator::InvalidAddress);
    testAssert(pool.release((Address) &local[4]) == Allocator::InvalidAddress);
    testAssert(pool.release((Address) object + 1) == Allocator::InvalidAddress);
    testAssert(pool.release((Address) object + 16) == Allocator::InvalidAddress);
    testAssert(pool.release((Address) foreign) == Allocator::InvalidAddress);
    testAssert(pool.available() == available);

    // A forged prefix inside of an object
    MemoryBlock::copy((void *) (object + PrefixSize), (const void *) (object - PrefixSize), PrefixSize);
    testAssert(pool.release((Address) object + (2 * PrefixSize)) == Allocator::InvalidAddress);
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(other.release((Address) foreign) == Allocator::Success);
    return OK;
}

TestCase(PoolDamagedSignatures)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    const Size size = 128 - PrefixSize - PostfixSize;
    u8 *object = take(pool, size);
    u8 *next = take(pool, size);
    const Size available = pool.available();

    // Written past the end
    object[size] ^= 1;
    testAssert(pool.release((Address) object) == Allocator::InvalidAddress);
    object[size] ^= 1;

    // Written in front of the start
    next[-(int) PrefixSize] ^= 0x80;
    testAssert(pool.release((Address) next) == Allocator::InvalidAddress);
    next[-(int) PrefixSize] ^= 0x80;
    testAssert(pool.available() == available);

    // Intact again
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(pool.release((Address) next) == Allocator::Success);
    testAssert(arena.used() == 0);
    return OK;
}

TestCase(PoolDamagedPoolPointer)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    u8 *object = take(pool, 100);
    u8 *pointer = object - sizeof(void *);
    Address saved, bad[4];

    MemoryBlock::copy((void *) &saved, (const void *) pointer, sizeof(saved));
    bad[0] = 0;
    bad[1] = saved + sizeof(void *);
    bad[2] = (Address) object;
    bad[3] = ~(Address) 0 - 63;

    for (Size i = 0; i < 4; i++)
    {
        MemoryBlock::copy((void *) pointer, (const void *) &bad[i], sizeof(saved));
        testAssert(pool.release((Address) object) == Allocator::InvalidAddress);
    }

    MemoryBlock::copy((void *) pointer, (const void *) &saved, sizeof(saved));
    testAssert(pool.release((Address) object) == Allocator::Success);
    return OK;
}

TestCase(PoolParentThatTakesNothingBackLosesNothing)
{
    const Allocator::Range range = { (Address) memory, sizeof(memory), 16 };
    BubbleAllocator bubble(range);
    PoolAllocator pool(&bubble);
    u8 *object = take(pool, 100);

    testAssert(object != ZERO);
    const Size available = bubble.available();

    for (Size i = 0; i < 1000; i++)
    {
        testAssert(pool.release((Address) object) == Allocator::Success);
        testAssert(pool.size() == 0);
        object = take(pool, 100);
        testAssert(object != ZERO);
    }
    testAssert(bubble.available() == available);
    return OK;
}

TestCase(PoolEmptyOneServesOtherClassesWhenMemoryIsShort)
{
    const Allocator::Range range = { (Address) memory, 17 * 1024, 16 };
    BubbleAllocator bubble(range);
    PoolAllocator pool(&bubble);
    u8 *object = take(pool, 100);

    testAssert(object != ZERO);
    testAssert(pool.release((Address) object) == Allocator::Success);
    object = take(pool, 2000);
    testAssert(object != ZERO);
    MemoryBlock::set(object, 0x55, 2000);
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(take(pool, 100) != ZERO);
    return OK;
}

TestCase(PoolCacheLimit)
{
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    u8 *object;

    pool.setCacheLimit(20 * 1024);

    for (Size i = 0; i < 10; i++)
    {
        object = take(pool, 100);
        testAssert(pool.release((Address) object) == Allocator::Success);
    }
    testAssert(arena.calls() == 1);
    testAssert(arena.used() == 1);
    testAssert(pool.size() == 0);

    // The limit is for all classes together
    object = take(pool, 1000);
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(arena.used() == 1);

    pool.flushCache();
    testAssert(arena.used() == 0);
    object = take(pool, 100);
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(arena.used() == 1);
    return OK;
}

TestCase(PoolCacheIsGivenUpWhenMemoryIsShort)
{
    TestArena arena(memory, 40 * 1024);
    PoolAllocator pool(&arena);

    pool.setCacheLimit(sizeof(memory));
    u8 *object = take(pool, 100);
    testAssert(pool.release((Address) object) == Allocator::Success);
    testAssert(arena.used() == 1);
    testAssert(take(pool, 30000) == ZERO);
    testAssert(arena.used() == 0);
    return OK;
}

TestCase(PoolObjectsNeverOverlap)
{
    static const Size Count = 300;
    static u8 *object[Count];
    static Size length[Count];
    TestArena arena(memory, sizeof(memory));
    PoolAllocator pool(&arena);
    Randomizer random;

    random.seed(20240601);
    MemoryBlock::set(object, 0, sizeof(object));

    for (Size step = 0; step < 20000; step++)
    {
        const Size i = random.next() % Count;

        if (object[i] == ZERO)
        {
            length[i] = 1 + (random.next() % 1500);
            object[i] = take(pool, length[i]);
            testAssert(object[i] != ZERO);
            MemoryBlock::set(object[i], (int) (i & 0xff), length[i]);
        }
        else
        {
            for (Size j = 0; j < length[i]; j++)
            {
                testAssert(object[i][j] == (i & 0xff));
            }
            testAssert(pool.release((Address) object[i]) == Allocator::Success);
            object[i] = ZERO;
        }
    }

    for (Size i = 0; i < Count; i++)
    {
        testAssert(object[i] == ZERO || pool.release((Address) object[i]) == Allocator::Success);
    }
    testAssert(arena.used() == 0);
    testAssert(pool.size() == 0);
    return OK;
}
