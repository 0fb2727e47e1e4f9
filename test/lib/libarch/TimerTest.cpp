// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <Timer.h>
#include <KernelTimer.h>
#include <FreeNOS/User.h>

TestCase(TimerCountsTicks)
{
    Timer timer;
    Timer::Info info;

    testAssert(timer.getFrequency() == 0 && timer.getInterrupt() == 0);
    testAssert(timer.getCurrent(&info) == Timer::Success);
    testAssert(info.ticks == 0 && info.frequency == 0);

    testAssert(timer.setFrequency(100) == Timer::Success);
    testAssert(timer.tick() == Timer::Success);
    testAssert(timer.tick() == Timer::Success);
    testAssert(timer.getCurrent(&info) == Timer::Success);
    testAssert(info.ticks == 2 && info.frequency == 100);
    return OK;
}

TestCase(TimerRefusesFrequencyZero)
{
    Timer timer;
    Timer::Info info;

    testAssert(timer.setFrequency(0) == Timer::InvalidFrequency);
    testAssert(timer.getCurrent(&info, 10) == Timer::InvalidFrequency);
    testAssert(timer.setFrequency(250) == Timer::Success);
    testAssert(timer.setFrequency(0) == Timer::InvalidFrequency);
    testAssert(timer.getFrequency() == 250);
    return OK;
}

TestCase(TimerOffsetRoundsUp)
{
    Timer timer;
    Timer::Info info;

    testAssert(timer.setFrequency(100) == Timer::Success);
    testAssert(timer.getCurrent(&info, 1) == Timer::Success && info.ticks == 1);
    testAssert(timer.getCurrent(&info, 10) == Timer::Success && info.ticks == 1);
    testAssert(timer.getCurrent(&info, 11) == Timer::Success && info.ticks == 2);
    testAssert(timer.getCurrent(&info, 1000) == Timer::Success && info.ticks == 100);

    // Faster than a millisecond, and no whole number of ticks in one
    testAssert(timer.setFrequency(2500) == Timer::Success);
    testAssert(timer.getCurrent(&info, 1) == Timer::Success && info.ticks == 3);
    testAssert(timer.getCurrent(&info, 2) == Timer::Success && info.ticks == 5);

    // A week
    testAssert(timer.setFrequency(1000) == Timer::Success);
    testAssert(timer.getCurrent(&info, 604800000U) == Timer::Success && info.ticks == 604800000U);
    return OK;
}

TestCase(TimerExpires)
{
    Timer timer;
    Timer::Info info;

    testAssert(timer.setFrequency(100) == Timer::Success);
    testAssert(timer.getCurrent(&info, 20) == Timer::Success);
    testAssert(!timer.isExpired(info));
    timer.tick();
    testAssert(!timer.isExpired(info));
    timer.tick();
    testAssert(timer.isExpired(info));
    timer.tick();
    testAssert(timer.isExpired(info));
    return OK;
}

TestCase(TimerExpiresAcrossWrap)
{
    Timer timer;
    Timer::Info info;

    testAssert(timer.setFrequency(100) == Timer::Success);
    timer.m_ticks = 0xffffffffU;
    testAssert(timer.getCurrent(&info, 20) == Timer::Success);
    testAssert(info.ticks == 1);
    testAssert(!timer.isExpired(info));
    timer.tick();
    testAssert(!timer.isExpired(info));
    timer.tick();
    testAssert(timer.isExpired(info));
    return OK;
}

TestCase(KernelTimerFollowsTheKernel)
{
    KernelTimer timer;
    Timer::Info before, after;

    testAssert(timer.getFrequency() > 0);
    testAssert(timer.getCurrent(&before) == Timer::Success);
    testAssert(timer.getCurrent(&after, 30) == Timer::Success);
    testAssert(ProcessCtl(SELF, WaitTimer, (Address) &after) == API::Success);
    testAssert(timer.tick() == Timer::Success);
    testAssert(timer.isExpired(after));
    testAssert(timer.isExpired(before));
    return OK;
}
