// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <FreeNOS/FaultInfo.h>
#include <FreeNOS/ProcessManager.h>
#include <Callback.h>
#include <ChannelClient.h>
#include <KernelTimer.h>
#include <MemoryBlock.h>
#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <unistd.h>
#include "VictimProcess.h"

/*
 * Requests with a deadline: it is kept, it ends the request and nothing else, and whoever does not keep it is looked at.
 */

/** Milliseconds of a deadline that is not kept */
static const uint shortTime = 60;

/** Milliseconds of a deadline that is kept even by a server that is restarted meanwhile */
static const uint longTime = 20000;

/** A request to the victim. */
static VictimMessage message(const Victim::Action action, const Size value, const Size limit = VictimClient::Always)
{
    VictimMessage msg;

    MemoryBlock::set(&msg, 0, sizeof(msg));
    msg.action = action;
    msg.value = value;
    msg.limit = limit;
    return msg;
}

/** Ask, and wait until the deadline at most. */
static ChannelClient::Result ask(const VictimProcess & victim, VictimMessage & msg, const uint msec)
{
    return ChannelClient::instance()->syncSendReceive(&msg, sizeof(msg), victim.pid(), msec);
}

/** Kernel ticks. */
static u32 ticks()
{
    Timer::Info now = { 0, 0 };

    ProcessCtl(SELF, InfoTimer, (Address) &now);
    return now.ticks;
}

/** Counts what an asynchronous request comes to. */
struct Outcome
{
    Outcome() : callback(this, &Outcome::take), answers(0), failures(0) { }

    void take(VictimMessage *msg)
    {
        if (msg)
            answers++;
        else
            failures++;
    }

    Callback<Outcome, VictimMessage> callback;
    Size answers;
    Size failures;
};

TestCase(VictimDeadlineThatIsKept)
{
    const VictimProcess victim;
    VictimMessage msg = message(Victim::Echo, 7);

    testAssert(victim.isReady());
    testAssert(ask(victim, msg, longTime) == ChannelClient::Success);
    testAssert(msg.result == Victim::Success && msg.value == 8);

    // Also over a restart
    msg = message(Victim::NullDereference, 7, victim.client().restarts());
    testAssert(ask(victim, msg, longTime) == ChannelClient::Success);
    testAssert(msg.result == Victim::Success && msg.value == 8);
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(VictimDeadlineThatIsMissed)
{
    const VictimProcess victim;
    VictimMessage msg = message(Victim::Silent, 0);
    Timer::Info wanted;

    testAssert(victim.isReady());
    testAssert(KernelTimer().getCurrent(&wanted, shortTime) == Timer::Success);
    testAssert(ask(victim, msg, shortTime) == ChannelClient::TimedOut);
    testAssert((s32) (ticks() - wanted.ticks) >= 0);

    // It lives, so nobody restarts it, and the next request is answered, with and without a deadline
    testAssert(victim.client().echo(3));
    msg = message(Victim::Echo, 7);
    testAssert(ask(victim, msg, longTime) == ChannelClient::Success && msg.value == 8);
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimAnswerAfterItsDeadlineIsDropped)
{
    const VictimProcess victim;
    VictimMessage msg = message(Victim::Progress, 500);

    testAssert(victim.isReady());
    testAssert(ask(victim, msg, shortTime) == ChannelClient::TimedOut);

    // Its answer comes first, but it is not the one to this request
    testAssert(victim.client().echo(3));
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimDeadlineOfOneRequestIsNotThatOfTheNext)
{
    const VictimProcess victim;
    VictimMessage msg = message(Victim::Silent, 0);
    Size value = 300;

    testAssert(victim.isReady());
    testAssert(ask(victim, msg, shortTime) == ChannelClient::TimedOut);
    testAssert(victim.client().request(Victim::Progress, value) == Victim::Success);
    testAssert(value == 301);
    return OK;
}

TestCase(VictimMissedDeadlineOfAHungServerIsAComplaint)
{
    const VictimProcess victim;

    testAssert(victim.isReady());

    VictimMessage msg = message(Victim::EndlessLoop, 0, victim.client().restarts());

    testAssert(ask(victim, msg, shortTime) == ChannelClient::TimedOut);
    testAssert(victim.client().echo(3));
    testAssert(victim.isHealed(1));
    return OK;
}

TestCase(VictimDeadlineHoldsForAFullChannel)
{
    const VictimProcess victim;
    Size missed = 0;

    testAssert(victim.isReady());

    const Size slots = PAGESIZE / sizeof(VictimMessage);

    testAssert(ProcessCtl(victim.pid(), Stop) == API::Success);

    for (Size i = 0; i < slots + 2; i++)
    {
        VictimMessage msg = message(Victim::Echo, i);

        missed += ask(victim, msg, 1) == ChannelClient::TimedOut ? 1 : 0;
    }
    testAssert(ProcessCtl(victim.pid(), Resume) == API::Success);
    testAssert(missed == slots + 2);
    testAssert(victim.client().echo(3));
    return OK;
}

TestCase(VictimDeadlineOfARequestThatNobodyWaitsFor)
{
    const VictimProcess victim;
    ChannelClient *client = ChannelClient::instance();
    VictimMessage silent = message(Victim::Silent, 0), echo = message(Victim::Echo, 7);
    Outcome missed, kept;

    testAssert(victim.isReady());
    testAssert(!client->hasDeadlines());
    testAssert(client->sendRequest(victim.pid(), &silent, sizeof(silent), &missed.callback, shortTime) ==
               ChannelClient::Success);
    testAssert(client->sendRequest(victim.pid(), &echo, sizeof(echo), &kept.callback, longTime) ==
               ChannelClient::Success);
    testAssert(client->hasDeadlines());

    // The first of the two comes first
    Timer::Info next = { 0, 0 }, second = { 0, 0 };
    client->nextDeadline(next);
    testAssert(KernelTimer().getCurrent(&second, longTime / 2) == Timer::Success);
    testAssert(next.frequency && (s32) (next.ticks - second.ticks) < 0);

    client->expireRequests();
    testAssert(missed.failures == 0 && kept.failures == 0);
    usleep(shortTime * 2000);
    client->processResponses(victim.pid());
    client->expireRequests();

    testAssert(missed.failures == 1 && missed.answers == 0);
    testAssert(kept.answers == 1 && kept.failures == 0);
    testAssert(!client->hasDeadlines());
    testAssert(victim.client().echo(3));
    testAssert(victim.isHealed(0));
    return OK;
}

TestCase(VictimDeadlineEndsTheRightToCopy)
{
    const VictimProcess victim;
    VictimMessage msg = message(Victim::Silent, 0);

    testAssert(victim.isReady());
    testAssert(ask(victim, msg, shortTime) == ChannelClient::TimedOut);
    testAssert(!doorbell()->isGranted(victim.pid()));
    return OK;
}
