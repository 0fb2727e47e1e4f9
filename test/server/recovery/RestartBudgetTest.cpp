// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <MemoryBlock.h>
#include <RestartBudget.h>

/** A budget of one process and its clock. */
class Patient
{
  public:

    Patient(const u32 start = 1000)
        : now(start)
        , when(0)
        , frequency(1000)
    {
        MemoryBlock::set(&budget, 0, sizeof(budget));
        policy.action = RecoveryPolicy::Restart;
    }

    /** A fault, after some time. */
    RestartBudget::Decision fault(const u32 after = 0)
    {
        now += after;
        return budget.decide(policy, now, frequency, &when);
    }

    /** A fault at this moment; waits until its restart. Returns how long, or -1 if there is none. */
    int wait()
    {
        const RestartBudget::Decision decision = fault();
        const u32 begin = now;

        if (decision == RestartBudget::Exhausted || (decision == RestartBudget::Now) != (when == now))
        {
            return -1;
        }
        now = when;
        return (int) (now - begin);
    }

    RecoveryPolicy policy;
    RestartBudget budget;
    u32 now;
    u32 when;
    u32 frequency;
};

/** Delays of a crash loop, with the policy as it is made. */
static const int delays[] = { 0, 10, 20, 40, 80, 160, 320, 640, 1280, 2000, 2000, 2000 };

/** True if a crash loop that begins at this tick has the delays above. */
static bool hasDelays(const u32 start)
{
    Patient process(start);
    process.policy.budget = 0;

    for (Size i = 0; i < sizeof(delays) / sizeof(delays[0]); i++)
    {
        if (process.wait() != delays[i])
        {
            return false;
        }
    }
    return true;
}

TestCase(FirstRestartIsAtOnceThenDelaysGrow)
{
    testAssert(hasDelays(1000));
    return OK;
}

TestCase(DelaysGrowWhileTicksWrapAround)
{
    // The wrap comes before, within and behind each of the delays
    for (u32 before = 0; before < 9000; before += 5)
    {
        testAssert(hasDelays(0U - before));
    }
    testAssert(hasDelays(0x80000000U - 1000));
    return OK;
}

TestCase(FirstDelayIsDoubledUpToTheMaximum)
{
    Patient process;
    process.policy.firstDelay = 50;
    process.policy.maximumDelay = 300;

    testAssert(process.wait() == 50);
    testAssert(process.wait() == 100);
    testAssert(process.wait() == 200);
    testAssert(process.wait() == 300);
    testAssert(process.wait() == 300);
    return OK;
}

TestCase(TinyFirstDelayGrowsToTenMilliseconds)
{
    Patient process;
    process.policy.firstDelay = 3;

    testAssert(process.wait() == 3);
    testAssert(process.wait() == 10);
    testAssert(process.wait() == 20);
    return OK;
}

TestCase(WithoutMaximumThereIsNoDelay)
{
    Patient process;
    process.policy.maximumDelay = 0;

    for (Size i = 0; i < 10; i++)
    {
        testAssert(process.fault() == RestartBudget::Now);
    }
    testAssert(process.budget.level() == 0);
    return OK;
}

TestCase(DelaysAreTicksOfTheFrequencyRoundedUp)
{
    Patient slow;
    slow.frequency = 250;
    testAssert(slow.wait() == 0);
    testAssert(slow.wait() == 3);
    testAssert(slow.wait() == 5);

    Patient once;
    once.frequency = 1;
    testAssert(once.wait() == 0);
    testAssert(once.wait() == 1);

    Patient unknown;
    unknown.frequency = 0;
    testAssert(unknown.wait() == 0);
    testAssert(unknown.wait() == 10);
    return OK;
}

TestCase(HugeFrequenciesDoNotOverflow)
{
    Patient process;
    process.frequency = 0xffffffff;
    process.policy.firstDelay = RecoveryPolicy::MaximumTime;
    process.policy.maximumDelay = RecoveryPolicy::MaximumTime;

    testAssert(process.fault() == RestartBudget::Later);
    testAssert(process.when == 1000 + 0x7fffffffU);

    Patient fast;
    fast.frequency = 1000000;
    fast.policy.firstDelay = 2000999;
    fast.policy.maximumDelay = RecoveryPolicy::MaximumTime;
    testAssert(fast.fault() == RestartBudget::Later);
    testAssert(fast.when == 1000 + 2000999000U);
    return OK;
}

TestCase(AskedAgainBeforeItIsDueTheFaultCountsOnce)
{
    Patient process(0U - 1015);

    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault(1010) == RestartBudget::Later);
    testAssert(process.when == 5);
    testAssert(process.budget.isPending() && process.budget.dueTick() == 5);

    // As the successor of a RecoveryServer would
    for (u32 i = 1; i < 10; i++)
    {
        testAssert(process.fault(1) == RestartBudget::Later && process.when == 5);
        testAssert(process.budget.used() == 2 && process.budget.level() == 2);
    }

    // From then on it is another fault
    testAssert(process.fault(1) == RestartBudget::Later && process.when == 25);
    testAssert(process.budget.used() == 3 && process.budget.level() == 3);
    return OK;
}

