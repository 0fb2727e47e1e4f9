// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BubbleAllocator.h>

TestCase(BubbleConstruct)
{
    const Allocator::Range range = { 0x10000, 1024, 8 };
    BubbleAllocator bubble(range);

    testAssert(bubble.base() == 0x10000);
    testAssert(bubble.size() == 1024);
    testAssert(bubble.available() == 1024);
    return OK;
}

TestCase(BubbleAllocateRoundsUpToItsOwnAlignment)
{
    const Allocator::Range range = { 0x10000, 1024, 8 };
    BubbleAllocator bubble(range);
    Allocator::Range args = { 0, 13, 64 };

    testAssert(bubble.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x10000);
    testAssert(args.size == 13);
    testAssert(bubble.available() == 1024 - 16);

    testAssert(bubble.allocate(args) == Allocator::Success);
    testAssert(args.address == 0x10010);
    return OK;
}

TestCase(BubbleExhaustion)
{
    const Allocator::Range range = { 0x10000, 64, 8 };
    BubbleAllocator bubble(range);
    Allocator::Range args = { 0, 65, 0 };

    testAssert(bubble.allocate(args) == Allocator::OutOfMemory);
    args.size = ~(Size) 0;
    testAssert(bubble.allocate(args) == Allocator::OutOfMemory);
    args.size = 0;
    testAssert(bubble.allocate(args) == Allocator::InvalidSize);

    args.size = 57;
    testAssert(bubble.allocate(args) == Allocator::Success);
    testAssert(bubble.available() == 0);
    args.size = 1;
    testAssert(bubble.allocate(args) == Allocator::OutOfMemory);
    return OK;
}

TestCase(BubbleNeverReleases)
{
    const Allocator::Range range = { 0x10000, 64, 8 };
    BubbleAllocator bubble(range);
    Allocator::Range args = { 0, 8, 0 };

    testAssert(bubble.allocate(args) == Allocator::Success);
    testAssert(bubble.release(args.address) != Allocator::Success);
    testAssert(bubble.available() == 56);
    return OK;
}
