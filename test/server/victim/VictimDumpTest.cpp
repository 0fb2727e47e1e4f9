// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <MemoryBlock.h>
#include <RecoveryClient.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <recovery/CrashDump.h>
#include <recovery/RecoveryStatus.h>
#include "VictimProcess.h"

/** More than a dump ever has */
static const Size room = 512 * 1024;

TestCase(DumpOfALivingProcess)
{
    const VictimProcess victim;
    u8 buffer[16];
    Size size = sizeof(buffer);

    testAssert(victim.isReady());
    testAssert(RecoveryClient().getDump(victim.pid(), buffer, size) == Recovery::NotFound);
    testAssert(size == 0);
    return OK;
}

TestCase(DumpOfAFault)
{
    const VictimProcess victim;
    const RecoveryClient recovery;
    u8 *buffer = new u8[room];
    const CrashDump *dump = (const CrashDump *) buffer;
    Size value = 0, size = room, part;

    testAssert(buffer);
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::WildWrite, value) == Victim::Success);

    testAssert(recovery.getDump(victim.pid(), buffer, size) == Recovery::Success);
    testAssert(dump->isValid(size));
    testAssert(dump->size == size);
    testAssert(dump->pid == victim.pid());
    testAssert(MemoryBlock::compare(dump->path, "/server/victim/server"));
    testAssert(dump->fault.kind == FaultInfo::MemoryAccess);
    testAssert(dump->fault.address == 0x70000000);

    // The stack is in it: some region holds what the stack pointer points to
    bool found = false;

    for (Size i = 0; i < dump->regionCount; i++)
    {
        found = found || (dump->fault.stackPointer >= dump->regions[i].virt &&
                          dump->fault.stackPointer < dump->regions[i].virt + dump->regions[i].size);
    }
    testAssert(found);
    testAssert(dump->regionCount >= 3);

    // A part of it is the same bytes; behind its end there are none
    u8 piece[64];

    part = sizeof(piece);
    testAssert(recovery.getDump(victim.pid(), piece, part, size - 32) == Recovery::Success);
    testAssert(part == 32);
    testAssert(MemoryBlock::compare(piece, buffer + size - 32, 32));
    part = sizeof(piece);
    testAssert(recovery.getDump(victim.pid(), piece, part, size) == Recovery::Success);
    testAssert(part == 0);

    delete[] buffer;
    return OK;
}

TestCase(DumpOfAHang)
{
    const VictimProcess victim;
    const RecoveryClient recovery;
    u8 *buffer = new u8[room];
    const CrashDump *dump = (const CrashDump *) buffer;
    Size value = 0, size = room;

    testAssert(buffer);
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::EndlessLoop, value) == Victim::Success);

    // The kernel saw no exception: where it was is where it was stopped
    testAssert(recovery.getDump(victim.pid(), buffer, size) == Recovery::Success);
    testAssert(dump->isValid(size));
    testAssert(dump->fault.kind == FaultInfo::Hang);
    testAssert(dump->fault.instructionPointer >= 0x80000000 && dump->fault.instructionPointer < 0x90000000);
    testAssert(dump->fault.stackPointer >= 0xc0000000 && dump->fault.stackPointer < 0xc0008000);
    delete[] buffer;
    return OK;
}

TestCase(DumpOutlivesTheRecoveryServer)
{
    const VictimProcess victim;
    const RecoveryClient recovery;
    u8 *before = new u8[room], *after = new u8[room];
    Size value = 0, sizeBefore = room, sizeAfter = room;

    testAssert(before && after);
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::IllegalInstruction, value) == Victim::Success);
    testAssert(recovery.getDump(victim.pid(), before, sizeBefore) == Recovery::Success);

    for (Size i = 0; i < 3; i++)
    {
        testAssert(VictimProcess::run("/bin/fault", "/server/recovery/server", "null") == 0);
        sizeAfter = room;
        testAssert(recovery.getDump(victim.pid(), after, sizeAfter) == Recovery::Success);
        testAssert(sizeAfter == sizeBefore && MemoryBlock::compare(before, after, sizeBefore));
    }
    delete[] before;
    delete[] after;
    return OK;
}