TestCase(DelayDecaysByOneStepForEachHealthyTime)
{
    Patient process(0U - 9000);
    process.policy.budget = 0;

    for (Size i = 0; i < 6; i++)
    {
        testAssert(process.wait() == delays[i]);
    }
    testAssert(process.budget.level() == 6);

    process.now += 4999;
    process.budget.age(process.policy, process.now, 1000);
    testAssert(process.budget.level() == 6);

    // The ticks wrap around here
    process.now += 1;
    process.budget.age(process.policy, process.now, 1000);
    testAssert(process.budget.level() == 5);

    process.now += 4999;
    process.budget.age(process.policy, process.now, 1000);
    testAssert(process.budget.level() == 5);

    process.now += 1 + 5000;
    testAssert(process.wait() == delays[3]);
    testAssert(process.budget.level() == 4);

    process.now += 4 * 5000;
    testAssert(process.wait() == 0);
    return OK;
}

TestCase(HealthyTimeBeginsWithTheRestartNotWithTheFault)
{
    Patient process;
    process.policy.firstDelay = 2000;
    process.policy.maximumDelay = 8000;
    process.policy.healthyTime = 1000;

    testAssert(process.fault() == RestartBudget::Later);
    process.budget.age(process.policy, process.now + 1999, 1000);
    testAssert(process.budget.isPending() && process.budget.level() == 1);
    process.budget.age(process.policy, process.now + 2999, 1000);
    testAssert(!process.budget.isPending() && process.budget.level() == 1);
    process.budget.age(process.policy, process.now + 3000, 1000);
    testAssert(process.budget.level() == 0);
    return OK;
}

TestCase(SeldomFaultsAreAlwaysRestartedAtOnce)
{
    Patient process;

    for (Size i = 0; i < 2000; i++)
    {
        testAssert(process.fault(5000) == RestartBudget::Now);
    }
    return OK;
}

TestCase(BudgetIsExhaustedAndRecoversAfterItsPeriod)
{
    // So that the ticks wrap around before, within and behind the period
    for (u32 start = 0U - 12000; start != 0U + 500; start += 500)
    {
        Patient process(start);
        process.policy.maximumDelay = 0;

        for (Size i = 0; i < 10; i++)
        {
            testAssert(process.fault() == RestartBudget::Now);
        }
        testAssert(process.fault() == RestartBudget::Exhausted);

        const u32 allowed = process.when;
        testAssert(allowed - start >= 10000 && allowed - start <= 10000 + 10000 / 8);

        testAssert(process.fault(5000) == RestartBudget::Exhausted && process.when == allowed);
        process.now = allowed - 1;
        testAssert(process.fault() == RestartBudget::Exhausted && process.when == allowed);
        testAssert(process.budget.used() == 10);

        testAssert(process.fault(1) == RestartBudget::Now);
        testAssert(process.budget.used() == 1);
    }
    return OK;
}

TestCase(CrashLoopWithDelaysIsExhausted)
{
    Patient process;
    int total = 0;

    for (Size i = 0; i < 10; i++)
    {
        const int waited = process.wait();
        testAssert(waited >= 0);
        total += waited;
    }
    testAssert(total == 4550);
    testAssert(process.fault() == RestartBudget::Exhausted);
    return OK;
}

TestCase(NoWindowOfThePeriodHasMoreThanTheBudget)
{
    static u32 granted[4000];
    Patient process(0U - 100000);
    Size count = 0;
    u32 random = 1;

    process.policy.maximumDelay = 0;
    process.policy.budget = 7;
    process.policy.budgetPeriod = 1001;

    for (Size i = 0; i < 40000 && count < sizeof(granted) / sizeof(granted[0]); i++)
    {
        random = random * 1103515245 + 12345;

        // Storms, and pauses about as long as the period
        if (process.fault((random >> 16) % 64 == 0 ? (random >> 8) % 1500 : (random >> 20) % 40) == RestartBudget::Now)
        {
            granted[count++] = process.now;
        }
        else
        {
            testAssert(process.when != process.now);
        }
    }
    testAssert(count > 1000);

    for (Size i = 7; i < count; i++)
    {
        testAssert(granted[i] - granted[i - 7] >= 1001);
    }
    return OK;
}

TestCase(OneEighthOfThePeriodAtOnceIsForgottenBeforeTheNext)
{
    Patient process;
    process.policy.maximumDelay = 0;
    process.policy.budget = 2;
    process.policy.budgetPeriod = 8000;

    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault(4500) == RestartBudget::Now);
    testAssert(process.fault() == RestartBudget::Exhausted);
    testAssert(process.when == 1000 + 9000);

    process.now = process.when;
    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.budget.used() == 2);
    testAssert(process.fault() == RestartBudget::Exhausted);
    testAssert(process.when == 1000 + 9000 + 4000);
    return OK;
}

