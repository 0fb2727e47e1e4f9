// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/ProcessManager.h>
#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <FreeNOS/ProcessManager.h>
#include <Callback.h>
#include <ChannelClient.h>
#include <MemoryBlock.h>
#include <RecoveryClient.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <recovery/RecoveryStatus.h>
#include <unistd.h>
#include "VictimProcess.h"

/** Longer than any server may be without a sign of life, in milliseconds */
static const Size longTime = 3000;

/** Kind of the last fault of a process as the RecoveryServer knows it. */
static u32 recordedKind(const ProcessID pid)
{
    RecoveryStatus records[64];
    Size count = sizeof(records) / sizeof(records[0]);

    if (RecoveryClient().getStatus(records, count) != Recovery::Success)
        return ~0U;

    for (Size i = 0; i < count; i++)
    {
        if (records[i].pid == pid)
            return records[i].faultKind;
    }
    return ~0U;
}

TestCase(VictimEndlessLoop)
{
    const VictimProcess victim;
    Size value = 5;

    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::EndlessLoop, value) == Victim::Success);
    testAssert(value == 6);
    testAssert(victim.isHealed(1));
    testAssert(recordedKind(victim.pid()) == FaultInfo::Hang);
    return OK;
}

TestCase(VictimProgressIsNoHang)
{
    const VictimProcess victim;
    Size value = longTime;

    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::Progress, value) == Victim::Success);
    testAssert(value == longTime + 1);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimSlowIsNoHang)
{
    const VictimProcess victim;
    Size value = 50;

    testAssert(victim.isReady());
    testAssert(victim.client().harmOnce(Victim::Slow, value) == Victim::Success);
    testAssert(value == 51);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimDeadlock)
{
    const VictimProcess first, second;
    Size value = 0;

    testAssert(first.isReady());
    testAssert(second.isReady());

    const Size before = first.client().restarts() + second.client().restarts();

    testAssert(first.client().harmOnce(Victim::Deadlock, value, second.pid()) == Victim::Success);
    testAssert(value == 1);
    testAssert(first.client().echo(1));
    testAssert(second.client().echo(1));

    // One of the two is enough
    testAssert(first.client().restarts() + second.client().restarts() == before + 1);
    testAssert(recordedKind(first.pid()) == FaultInfo::Deadlock || recordedKind(second.pid()) == FaultInfo::Deadlock);
    return OK;
}

TestCase(VictimThatWaitsForAHungOneIsLeftAlone)
{
    const VictimProcess waiting, hung;
    Size value = 0;

    testAssert(waiting.isReady());
    testAssert(hung.isReady());
    testAssert(waiting.client().request(Victim::WaitForLoop, value, VictimClient::Always, hung.pid()) ==
               Victim::Success);
    testAssert(value == 1);
    testAssert(waiting.isHealed(0));
    testAssert(hung.isHealed(1));
    return OK;
}

/** Takes an answer that comes later, or never. */
struct Answer
{
    Answer() : callback(this, &Answer::take), count(0) { }

    void take(VictimMessage *)
    {
        count++;
    }

    Callback<Answer, VictimMessage> callback;
    Size count;
};

TestCase(VictimThatOthersPingIsNotTakenForAlive)
{
    const VictimProcess victim;
    const Size before = victim.client().restarts();
    ProcessInfo info;
    VictimMessage msg;
    Answer answer;

    testAssert(victim.isReady());

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Victim::EndlessLoop;
    msg.limit = before;
    testAssert(ChannelClient::instance()->sendRequest(victim.pid(), &msg, sizeof(msg), &answer.callback) ==
               ChannelClient::Success);

    // Whoever shares memory with it may ask, as often as he likes
    for (Size i = 0; i < longTime / 10; i++)
    {
        testAssert(ProcessCtl(victim.pid(), Ping) == API::Success);
        testAssert(ProcessCtl(victim.pid(), InfoPID, (Address) &info) == API::Success);

        if (info.restarts == before + 1)
            break;

        usleep(10000);
    }
    testAssert(info.restarts == before + 1);
    testAssert(victim.isHealed(1));
    testAssert(answer.count == 1);
    return OK;
}

