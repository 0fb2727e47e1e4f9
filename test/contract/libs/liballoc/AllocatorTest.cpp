// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Allocator.h>

TestCase(AllocatorRange)
{
    const Allocator::Range range = { 0x2000, 0x1000, sizeof(u32) };
    Allocator alloc(range), none;

    testAssert(alloc.base() == 0x2000 && alloc.size() == 0x1000 && alloc.alignment() == sizeof(u32));
    testAssert(none.base() == 0 && none.size() == 0);
    testAssert(alloc.parent() == ZERO);
    return OK;
}

TestCase(AllocatorHasNothingToGive)
{
    Allocator::Range range = { 0, 16, 0 };
    Allocator alloc;

    testAssert(alloc.available() == 0);
    testAssert(alloc.allocate(range) != Allocator::Success && range.size == 16);
    testAssert(alloc.release(0) != Allocator::Success);
    return OK;
}

TestCase(AllocatorParent)
{
    Allocator parent, child;

    child.setParent(&parent);
    testAssert(child.parent() == &parent && parent.parent() == ZERO);
    return OK;
}

TestCase(AllocatorDefault)
{
    Allocator *before = Allocator::getDefault();
    Allocator alloc;

    Allocator::setDefault(&alloc);
    Allocator *now = Allocator::getDefault();
    Allocator::setDefault(before);
    testAssert(now == &alloc && Allocator::getDefault() == before);
    return OK;
}

TestCase(AllocatorAligns)
{
    TestInt<uint> ints(1, 100000);
    Allocator alloc;

    testAssert(alloc.aligned(0, 4) == 0 && alloc.aligned(1, 4) == 4 && alloc.aligned(4, 4) == 4);
    for (Size i = 0; i < 50; i++)
    {
        const Address addr = ints.random(), up = alloc.aligned(addr, 16);
        testAssert(up >= addr && up < addr + 16 && up % 16 == 0);
    }
    return OK;
}

TestCase(AllocatorNewAndDelete)
{
    TestInt<uint> ints(0, 256);
    u8 *arrays[32];

    for (Size i = 0; i < 32; i++)
    {
        arrays[i] = new u8[i + 1];
        testAssert(arrays[i] != ZERO);
        for (Size j = 0; j <= i; j++)
        {
            arrays[i][j] = (u8) i;
        }
    }
    for (Size i = 0; i < 32; i++)
    {
        for (Size j = 0; j <= i; j++)
        {
            testAssert(arrays[i][j] == i);
        }
        delete[] arrays[i];
    }

    int *number = new int(5);
    testAssert(*number == 5);
    delete number;
    return OK;
}

TestCase(AllocatorNewAtAnAddress)
{
    u32 memory[4] = { 1, 2, 3, 4 };
    u32 *number = new ((Address) &memory[2]) u32(9);

    testAssert(number == &memory[2] && memory[2] == 9 && memory[1] == 2);
    return OK;
}