TestCase(EndOfAnEighthIsNotForgottenWithItsBegin)
{
    Patient process;
    process.policy.maximumDelay = 0;
    process.policy.budget = 2;
    process.policy.budgetPeriod = 8000;

    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault(999) == RestartBudget::Now);
    testAssert(process.fault(7001) == RestartBudget::Exhausted);
    testAssert(process.fault(999) == RestartBudget::Exhausted);
    testAssert(process.fault(1) == RestartBudget::Now);
    return OK;
}

TestCase(ShortestPeriodIsSafe)
{
    Patient process;
    process.policy.maximumDelay = 0;
    process.policy.budget = 1;
    process.policy.budgetPeriod = 1;
    process.frequency = 1;

    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault() == RestartBudget::Exhausted);
    testAssert(process.fault(9) == RestartBudget::Now);
    return OK;
}

TestCase(WithoutBudgetItIsNeverExhausted)
{
    Patient process;
    process.policy.maximumDelay = 0;
    process.policy.budget = 0;

    for (Size i = 0; i < 70000; i++)
    {
        testAssert(process.fault() == RestartBudget::Now);
    }
    testAssert(process.budget.isValid());
    return OK;
}

TestCase(RestartByHandBurnsNothing)
{
    Patient process;

    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault() == RestartBudget::Later);

    for (Size i = 0; i < 100; i++)
    {
        process.budget.manualRestart();
        testAssert(process.budget.isValid());
    }
    testAssert(process.budget.used() == 2 && process.budget.level() == 2);

    // What was due is done with: this is another fault
    testAssert(!process.budget.isPending());
    testAssert(process.fault() == RestartBudget::Later && process.when == process.now + 20);
    testAssert(process.budget.used() == 3);

    // The healthy time of what was restarted before it was due begins when that is seen
    process.budget.manualRestart();
    process.budget.age(process.policy, process.now + 5, 1000);
    process.budget.age(process.policy, process.now + 5004, 1000);
    testAssert(process.budget.level() == 3);
    process.budget.age(process.policy, process.now + 5005, 1000);
    testAssert(process.budget.level() == 2);

    Patient fresh;
    fresh.budget.manualRestart();
    testAssert(fresh.budget.isValid() && fresh.budget.used() == 0);
    testAssert(fresh.fault() == RestartBudget::Now);
    return OK;
}

TestCase(ResetForgetsAll)
{
    Patient process;
    process.policy.maximumDelay = 0;

    for (Size i = 0; i < 10; i++)
    {
        testAssert(process.fault() == RestartBudget::Now);
    }
    testAssert(process.fault() == RestartBudget::Exhausted);

    process.budget.reset();
    testAssert(process.budget.isValid() && process.budget.used() == 0 && process.budget.level() == 0);
    testAssert(process.fault() == RestartBudget::Now);
    return OK;
}

TestCase(LongHealthyProcessIsNotTakenForOneThatJustFailed)
{
    Patient process;
    testAssert(process.fault() == RestartBudget::Now);
    testAssert(process.fault(20) == RestartBudget::Later);

    // Once around, watched now and then
    for (Size i = 0; i < 4; i++)
    {
        process.now += 0x40000000;
        process.budget.age(process.policy, process.now, 1000);
    }
    testAssert(process.budget.used() == 0 && process.budget.level() == 0);
    testAssert(process.fault() == RestartBudget::Now);
    return OK;
}

TestCase(ZeroIsFreshAndEachDamagedBitIsFound)
{
    Patient process;
    testAssert(process.budget.isValid());

    for (Size round = 0; round < 3; round++)
    {
        for (Size bit = 0; bit < sizeof(RestartBudget) * 8; bit++)
        {
            u8 *byte = (u8 *) &process.budget + bit / 8;
            *byte ^= 1 << bit % 8;
            testAssert(!process.budget.isValid());
            *byte ^= 1 << bit % 8;
        }
        testAssert(process.budget.isValid());
        process.wait();
    }
    return OK;
}

TestCase(DamagedBudgetStartsAfresh)
{
    Patient process;
    MemoryBlock::set(&process.budget, 0xa5, sizeof(process.budget));
    testAssert(!process.budget.isValid());
    testAssert(process.fault() == RestartBudget::Now && process.when == process.now);
    testAssert(process.budget.isValid() && process.budget.used() == 1 && process.budget.level() == 1);

    MemoryBlock::set(&process.budget, 0xff, sizeof(process.budget));
    process.budget.manualRestart();
    testAssert(process.budget.isValid() && process.budget.used() == 0);

    MemoryBlock::set(&process.budget, 0x5a, sizeof(process.budget));
    process.budget.age(process.policy, process.now, 1000);
    testAssert(process.budget.isValid() && process.budget.used() == 0);
    return OK;
}

TestCase(BudgetMovesWithItsMemory)
{
    Patient process;
    testAssert(process.wait() == 0);
    testAssert(process.wait() == 10);

    // Another RecoveryServer maps it elsewhere
    Patient successor;
    MemoryBlock::copy((void *) &successor.budget, &process.budget, sizeof(RestartBudget));
    successor.now = process.now;
    testAssert(successor.budget.isValid());
    testAssert(successor.wait() == 20);
    return OK;
}
