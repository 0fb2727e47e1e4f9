// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <Timer.h>
#include "BadPointers.h"
#include "GuestMain.h"

/*
 * System calls with arguments that make no sense: each is an error of the caller, never an exception in the kernel.
 */

/** Number of bad pointers */
static const Size badCount = sizeof(badPointers) / sizeof(badPointers[0]);

/** A page that can be read and not written, null if there is no memory. It begins at a page, the next is not mapped */
static Address readOnlyPage()
{
    static Memory::Range range = { 0, 0, 0, Memory::None };

    if (!range.virt)
    {
        range.size = PAGESIZE;
        range.access = Memory::User | Memory::Readable;
        VMCtl(SELF, MapSparse, &range);
    }
    return range.virt;
}

TestCase(UnknownSystemCallNumbersAreRefused)
{
    static const ulong numbers[] = { 0, API::NumberCount, API::NumberCount + 1, 255, 0x10000, 0x7fffffff, 0x80000000,
                                     0xffffffff };

    for (Size i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
    {
        testAssert((API::Result) trapKernel5(numbers[i], 1, 2, 3, 4, 5) == API::InvalidArgument);
    }
    return OK;
}

TestCase(UnknownOperationsAreRefused)
{
    static const u32 operations[] = { 200, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff };
    ProcessShares::MemoryShare share;
    Memory::Range range;
    u32 word;

    MemoryBlock::set(&share, 0, sizeof(share));
    MemoryBlock::set(&range, 0, sizeof(range));

    for (Size i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
    {
        const u32 op = operations[i];

        testAssert(PrivExec((PrivOperation) op, 0) == API::InvalidArgument);
        testAssert(ProcessCtl(SELF, (ProcessOperation) op, 0) == API::InvalidArgument);
        testAssert(VMCtl(SELF, (MemoryOperation) op, &range) == API::InvalidArgument);
        testAssert(VMShare(SELF, (API::Operation) op, &share) == API::InvalidArgument);
        testAssert(VMCopy(SELF, (API::Operation) op, (Address) &word, (Address) &word, 4) == API::InvalidArgument);
    }
    testAssert(VMCopy(SELF, API::Create, (Address) &word, (Address) &word, 4) == API::InvalidArgument);
    testAssert(VMShare(SELF, API::Write, &share) == API::InvalidArgument);
    testAssert(VMCtl(SELF, AddMem, &range) == API::InvalidArgument);
    return OK;
}

TestCase(BadPointersAreRefusedByProcessCtl)
{
    for (Size i = 0; i < badCount; i++)
    {
        const Address bad = badPointers[i];

        testAssert(ProcessCtl(SELF, InfoPID, bad) == API::AccessViolation);
        testAssert(ProcessCtl(SELF, InfoTimer, bad) == API::AccessViolation);

        // Null means none: no time limit, no options
        if (!bad)
            continue;

        testAssert(ProcessCtl(SELF, WaitTimer, bad) == API::AccessViolation);
        testAssert(ProcessCtl(SELF, EnterSleep, bad) == API::AccessViolation);
        testAssert(ProcessCtl(ANY, WaitSignal, bad) == API::AccessViolation);
        testAssert(ProcessCtl(SELF, Spawn, 0x80000000, bad) == API::AccessViolation);
    }
    testAssert(ProcessCtl(SELF, WaitTimer, 0) == API::InvalidArgument);
    return OK;
}

TestCase(BadPointersAreRefusedByTheOtherCalls)
{
    u8 buffer[64];

    for (Size i = 0; i < badCount; i++)
    {
        const Address bad = badPointers[i];

        testAssert(SystemInfo((SystemInformation *) bad) == API::AccessViolation);
        testAssert(PrivExec(WriteConsole, bad) == API::AccessViolation);
        testAssert(VMCtl(SELF, LookupVirtual, (Memory::Range *) bad) == API::AccessViolation);
        testAssert(VMCtl(SELF, MapSparse, (Memory::Range *) bad) == API::AccessViolation);
        testAssert(VMCtl(SELF, Release, (Memory::Range *) bad) == API::AccessViolation);
        testAssert(VMShare(SELF, API::Read, (ProcessShares::MemoryShare *) bad) == API::AccessViolation);
        testAssert(VMShare(SELF, API::Next, (ProcessShares::MemoryShare *) bad) == API::AccessViolation);
        testAssert(VMShare(CORESRV_PID, API::Create, (ProcessShares::MemoryShare *) bad) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::Read, bad, (Address) buffer, sizeof(buffer)) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::Write, bad, (Address) buffer, sizeof(buffer)) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::Read, (Address) buffer, bad, sizeof(buffer)) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::Write, (Address) buffer, bad, sizeof(buffer)) == API::AccessViolation);
    }
    return OK;
}

TestCase(PagesThatCanOnlyBeReadAreNotWritten)
{
    const Address page = readOnlyPage();
    u32 word = 1;

    testAssert(page != 0);
    testAssert(SystemInfo((SystemInformation *) page) == API::AccessViolation);
    testAssert(ProcessCtl(SELF, InfoPID, page) == API::AccessViolation);
    testAssert(ProcessCtl(SELF, InfoTimer, page) == API::AccessViolation);
    testAssert(VMCopy(SELF, API::Read, page, (Address) &word, sizeof(word)) == API::AccessViolation);
    testAssert(VMCopy(SELF, API::Write, (Address) &word, page, sizeof(word)) == API::AccessViolation);
    testAssert(VMShare(SELF, API::Next, (ProcessShares::MemoryShare *) page) == API::AccessViolation);
    testAssert(*(const volatile u32 *) page == 0);

    // A mapping of which the caller could not hear is not made
    const Size before = SystemInformation().memoryAvail;
    testAssert(VMCtl(SELF, MapSparse, (Memory::Range *) page) != API::Success);
    testAssert(SystemInformation().memoryAvail == before);
    return OK;
}

