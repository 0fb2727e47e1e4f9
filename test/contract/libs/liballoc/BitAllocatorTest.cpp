// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <BitAllocator.h>

static const Size ChunkSize = 32;
static const Size ChunkCount = 10;

TestCase(BitConstruct)
{
    const Allocator::Range range = { 0x1000, ChunkCount * ChunkSize, ChunkSize };
    u8 map[CEIL(ChunkCount, 8)];
    BitAllocator ba(range, ChunkSize), given(range, ChunkSize, map);

    testAssert(ba.m_chunkSize == ChunkSize && ba.chunkSize() == ChunkSize);
    testAssert(ba.base() == 0x1000 && ba.size() == ChunkCount * ChunkSize && ba.alignment() == ChunkSize);
    testAssert(ba.available() == ba.size() && given.available() == given.size());
    testAssert(ba.m_array.m_array != ZERO && given.m_array.m_array == map);
    return OK;
}

TestCase(BitAllocate)
{
    const Allocator::Range range = { 0, ChunkCount * ChunkSize, ChunkSize };
    Allocator::Range args = { 0, ChunkSize, 0 };
    BitAllocator ba(range, ChunkSize);

    for (Size i = 0; i < ChunkCount; i++)
    {
        args.address = 0xdead;
        testAssert(ba.allocate(args) == Allocator::Success);
        testAssert(args.address == i * ChunkSize && args.size == ChunkSize);
        testAssert(ba.isAllocated(args.address));
        testAssert(ba.available() == (ChunkCount - i - 1) * ChunkSize);
    }
    testAssert(ba.allocate(args) == Allocator::OutOfMemory);
    return OK;
}

TestCase(BitRelease)
{
    const Allocator::Range range = { 0, ChunkCount * ChunkSize, ChunkSize };
    Allocator::Range args = { 0, ChunkSize, 0 };
    BitAllocator ba(range, ChunkSize);

    for (Size i = 0; i < ChunkCount; i++)
    {
        testAssert(ba.allocate(args) == Allocator::Success);
    }
    for (Size i = 0; i < ChunkCount; i++)
    {
        testAssert(ba.release(i * ChunkSize) == Allocator::Success);
        testAssert(!ba.isAllocated(i * ChunkSize));
    }
    testAssert(ba.available() == ba.size());

    // The search goes on where the last one succeeded
    testAssert(ba.allocate(args) == Allocator::Success);
    testAssert(args.address == (ChunkCount - 1) * ChunkSize);
    testAssert(ba.allocate(args) == Allocator::Success && args.address == 0);
    return OK;
}

TestCase(BitAllocateSeveralChunks)
{
    const Allocator::Range range = { 0x1000, ChunkCount * ChunkSize, ChunkSize };
    Allocator::Range args = { 0, 3 * ChunkSize - 5, 0 };
    BitAllocator ba(range, ChunkSize);

    testAssert(ba.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x1000 && args.size == 3 * ChunkSize - 5);
    testAssert(ba.available() == 7 * ChunkSize);

    // Exactly one of them
    testAssert(ba.release(0x1000 + ChunkSize) == Allocator::Success);
    testAssert(ba.isAllocated(0x1000) && !ba.isAllocated(0x1000 + ChunkSize) && ba.isAllocated(0x1000 + 2 * ChunkSize));
    testAssert(ba.available() == 8 * ChunkSize);

    args.size = 8 * ChunkSize;
    testAssert(ba.allocate(args) == Allocator::OutOfMemory);
    return OK;
}

TestCase(BitAllocateAt)
{
    const Allocator::Range range = { 0x1000, ChunkCount * ChunkSize, ChunkSize };
    BitAllocator ba(range, ChunkSize);

    testAssert(ba.allocateAt(0x1000 + 4 * ChunkSize) == Allocator::Success);
    testAssert(ba.isAllocated(0x1000 + 4 * ChunkSize) && ba.available() == 9 * ChunkSize);
    testAssert(ba.allocateAt(0x1000 + 4 * ChunkSize) != Allocator::Success);
    testAssert(ba.allocateAt(0x1000 + ChunkCount * ChunkSize) != Allocator::Success);
    testAssert(ba.allocateAt(0x0fff) != Allocator::Success);
    return OK;
}

TestCase(BitAllocateFrom)
{
    const Allocator::Range range = { 0, ChunkCount * ChunkSize, ChunkSize };
    Allocator::Range args = { 0, ChunkSize, 0 };
    BitAllocator ba(range, ChunkSize);

    testAssert(ba.allocateFrom(args, 6) == Allocator::Success && args.address == 6 * ChunkSize);
    testAssert(ba.allocateFrom(args, 6) == Allocator::Success && args.address == 7 * ChunkSize);
    args.size = 4 * ChunkSize;
    testAssert(ba.allocateFrom(args, 7) != Allocator::Success);
    return OK;
}

TestCase(BitAlignment)
{
    const Allocator::Range range = { 0, ChunkCount * ChunkSize, ChunkSize };
    Allocator::Range args = { 0, ChunkSize, 4 * ChunkSize };
    BitAllocator ba(range, ChunkSize);

    testAssert(ba.allocate(args) == Allocator::Success && args.address == 0);
    testAssert(ba.allocate(args) == Allocator::Success && args.address == 4 * ChunkSize);
    testAssert(ba.allocate(args) == Allocator::Success && args.address == 8 * ChunkSize);
    testAssert(ba.allocate(args) == Allocator::OutOfMemory);
    args.alignment = ChunkSize + 1;
    testAssert(ba.allocate(args) == Allocator::InvalidAlignment);
    return OK;
}

TestCase(BitWrongRelease)
{
    const Allocator::Range range = { 0x1000, ChunkCount * ChunkSize, ChunkSize };
    BitAllocator ba(range, ChunkSize);

    testAssert(ba.release(0x0800) != Allocator::Success);
    testAssert(ba.release(0x1000 + ChunkCount * ChunkSize) != Allocator::Success);
    testAssert(ba.available() == ba.size());
    return OK;
}
