// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <BubbleAllocator.h>

TestCase(BubbleOnlyGrows)
{
    TestInt<uint> sizes(1, 64);
    const Allocator::Range range = { 0x4000, 8192, sizeof(u32) };
    BubbleAllocator ba(range);
    Address next = 0x4000;

    testAssert(ba.size() == 8192 && ba.available() == 8192 && ba.m_allocated == 0);
    for (Size i = 0; i < 50; i++)
    {
        Allocator::Range args = { 0, sizes.random(), 0 };

        testAssert(ba.allocate(args) == Allocator::Success);
        testAssert(args.address == next && args.size == sizes[i]);
        next += CEIL(sizes[i], sizeof(u32)) * sizeof(u32);
        testAssert(ba.m_allocated == next - 0x4000 && ba.available() == 8192 - ba.m_allocated);
    }
    return OK;
}

TestCase(BubbleNeverReleases)
{
    const Allocator::Range range = { 0x4000, 64, sizeof(u32) };
    Allocator::Range args = { 0, 16, 0 };
    BubbleAllocator ba(range);

    testAssert(ba.allocate(args) == Allocator::Success);
    testAssert(ba.release(args.address) != Allocator::Success);
    testAssert(ba.available() == 48);
    return OK;
}

TestCase(BubbleIgnoresTheAlignmentOfArguments)
{
    const Allocator::Range range = { 0x4000, 64, 8 };
    Allocator::Range args = { 0, 3, 32 };
    BubbleAllocator ba(range);

    testAssert(ba.allocate(args) == Allocator::Success && args.address == 0x4000 && args.size == 3);
    testAssert(ba.allocate(args) == Allocator::Success && args.address == 0x4008);
    return OK;
}

TestCase(BubbleIsOutOfMemory)
{
    const Allocator::Range range = { 0x4000, 64, sizeof(u32) };
    Allocator::Range args = { 0, 65, 0 };
    BubbleAllocator ba(range);

    testAssert(ba.allocate(args) == Allocator::OutOfMemory);
    args.size = 64;
    testAssert(ba.allocate(args) == Allocator::Success && ba.available() == 0);
    args.size = 1;
    testAssert(ba.allocate(args) == Allocator::OutOfMemory);
    return OK;
}
