// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <TestRunner.h>
#include <TestCase.h>
#include <GuestMain.h>
#include <recovery/DumpStore.h>

/*
 * Crash dumps in memory that outlives the process which took them. The test plays the RecoveryServer: each DumpStore
 * after the first is that of a successor.
 */

/** Static data of the child, on pages of its own */
alignas(PAGESIZE) static volatile u32 data[2 * PAGESIZE / sizeof(u32)];

/** Set by the child when it is prepared */
static volatile u32 ready = 0;

ChildProgram(fillsItsMemory)
{
    for (Size i = 0; i < sizeof(data) / sizeof(data[0]); i++)
        data[i] = 0x5a000000 + i;

    ready = 1;
    for (;;)
        GuestChild::pause();
}

static Memory::Range dataRange()
{
    return { (Address) data, 0, sizeof(data), Memory::None };
}

/** The memory of the stores */
static u8 * memory(Size *size = ZERO)
{
    ProcessShares::MemoryShare share;

    MemoryBlock::set(&share, 0, sizeof(share));
    share.pid = ProcessCtl(SELF, GetPID);
    share.coreId = SystemInformation().coreId;
    share.tagId = DumpStore::ShareTag;

    if (VMShare(SELF, API::Read, &share) != API::Success)
        return ZERO;
    if (size)
        *size = share.range.size;
    return (u8 *) share.range.virt;
}

/** Look for a word of the child's data in a dump. */
static bool hasData(const CrashDump *dump)
{
    for (Size i = 0; dump && i < dump->regionCount; i++)
    {
        const CrashDump::Region & region = dump->regions[i];
        const Address wanted = (Address) &data[5];

        if (wanted >= region.virt && wanted - region.virt < region.size)
            return *(const u32 *) ((const u8 *) dump + region.offset + (wanted - region.virt)) == 0x5a000005;
    }
    return false;
}

TestCase(DumpIsCopiedAndTheProcessStaysAsItIs)
{
    GuestChild child("fillsItsMemory");
    DumpStore store;

    testAssert(child.isStarted() && child.waitForValue(ready, 1));
    const ProcessInfo info = child.information();

    // Not while it runs
    testAssert(!store.copy(info, FaultInfo::Hang));
    testAssert(!store.find(info.id, info.generation));

    testAssert(ProcessCtl(info.id, Stop) == API::Success);
    testAssert(store.copy(info, FaultInfo::Hang));
    const CrashDump *dump = store.find(info.id, info.generation);
    testAssert(hasData(dump) && dump->fault.kind == FaultInfo::Hang && dump->fault.instructionPointer);
    testAssert(child.read(data[5]) == 0x5a000005);

    // Nobody else has it
    testAssert(!store.find(info.id, info.generation + 1));
    testAssert(!store.find(info.id + 1, info.generation));
    return OK;
}

TestCase(DumpIsMovedOnceAndAllOfItIsThere)
{
    GuestChild child("fillsItsMemory");
    DumpStore store;

    testAssert(child.isStarted() && child.waitForValue(ready, 1));
    const ProcessInfo info = child.information();

    testAssert(ProcessCtl(info.id, Stop) == API::Success);
    const Size before = SystemInformation().memoryAvail;
    testAssert(store.move(info, FaultInfo::Deadlock, dataRange()));
    testAssert(SystemInformation().memoryAvail == before);

    const CrashDump *dump = store.find(info.id, info.generation);
    testAssert(hasData(dump) && dump->fault.kind == FaultInfo::Deadlock && dump->regionCount >= 3);
    testAssert(dump->size <= DumpWriter::RecommendedSize);
    testAssert(child.read(data[5]) != 0x5a000005);

    // The process has nothing left that would be worth a dump
    testAssert(store.move(info, FaultInfo::Hang, dataRange()));
    testAssert(store.copy(info, FaultInfo::Hang));
    dump = store.find(info.id, info.generation);
    testAssert(hasData(dump) && dump->fault.kind == FaultInfo::Deadlock);
    return OK;
}

TestCase(DumpsAreThereForTheSuccessor)
{
    GuestChild *children[DumpStore::MaximumDumps + 1];
    ProcessInfo infos[DumpStore::MaximumDumps + 1];

    for (Size i = 0; i <= DumpStore::MaximumDumps; i++)
    {
        children[i] = new GuestChild("fillsItsMemory");
        testAssert(children[i]->isStarted() && children[i]->waitForValue(ready, 1));
        infos[i] = children[i]->information();
        testAssert(ProcessCtl(infos[i].id, Stop) == API::Success);
        testAssert(DumpStore().move(infos[i], FaultInfo::Hang, dataRange()));
    }

    // The oldest had to go
    const DumpStore store;
    testAssert(!store.find(infos[0].id, infos[0].generation));
    for (Size i = 1; i <= DumpStore::MaximumDumps; i++)
    {
        testAssert(hasData(store.find(infos[i].id, infos[i].generation)));
    }
    for (Size i = 0; i <= DumpStore::MaximumDumps; i++)
        delete children[i];
    return OK;
}

TestCase(DumpThatIsNotFinishedDoesNotCount)
{
    GuestChild child("fillsItsMemory");
    Size size = 0;

    testAssert(child.isStarted() && child.waitForValue(ready, 1));
    const ProcessInfo info = child.information();
    testAssert(ProcessCtl(info.id, Stop) == API::Success);

    // The store dies before it says that it is finished
    DumpStore first;
    Size slot = 0;
    u8 *start = memory(&size);

    testAssert(start && first.move(info, FaultInfo::Hang, dataRange()));
    const CrashDump *dump = first.find(info.id, info.generation);
    testAssert(dump);
    slot = ((const u8 *) dump - start) / DumpWriter::RecommendedSize;

    // Slots have six words behind the two of the directory, the second one tells that it is finished
    u32 *finished = (u32 *) start + 2 + (6 * slot) + 1;
    testAssert(*finished == 1);
    *finished = 0;

    DumpStore second;
    testAssert(!second.find(info.id, info.generation));

    // ... and what is left of the process is no dump
    testAssert(!second.move(info, FaultInfo::Hang, dataRange()));
    testAssert(!second.copy(info, FaultInfo::Hang));
    return OK;
}

TestCase(NothingIsBelievedThatIsDamaged)
{
    GuestChild child("fillsItsMemory");
    Size size = 0;

    testAssert(child.isStarted() && child.waitForValue(ready, 1));
    const ProcessInfo info = child.information();
    testAssert(ProcessCtl(info.id, Stop) == API::Success);
    testAssert(DumpStore().copy(info, FaultInfo::Hang));

    // Each bit of the directory. A wrong magic makes it empty
    u8 *start = memory(&size);
    const CrashDump *found;

    for (Size i = 0; i < 128 * 8; i++)
    {
        start[i / 8] ^= 1 << (i % 8);
        found = DumpStore().find(info.id, info.generation);
        testAssert(!found || (hasData(found) && found->isValid(DumpWriter::RecommendedSize)));

        if (i < 32)
        {
            testAssert(!found && DumpStore().copy(info, FaultInfo::Hang));
        }
        else
            start[i / 8] ^= 1 << (i % 8);
    }

    // Each byte of the head of the dump
    u8 *dump = (u8 *) DumpStore().find(info.id, info.generation);
    testAssert(dump);

    for (Size i = 0; i < sizeof(CrashDump); i++)
    {
        dump[i] ^= 1 << (i % 8);
        testAssert(!DumpStore().find(info.id, info.generation));
        dump[i] ^= 1 << (i % 8);
    }
    testAssert(DumpStore().find(info.id, info.generation));
    return OK;
}