TestCase(VictimStoppedByHandIsNoHang)
{
    const VictimProcess victim;

    testAssert(victim.isReady());
    testAssert(ProcessCtl(victim.pid(), Stop) == API::Success);
    usleep(longTime * 300);
    testAssert(ProcessCtl(victim.pid(), Resume) == API::Success);
    testAssert(victim.isHealed(0));

    // Nor is the time without a sign of life counted afterwards
    usleep(longTime * 50);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimComplaintWithoutEvidence)
{
    const VictimProcess victim;
    VictimMessage msg;
    Answer answer;

    testAssert(victim.isReady());

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Victim::Silent;
    msg.limit = VictimClient::Always;
    testAssert(ChannelClient::instance()->sendRequest(victim.pid(), &msg, sizeof(msg), &answer.callback) ==
               ChannelClient::Success);

    // It does not answer, but it lives and serves others
    testAssert(victim.client().echo(3));
    testAssert(RecoveryClient().complain(victim.pid()) == Recovery::Success);
    usleep(longTime * 500);
    testAssert(victim.isHealed(0));
    testAssert(answer.count == 0);
    return OK;
}

TestCase(VictimFloodOfComplaintsIsCheckedOnce)
{
    const VictimProcess victim;
    Size told = 0;
    Timer::Info begin, end;

    testAssert(victim.isReady());
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &begin) == API::Success);

    for (Size i = 0; i < 20000; i++)
    {
        const API::Result result = ProcessCtl(victim.pid(), Complain);

        testAssert(result == API::Success || result == API::TemporaryUnavailable);
        told += result == API::Success ? 1 : 0;
    }
    testAssert(ProcessCtl(SELF, InfoTimer, (Address) &end) == API::Success);

    // Ten a second
    testAssert(told >= 1 && told <= 2 + ((end.ticks - begin.ticks) * 10 / begin.frequency));
    testAssert(victim.client().echo(3));
    usleep(longTime * 500);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimComplaintAboutThoseWhoAreNotSupervised)
{
    testAssert(ProcessCtl(SELF, Complain) == API::InvalidArgument);
    testAssert(ProcessCtl(ProcessCtl(SELF, GetParent), Complain) == API::InvalidArgument);
    testAssert(ProcessCtl(RECOVERY_PID, Complain) == API::InvalidArgument);
    return OK;
}

TestCase(VictimComplaintAboutNobody)
{
    testAssert(RecoveryClient().complain(MAX_PROCS - 1) != Recovery::Success);
    return OK;
}

TestCase(VictimHangIsNotHiddenByPingsOfOthers)
{
    const VictimProcess victim;
    VictimMessage msg;
    Answer answer;

    testAssert(victim.isReady());

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Victim::EndlessLoop;
    msg.limit = victim.client().restarts();
    testAssert(ChannelClient::instance()->sendRequest(victim.pid(), &msg, sizeof(msg), &answer.callback) ==
               ChannelClient::Success);

    // Who shares memory with it may ping it
    for (Size i = 0; i < longTime / 10; i++)
    {
        testAssert(ProcessCtl(victim.pid(), Ping) == API::Success);
        usleep(10000);
    }
    testAssert(victim.client().restarts() == msg.limit + 1);
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(VictimHold)
{
    const VictimProcess victim;
    const RecoveryClient recovery;
    ProcessInfo info;
    Answer answer;
    VictimMessage msg;

    testAssert(victim.isReady());
    testAssert(recovery.holdProcess(victim.pid()) == Recovery::Success);

    const Size before = victim.client().restarts();

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = Victim::NullDereference;
    msg.limit = before;
    testAssert(ChannelClient::instance()->sendRequest(victim.pid(), &msg, sizeof(msg), &answer.callback) ==
               ChannelClient::Success);

    // It stays as it fell
    usleep(500000);
    testAssert(ProcessCtl(victim.pid(), InfoPID, (Address) &info) == API::Success);
    testAssert(info.state == Process::Stopped);
    testAssert(info.restarts == before);

    testAssert(recovery.releaseProcess(victim.pid()) == Recovery::Success);
    testAssert(victim.client().echo(3));
    testAssert(victim.isHealed(1));
    testAssert(answer.count == 1);
    return OK;
}