TestCase(DumpOfTheRecoveryServerItself)
{
    static const struct { const char *name; u32 kind; } faults[] =
    {
        { "null", FaultInfo::MemoryAccess }, { "exit", FaultInfo::Exit }, { "loop", FaultInfo::Hang },
        { "illegal", FaultInfo::IllegalInstruction }
    };
    const RecoveryClient recovery;
    u8 *buffer = new u8[room];
    const CrashDump *dump = (const CrashDump *) buffer;
    ProcessInfo before, after;

    testAssert(buffer);

    for (Size i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
    {
        Size size = room;

        testAssert(ProcessCtl(RECOVERY_PID, InfoPID, (Address) &before) == API::Success);
        testAssert(VictimProcess::run("/bin/fault", "/server/recovery/server", faults[i].name) == 0);

        // A hang is healed after a while, and the request waits for that
        testAssert(recovery.getDump(RECOVERY_PID, buffer, size) == Recovery::Success);
        testAssert(ProcessCtl(RECOVERY_PID, InfoPID, (Address) &after) == API::Success);
        testAssert(after.restarts == before.restarts + 1);
        testAssert(dump->isValid(size) && dump->size == size);
        testAssert(dump->pid == RECOVERY_PID && dump->fault.kind == faults[i].kind);
        testAssert(dump->fault.restarts == before.restarts);
        testAssert(MemoryBlock::compare(dump->path, "/server/recovery/server"));
        testAssert(dump->fault.instructionPointer >= 0x80000000 && dump->fault.instructionPointer < 0x90000000);

        // The stack from its pointer to its end, not zeroed
        testAssert(dump->regionCount == 1);
        const CrashDump::Region & stack = dump->regions[0];
        testAssert(stack.virt <= dump->fault.stackPointer && stack.virt + stack.size == 0xc0008000);
        bool empty = true;

        for (Size j = 0; j < stack.size; j++)
            empty = empty && !buffer[stack.offset + j];
        testAssert(!empty);
    }
    delete[] buffer;
    return OK;
}

TestCase(DumpOfADamagedHead)
{
    CrashDump dump;

    MemoryBlock::set(&dump, 0, sizeof(dump));
    testAssert(!dump.isValid(sizeof(dump)));
    dump.magic = CrashDump::Magic;
    dump.version = CrashDump::Version;
    dump.size = sizeof(dump);
    testAssert(dump.isValid(sizeof(dump)));
    testAssert(!dump.isValid(sizeof(dump) - 1));

    dump.regionCount = 1;
    dump.regions[0].offset = 8;
    dump.regions[0].size = sizeof(dump) - 8;
    testAssert(dump.isValid(sizeof(dump)));
    dump.regions[0].size++;
    testAssert(!dump.isValid(sizeof(dump)));
    dump.regions[0].size = ~0U;
    testAssert(!dump.isValid(sizeof(dump)));
    dump.regions[0].size = 1;
    dump.regionCount = CrashDump::MaximumRegions + 1;
    testAssert(!dump.isValid(sizeof(dump)));
    dump.regionCount = 0;
    dump.path[63] = 'x';
    testAssert(!dump.isValid(sizeof(dump)));
    return OK;
}

TestCase(StatusAndLogTellOfAFault)
{
    const VictimProcess victim;
    const RecoveryClient recovery;
    RecoveryStatus *records = new RecoveryStatus[64];
    RecoveryEvent *events = new RecoveryEvent[64];
    Size value = 0, count = 64;
    bool found = false;

    testAssert(records && events);
    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::IllegalInstruction, value) == Victim::Success);

    testAssert(recovery.getStatus(records, count) == Recovery::Success);
    testAssert(count > 0);
    for (Size i = 0; i < count; i++)
    {
        if (records[i].pid == victim.pid())
        {
            found = true;
            testAssert(records[i].faultKind == FaultInfo::IllegalInstruction);
            testAssert(records[i].faultAddress >= 0x80000000);
            testAssert(records[i].restarts == victim.client().restarts());
            testAssert(records[i].hasDump);
            testAssert(!records[i].held);
        }
    }
    testAssert(found);

    // The last event of the log is ours, numbers grow
    count = 64;
    testAssert(recovery.getLog(events, count) == Recovery::Success);
    testAssert(count > 0);
    testAssert(events[count - 1].pid == victim.pid());
    testAssert(events[count - 1].cause == FaultInfo::IllegalInstruction);
    testAssert(events[count - 1].outcome == RecoveryEvent::Restarted);
    for (Size i = 1; i < count; i++)
    {
        testAssert(events[i].number == events[i - 1].number + 1);
    }

    // A small buffer gets what fits
    count = 1;
    testAssert(recovery.getStatus(records, count) == Recovery::Success);
    testAssert(count == 1);

    delete[] records;
    delete[] events;
    return OK;
}
