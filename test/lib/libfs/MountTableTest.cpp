// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <MountTable.h>

TestCase(LongestMountAtAComponentServesAPath)
{
    MountTable table;
    bool existing;

    testAssert(table.insert("/dev", 10, existing) == FileSystem::Success);
    testAssert(table.insert("/dev/serial", 11, existing) == FileSystem::Success);
    testAssert(table.insert("/tmp", 12, existing) == FileSystem::Success);

    testAssert(table.find("/dev/serial/serial0/io")->procID == 11);
    testAssert(table.find("/dev/serial")->procID == 11);
    testAssert(table.find("/dev/serialx")->procID == 10);
    testAssert(table.find("/dev/time")->procID == 10);
    testAssert(table.find("/tmp/x")->procID == 12);
    testAssert(table.find("/tmpx") == ZERO);
    testAssert(table.find("/tm") == ZERO);
    testAssert(table.find("/") == ZERO);
    return OK;
}

TestCase(SamePathIsReplaced)
{
    MountTable table;
    FileSystemMount mounts[MountTable::MaximumMounts];
    bool existing;

    testAssert(table.insert("/tmp", 10, existing) == FileSystem::Success);
    testAssert(!existing);
    testAssert(table.insert("/tmp", 20, existing) == FileSystem::Success);
    testAssert(existing);
    testAssert(table.list(mounts) == 1);
    testAssert(table.find("/tmp")->procID == 20);
    return OK;
}

TestCase(MountBelongsToTheServerThatMadeIt)
{
    MountTable table;
    bool existing;

    testAssert(table.insert("/tmp", 10, existing) == FileSystem::Success);
    testAssert(table.isMountOf("/tmp", 10));
    testAssert(!table.isMountOf("/tmp", 11));
    testAssert(!table.isMountOf("/tmp/x", 10));
    testAssert(!table.isMountOf("", 10));
    return OK;
}

TestCase(MountsOfAnEndedServerDisappear)
{
    MountTable table;
    bool existing;

    testAssert(table.insert("/a", 10, existing) == FileSystem::Success);
    testAssert(table.insert("/b", 11, existing) == FileSystem::Success);
    testAssert(table.insert("/a/c", 10, existing) == FileSystem::Success);
    testAssert(table.remove(10) == 2);
    testAssert(table.find("/a/c") == ZERO);
    testAssert(table.find("/b")->procID == 11);
    return OK;
}

TestCase(BadPathsAreRefused)
{
    MountTable table;
    bool existing;
    char path[FileSystemPath::MaximumLength + 1];

    MemoryBlock::set(path, 'a', sizeof(path));
    path[0] = '/';
    path[sizeof(path) - 1] = 0;

    testAssert(table.insert("", 1, existing) == FileSystem::InvalidArgument);
    testAssert(table.insert("/", 1, existing) == FileSystem::InvalidArgument);
    testAssert(table.insert("tmp", 1, existing) == FileSystem::InvalidArgument);
    testAssert(table.insert("/tmp/", 1, existing) == FileSystem::InvalidArgument);
    testAssert(table.insert(path, 1, existing) == FileSystem::InvalidArgument);
    return OK;
}

TestCase(FullTableRefusesMore)
{
    MountTable table;
    bool existing;

    for (Size i = 0; i < MountTable::MaximumMounts; i++)
    {
        String path;
        path << "/m" << (unsigned int) i;
        testAssert(table.insert(*path, i, existing) == FileSystem::Success);
    }
    testAssert(table.insert("/more", 99, existing) == FileSystem::IOError);
    testAssert(table.insert("/m5", 99, existing) == FileSystem::Success);
    return OK;
}

TestCase(MountsSurviveInTheBlock)
{
    static MountTable::Block block;
    bool existing;

    MemoryBlock::set(&block, 0, sizeof(block));
    {
        MountTable table;
        testAssert(!table.attach(&block));
        testAssert(table.insert("/tmp", 12, existing) == FileSystem::Success);
    }
    {
        MountTable table;
        testAssert(table.attach(&block));
        testAssert(table.find("/tmp")->procID == 12);
    }
    return OK;
}

TestCase(DamagedBlockIsBegunAnew)
{
    static MountTable::Block block;
    bool existing;

    MemoryBlock::set(&block, 0, sizeof(block));
    {
        MountTable table;
        table.attach(&block);
        testAssert(table.insert("/tmp", 12, existing) == FileSystem::Success);
    }

    // Each single bit counts
    block.mounts[0].procID ^= 1;
    MountTable table;
    testAssert(!table.attach(&block));
    testAssert(table.find("/tmp") == ZERO);

    // and the block is sound from now on
    MountTable next;
    testAssert(next.attach(&block));
    return OK;
}

TestCase(MountsOfServersThatDoNotExistAreDropped)
{
    MountTable table;
    bool existing;
    const ProcessID self = ProcessCtl(SELF, GetPID);

    testAssert(table.insert("/self", self, existing) == FileSystem::Success);
    testAssert(table.insert("/gone", self, existing) == FileSystem::Success);

    // Same ProcessID, another process
    table.m_block->generations[1] += 1;
    testAssert(table.removeDead() == 1);
    testAssert(table.find("/self") != ZERO);
    testAssert(table.find("/gone") == ZERO);
    return OK;
}