TestCase(PointersAcrossTheEndOfAPageAreChecked)
{
    const Address end = readOnlyPage() + PAGESIZE;
    u8 buffer[64];

    testAssert(end != PAGESIZE);
    testAssert(VMCopy(SELF, API::Read, (Address) buffer, end - 4, 4) == API::Success);
    testAssert(VMCopy(SELF, API::Read, (Address) buffer, end - 4, 5) == API::AccessViolation);
    testAssert(VMCopy(SELF, API::Write, end - 4, (Address) buffer, 8) == API::AccessViolation);
    testAssert(VMCtl(SELF, LookupVirtual, (Memory::Range *) (end - 4)) == API::AccessViolation);
    testAssert(ProcessCtl(SELF, WaitTimer, end - 1) == API::AccessViolation);
    testAssert(PrivExec(WriteConsole, end) == API::AccessViolation);
    return OK;
}

TestCase(HugeSizesAreRefused)
{
    static const Size sizes[] = { 0x40000000, 0x7fffffff, 0x80000000, 0xfffff000, 0xffffffff };
    u8 buffer[64];

    for (Size i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
    {
        testAssert(VMCopy(SELF, API::Read, (Address) buffer, (Address) buffer, sizes[i]) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::Write, (Address) buffer, (Address) buffer, sizes[i]) == API::AccessViolation);
        testAssert(VMCopy(SELF, API::ReadPhys, (Address) buffer, 0, sizes[i]) != API::Success);
    }
    return OK;
}

TestCase(UnalignedPointersWork)
{
    static u8 memory[sizeof(ProcessInfo) + sizeof(SystemInformation) + 8];
    ProcessInfo info;

    // This processor does not mind; what arrives is complete
    testAssert(ProcessCtl(SELF, InfoPID, (Address) memory + 1) == API::Success);
    MemoryBlock::copy((void *) &info, (const void *) (memory + 1), sizeof(info));
    testAssert(info.id == (ProcessID) ProcessCtl(SELF, GetPID));
    testAssert(SystemInfo((SystemInformation *) (memory + 3)) == API::Success);
    return OK;
}

TestCase(UnknownTargetsAreNotFound)
{
    static const ProcessID targets[] = { 1022, 1023, 1024, 4096, KERNEL_PID, ANY, 0x10000, 0x7fffffff, 0xffffffff };
    ProcessShares::MemoryShare share;
    ProcessInfo info;
    Memory::Range range;
    u32 word = 0;

    MemoryBlock::set(&share, 0, sizeof(share));
    MemoryBlock::set(&range, 0, sizeof(range));
    range.size = PAGESIZE;

    for (Size i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
    {
        const ProcessID target = targets[i];

        testAssert(ProcessCtl(target, InfoPID, (Address) &info) == API::NotFound);
        testAssert(ProcessCtl(target, Stop) == API::NotFound);
        testAssert(ProcessCtl(target, Resume) == API::NotFound);
        testAssert(ProcessCtl(target, Reset, 0x80000000) == API::NotFound);
        testAssert(ProcessCtl(target, KillPID) == API::NotFound);
        testAssert(ProcessCtl(target, Wakeup) == API::NotFound);
        testAssert(ProcessCtl(target, WaitPID) == API::NotFound);
        testAssert(ProcessCtl(target, TestPID) == API::NotFound);
        testAssert(ProcessCtl(target, InfoFault, (Address) &info) == API::NotFound);
        testAssert(VMCtl(target, MapSparse, &range) == API::NotFound);
        testAssert(VMCopy(target, API::Read, (Address) &word, 0x80000000, sizeof(word)) == API::NotFound);
        testAssert(VMShare(target, API::Read, &share) == API::NotFound);
        testAssert(VMShare(target, API::Create, &share) == API::NotFound);
    }
    return OK;
}

TestCase(ProcessesDoNotStartOutsideOfUserSpace)
{
    static const Address entries[] = { 0, 0x1000, 0x100000, 0x38000000, 0x7ffffffd, 0x7fffffff, 0xfffffffe };
    const uint before = SystemInformation().processCount;

    for (Size i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
    {
        testAssert(ProcessCtl(SELF, Spawn, entries[i]) == API::IOError);
    }
    testAssert(SystemInformation().processCount == before);
    return OK;
}

TestCase(NoProcessWaitsForItself)
{
    const ProcessID self = ProcessCtl(SELF, GetPID);

    testAssert(ProcessCtl(self, WaitPID) == API::InvalidArgument);
    testAssert(ProcessCtl(self, WaitSignal) == API::NotFound);
    testAssert(ProcessCtl(SELF, Reset, 0x80000000) == API::InvalidArgument);
    testAssert(ProcessCtl(SELF, Resume) == API::IOError);
    return OK;
}

TestCase(InterruptLinesAreChecked)
{
    static const u32 lines[] = { 256, 257, 0x10000, 0x7fffffff, 0xffffffff };

    for (Size i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
    {
        testAssert(ProcessCtl(SELF, WatchIRQ, lines[i]) == API::InvalidArgument);
        testAssert(ProcessCtl(SELF, EnableIRQ, lines[i]) == API::InvalidArgument);
        testAssert(ProcessCtl(SELF, DisableIRQ, lines[i]) == API::InvalidArgument);
    }

    // The line of the clock and those that others watch are not ours to mask
    testAssert(ProcessCtl(SELF, DisableIRQ, 0) == API::InvalidArgument);
    testAssert(ProcessCtl(SELF, DisableIRQ, 4) == API::InvalidArgument);
    return OK;
}
