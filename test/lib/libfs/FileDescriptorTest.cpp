// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <FreeNOS/User.h>
#include <FileDescriptor.h>

TestCase(LowestFreeEntryIsOpened)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[3] = {};
    Size index = 99;

    files.setArray(entries, 3);
    testAssert(files.openEntry(7, 3, index) == FileDescriptor::Success);
    testAssert(index == 0);
    testAssert(files.openEntry(8, 4, index) == FileDescriptor::Success);
    testAssert(index == 1);
    testAssert(entries[1].inode == 8 && entries[1].pid == 4 && entries[1].open && entries[1].position == 0);

    testAssert(files.closeEntry(0) == FileDescriptor::Success);
    testAssert(!files.getEntry(0)->open);
    testAssert(files.openEntry(9, 5, index) == FileDescriptor::Success);
    testAssert(index == 0);
    testAssert(files.getEntry(0)->inode == 9);
    return OK;
}

TestCase(FilesBelongToTheProcessThatHadTheNumberThen)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[1] = {};
    const ProcessID self = ProcessCtl(SELF, GetPID);
    Size index;

    files.setArray(entries, 1);
    testAssert(files.openEntry(7, self, index) == FileDescriptor::Success);
    testAssert(FileDescriptor::isServed(entries[0]));

    // Another process had it before
    const u16 generation = entries[0].generation;
    entries[0].generation = generation + 1;
    testAssert(generation == 0 || !FileDescriptor::isServed(entries[0]));

    // A program that fills the entry by itself knows nothing of generations
    entries[0].pid = self + 1;
    testAssert(FileDescriptor::isServed(entries[0]));
    entries[0] = {};
    entries[0].pid = self;
    entries[0].open = true;
    testAssert(FileDescriptor::isServed(entries[0]));
    return OK;
}

TestCase(FullArrayGivesOutOfFiles)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[2] = {};
    Size index;

    files.setArray(entries, 2);
    testAssert(files.openEntry(1, 1, index) == FileDescriptor::Success);
    testAssert(files.openEntry(2, 1, index) == FileDescriptor::Success);
    testAssert(files.openEntry(3, 1, index) == FileDescriptor::OutOfFiles);
    return OK;
}

TestCase(OnlyOpenEntriesCanBeClosed)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[2] = {};
    Size count = 0;

    files.setArray(entries, 2);
    testAssert(files.getArray(count) == entries);
    testAssert(count == 2);
    testAssert(files.closeEntry(0) == FileDescriptor::InvalidArgument);
    testAssert(files.closeEntry(2) == FileDescriptor::InvalidArgument);
    testAssert(files.closeEntry(~0U) == FileDescriptor::InvalidArgument);
    testAssert(files.getEntry(2) == ZERO);
    return OK;
}

TestCase(PositionStartsAtZeroWhenAnEntryIsUsedAgain)
{
    FileDescriptor files;
    FileDescriptor::Entry entries[1] = {};
    Size index;

    files.setArray(entries, 1);
    testAssert(files.openEntry(1, 1, index) == FileDescriptor::Success);
    files.getEntry(index)->position = 123;
    testAssert(files.closeEntry(index) == FileDescriptor::Success);
    testAssert(files.openEntry(2, 1, index) == FileDescriptor::Success);
    testAssert(files.getEntry(index)->position == 0);
    return OK;
}
