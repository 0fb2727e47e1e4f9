// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BitAllocator.h>

static const Size Chunk = 4096;

TestCase(BitConstruct)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);

    testAssert(alloc.base() == 0x100000);
    testAssert(alloc.size() == Chunk * 10);
    testAssert(alloc.chunkSize() == Chunk);
    testAssert(alloc.available() == Chunk * 10);
    return OK;
}

TestCase(BitUsesBitmapOfCaller)
{
    const Allocator::Range range = { 0, Chunk * 16, Chunk };
    u8 bitmap[4] = { 0xff, 0xff, 0xff, 0xff };
    BitAllocator alloc(range, Chunk, bitmap);
    Allocator::Range args = { 0, Chunk * 3, 0 };

    testAssert(bitmap[0] == 0 && bitmap[1] == 0);
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(bitmap[0] == 7 && bitmap[1] == 0);
    testAssert(bitmap[2] == 0xff && bitmap[3] == 0xff);
    return OK;
}

TestCase(BitAllocateRoundsUpToChunks)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk + 1, 0 };

    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x100000);
    testAssert(args.size == Chunk + 1);
    testAssert(alloc.available() == Chunk * 8);
    testAssert(alloc.isAllocated(0x100000));
    testAssert(alloc.isAllocated(0x100000 + (2 * Chunk) - 1));
    testAssert(!alloc.isAllocated(0x100000 + (2 * Chunk)));
    return OK;
}

TestCase(BitInvalidArguments)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 7, 0, 0 };

    testAssert(alloc.allocate(args) == Allocator::InvalidSize);
    args.size = Chunk;
    args.alignment = Chunk / 2;
    testAssert(alloc.allocate(args) == Allocator::InvalidAlignment);
    args.alignment = Chunk + 1;
    testAssert(alloc.allocate(args) == Allocator::InvalidAlignment);
    args.alignment = 0;
    args.size = Chunk * 11;
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    args.size = ~(Size) 0;
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    testAssert(args.address == 7);
    testAssert(alloc.available() == Chunk * 10);
    return OK;
}

TestCase(BitNextFit)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk, 0 };

    for (Size i = 0; i < 10; i++)
    {
        testAssert(alloc.allocate(args) == Allocator::Success);
        testAssert(args.address == 0x100000 + (i * Chunk));
    }
    testAssert(alloc.available() == 0);
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);

    for (Size i = 0; i < 10; i++)
    {
        testAssert(alloc.release(0x100000 + (i * Chunk)) == Allocator::Success);
    }
    testAssert(alloc.available() == Chunk * 10);

    // The search goes on where it succeeded last, and then wraps around
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x100000 + (9 * Chunk));
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x100000);
    return OK;
}

TestCase(BitRunDoesNotWrapAround)
{
    const Allocator::Range range = { 0, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk, 0 };

    for (Size i = 0; i < 10; i++)
    {
        testAssert(alloc.allocate(args) == Allocator::Success);
    }
    testAssert(alloc.release(0) == Allocator::Success);
    testAssert(alloc.release(9 * Chunk) == Allocator::Success);

    args.size = 2 * Chunk;
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    testAssert(alloc.release(8 * Chunk) == Allocator::Success);
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 8 * Chunk);
    return OK;
}

TestCase(BitFindsRunsAcrossWords)
{
    const Allocator::Range range = { 0, Chunk * 100, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk * 30, 0 };

    testAssert(alloc.allocate(args) == Allocator::Success);
    args.size = Chunk * 40;
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 30 * Chunk);
    args.size = Chunk * 31;
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    args.size = Chunk * 30;
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 70 * Chunk);
    testAssert(alloc.available() == 0);
    return OK;
}

TestCase(BitAlignmentIsThatOfTheAddress)
{
    // The base is a multiple of the chunk size, but not of the alignment
    const Allocator::Range range = { 0x103000, Chunk * 40, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk * 2, Chunk * 16 };

    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x110000);
    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x120000);
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    testAssert(alloc.available() == Chunk * 36);
    return OK;
}

TestCase(BitAllocateFrom)
{
    const Allocator::Range range = { 0, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk * 2, 0 };

    testAssert(alloc.allocateFrom(args, 5) == Allocator::Success);
    testAssert(args.address == 5 * Chunk);
    testAssert(alloc.allocateFrom(args, 9) == Allocator::OutOfMemory);
    testAssert(alloc.allocateFrom(args, 10) == Allocator::OutOfMemory);
    testAssert(alloc.allocateFrom(args, ~(Size) 0) == Allocator::OutOfMemory);
    testAssert(alloc.allocateFrom(args, 0) == Allocator::Success);
    testAssert(args.address == 0);
    return OK;
}

TestCase(BitAllocateAt)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk * 9, 0 };

    testAssert(alloc.allocateAt(0x100000 + (4 * Chunk)) == Allocator::Success);
    testAssert(alloc.allocateAt(0x100000 + (4 * Chunk)) == Allocator::InvalidAddress);
    testAssert(alloc.allocateAt(0x100000 - 1) == Allocator::InvalidAddress);
    testAssert(alloc.allocateAt(0x100000 + (10 * Chunk)) == Allocator::InvalidAddress);
    testAssert(alloc.allocateAt(0) == Allocator::InvalidAddress);
    testAssert(alloc.available() == 9 * Chunk);
    testAssert(alloc.allocate(args) == Allocator::OutOfMemory);
    return OK;
}

TestCase(BitReleaseExactlyOneChunkOnce)
{
    const Allocator::Range range = { 0x100000, Chunk * 10, Chunk };
    BitAllocator alloc(range, Chunk);
    Allocator::Range args = { 0, Chunk * 3, 0 };

    testAssert(alloc.allocate(args) == Allocator::Success);
    testAssert(alloc.release(args.address + 1) == Allocator::InvalidAddress);
    testAssert(alloc.release(args.address) == Allocator::Success);
    testAssert(alloc.release(args.address) == Allocator::InvalidAddress);
    testAssert(alloc.available() == Chunk * 8);
    testAssert(alloc.isAllocated(args.address + Chunk));
    testAssert(alloc.release(0) == Allocator::InvalidAddress);
    testAssert(alloc.release(0x100000 + (10 * Chunk)) == Allocator::InvalidAddress);
    testAssert(!alloc.isAllocated(0x100000 + (10 * Chunk)));
    testAssert(!alloc.isAllocated(0));
    return OK;
}
