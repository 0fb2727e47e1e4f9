// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <FreeNOS/System.h>
#include <Timestamp.h>

static u32 words[8];

TestCase(IOStartsAtIOBase)
{
    Arch::IO io;

    testAssert(io.getBase() == IO_BASE);
    testAssert(io.unmap() == IO::MapFailure);
    return OK;
}

TestCase(IOReadsAndWritesRelativeToItsBase)
{
    Arch::IO io;

    io.setBase((Address) words);
    testAssert(io.getBase() == (Address) words);

    io.write(0, 0x12345678);
    io.write(7 * sizeof(u32), 0xcafe0000);
    testAssert(words[0] == 0x12345678);
    testAssert(words[7] == 0xcafe0000);
    testAssert(io.read(0) == 0x12345678);

    io.set(0, 0x80000001);
    testAssert(words[0] == 0x92345679);
    io.unset(0, 0x00000078);
    testAssert(words[0] == 0x92345601);
    return OK;
}

TestCase(IOCopiesWholeWordsOnly)
{
    const u32 source[3] = { 1, 2, 3 };
    u32 target[3] = { 9, 9, 9 };
    Arch::IO io;

    MemoryBlock::set(words, 0, sizeof(words));
    io.setBase((Address) words);
    io.write(sizeof(u32), sizeof(source), (const void *) source);
    testAssert(words[0] == 0 && words[1] == 1 && words[2] == 2 && words[3] == 3 && words[4] == 0);

    io.read(sizeof(u32), 11, (void *) target);
    testAssert(target[0] == 1 && target[1] == 2 && target[2] == 9);
    return OK;
}

TestCase(CacheMaintenanceKeepsData)
{
    Arch::Cache cache;

    words[0] = 0x600d;
    testAssert(cache.cleanData((void *) words) == Cache::Success);
    testAssert(cache.cleanAddress(Cache::Data, (Address) words) == Cache::Success);
    testAssert(words[0] == 0x600d);
    return OK;
}

TestCase(TimestampGrows)
{
    const u64 first = timestamp();
    u64 second = timestamp();

    for (Size i = 0; i < 1000 && second == first; i++)
        second = timestamp();

    testAssert(second > first);
    return OK;
}
