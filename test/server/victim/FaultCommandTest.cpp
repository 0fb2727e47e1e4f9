// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <FreeNOS/Process.h>
#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <stdio.h>
#include <unistd.h>
#include "MachineFaults.h"
#include "VictimProcess.h"

/** Make a victim fail from outside and see that it comes back. */
static bool survives(const char *kind, const u32 expected)
{
    const VictimProcess victim;
    char number[16];

    snprintf(number, sizeof(number), "%u", victim.pid());
    return victim.isReady() && VictimProcess::run("/bin/fault", number, kind) == 0 && victim.isHealed(1) &&
        victim.faultKind() == expected;
}

/** Restarts of the RecoveryServer */
static u32 healings()
{
    ProcessInfo info;

    return ProcessCtl(RECOVERY_PID, InfoPID, (Address) &info) == API::Success ? info.restarts : 0;
}

TestCase(FaultOfARecoveryServerThatThenNeedsNoFileSystem)
{
    const VictimProcess victim;
    VictimMessage msg;

    testAssert(victim.isReady());

    const u32 before = healings();

    // Whatever the successor does, it cannot read the program again
    const bool struck = VictimProcess::run("/bin/fault", "2", "null") == 0;
    const bool stopped = ProcessCtl(ROOTFS_PID, Stop) == API::Success;
    const bool healed = healings() == before + 1;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Victim::NullDereference;
    msg.limit = victim.client().restarts();
    msg.value = 7;

    const ChannelClient::Result result = ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), victim.pid(), 2000);
    const bool resumed = ProcessCtl(ROOTFS_PID, Resume) == API::Success;

    testAssert(struck && stopped && healed && resumed);
    testAssert(result == ChannelClient::Success);
    testAssert(msg.result == Victim::Success && msg.value == 8);
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(FaultNull)
{
    testAssert(survives("null", FaultInfo::MemoryAccess));
    return OK;
}

TestCase(FaultWild)
{
    testAssert(survives("wild", FaultInfo::MemoryAccess));
    return OK;
}

TestCase(FaultOfThisMachine)
{
    for (const MachineFault & fault : MachineFaults)
    {
        testAssert(survives(fault.name, fault.kind));
    }
    return OK;
}

TestCase(FaultIllegal)
{
    testAssert(survives("illegal", FaultInfo::IllegalInstruction));
    return OK;
}

TestCase(FaultBreakpoint)
{
    testAssert(survives("breakpoint", FaultInfo::Breakpoint));
    return OK;
}

TestCase(FaultStack)
{
    testAssert(survives("stack", FaultInfo::StackOverflow));
    return OK;
}

TestCase(FaultExit)
{
    testAssert(survives("exit", FaultInfo::Exit));
    return OK;
}

TestCase(FaultJump)
{
    testAssert(survives("jump", FaultInfo::MemoryAccess));
    return OK;
}

TestCase(FaultBadStack)
{
    testAssert(survives("badstack", FaultInfo::MemoryAccess));
    return OK;
}

TestCase(FaultLoop)
{
    const VictimProcess victim;
    char number[16];

    snprintf(number, sizeof(number), "%u", victim.pid());
    testAssert(victim.isReady());
    testAssert(VictimProcess::run("/bin/fault", number, "loop") == 0);
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(FaultStop)
{
    const VictimProcess victim;
    ProcessInfo info;
    char number[16];

    // Stopped by somebody who may is no fault
    snprintf(number, sizeof(number), "%u", victim.pid());
    testAssert(victim.isReady());
    testAssert(VictimProcess::run("/bin/fault", number, "stop") == 0);
    usleep(1000000);
    testAssert(ProcessCtl(victim.pid(), InfoPID, (Address) &info) == API::Success);
    testAssert(info.state == Process::Stopped);
    testAssert(ProcessCtl(victim.pid(), Resume) == API::Success);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(FaultFlip)
{
    const VictimProcess victim;
    char number[16];

    // Whatever the bit was for: the process is there and answers, or it would never come back
    snprintf(number, sizeof(number), "%u", victim.pid());
    testAssert(victim.isReady());
    testAssert(VictimProcess::run("/bin/fault", number, "flip", "-s", "1") == 0);
    testAssert(victim.client().restarts() < 10);
    return OK;
}

TestCase(FaultWrongArguments)
{
    testAssert(VictimProcess::run("/bin/fault", "no-such-process", "null") == 1);
    testAssert(VictimProcess::run("/bin/fault", "60000", "null") == 1);
    testAssert(VictimProcess::run("/bin/fault", "recovery", "no-such-kind") == 1);
    testAssert(VictimProcess::run("/bin/fault", "recovery") == 1);
    return OK;
}
