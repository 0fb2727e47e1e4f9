// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RESTARTBUDGET_H
#define __SERVER_RECOVERY_RESTARTBUDGET_H

#include <Types.h>
#include "RecoveryPolicy.h"

/**
 * How soon and how often one process may be restarted.
 *
 * Plain data of a fixed layout that lives in memory which survives a restart of the RecoveryServer: there is no
 * constructor, and all zero is a fresh budget. A checksum (zero for all zero) reveals damage.
 *
 * Delays: the first restart comes after RecoveryPolicy::firstDelay, each further one after twice the time (10 ms at
 * least), up to RecoveryPolicy::maximumDelay. They become shorter by one step for each RecoveryPolicy::healthyTime
 * since the last restart.
 *
 * Budget: in no window of RecoveryPolicy::budgetPeriod are there more than RecoveryPolicy::budget restarts. They are
 * counted in eighths of the period, therefore a restart is forgotten up to one eighth (and a tick for each) later.
 *
 * Ticks may wrap around. For a process that is well call age() now and then, in any case within 2^31 ticks.
 */
class RestartBudget
{
  public:

    /** What a fault leads to now. */
    enum Decision
    {
        Now,      /**< Restart at once. */
        Later,    /**< Restart at the given tick. */
        Exhausted /**< Too many restarts: escalate. */
    };

    /**
     * Decide about one fault.
     *
     * After Later the caller restarts at that tick, without asking again. Asked before that tick the answer is the
     * same Later, and the fault counts only once: the successor of a RecoveryServer that died in between may ask again.
     * From that tick on a call is about the next fault. Exhausted counts nothing. A damaged budget starts afresh.
     *
     * @param policy Policy of the process
     * @param nowTicks Kernel ticks
     * @param frequency Kernel ticks per second, zero is taken as 1000
     * @param whenTick Receives when it may be restarted: the present tick, the tick at which it is due, or (Exhausted)
     *                 at which the budget allows one again
     */
    [[nodiscard]] Decision decide(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency,
                                  u32 *whenTick);

    /** A restart by hand: what waits is done with. It counts nowhere. */
    void manualRestart();

    /** Forget everything. */
    void reset();

    /**
     * Let time pass: shorter delays, restarts behind the period are forgotten.
     *
     * @param policy Policy of the process
     * @param nowTicks Kernel ticks
     * @param frequency Kernel ticks per second, zero is taken as 1000
     */
    void age(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency);

    /** True if undamaged. */
    bool isValid() const;

    /** True if a restart waits for dueTick(), as of the last call of decide() or age(). */
    bool isPending() const;

    /** Tick at which the restart that is pending is due, otherwise tick of the last one. */
    u32 dueTick() const;

    /** Number of steps of the delay: zero for none. */
    u32 level() const;

    /** Restarts that count at present, as of the last call of decide() or age(). */
    u32 used() const;

  private:

    /** Limits */
    enum Limits
    {
        SlotCount = 9,     /**< Eight whole eighths of a period and the one under way. */
        MaximumLevel = 20, /**< 10 ms doubled that often is longer than any delay. */
        MinimumDelay = 10  /**< Milliseconds of the second delay, at least. */
    };

    static u32 ticks(const u32 milliseconds, const u32 frequency);
    static u32 slotTicks(const RecoveryPolicy & policy, const u32 frequency);
    static u32 delay(const RecoveryPolicy & policy, const u32 level);
    static bool isReached(const u32 tick, const u32 nowTicks);
    void ageDelay(const RecoveryPolicy & policy, const u32 nowTicks, const u32 frequency);
    void ageSlots(const u32 nowTicks, const u32 length);
    u32 whenAllowed(const RecoveryPolicy & policy, const u32 length) const;
    u32 sum() const;
    void seal();

  private:

    /** Checksum of the rest. */
    u32 m_sum;

    /** Tick at which the last restart was, or is, due. Means something with a level or a pending restart only. */
    u32 m_due;

    /** Tick at which the newest slot begins. Means something while restarts count only. */
    u32 m_slotStart;

    /** Steps of the delay. */
    u8 m_level;

    /** One if a restart is due. */
    u8 m_pending;

    /** Restarts in each eighth of the period, the newest first. */
    u16 m_slots[SlotCount];
};

static_assert(sizeof(RestartBudget) == 32, "survives restarts of the RecoveryServer: keep the layout");

#endif /* __SERVER_RECOVERY_RESTARTBUDGET_H */
