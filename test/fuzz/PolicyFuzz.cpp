// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>
#include <MemoryBlock.h>
#include <PolicyTable.h>
#include <RestartBudget.h>

/**
 * Any bytes whatever as recovery.conf: what is accepted is in its limits, what is refused changes nothing. The policies
 * then face faults at times that are made of the same bytes.
 */

/** Stops the fuzzer when a promise is broken. */
static void check(const bool promise)
{
    if (!promise)
    {
        __builtin_trap();
    }
}

/** A refused file is explained, and leaves no trace in a table. */
static void checkRefused(const char *text, const Size size)
{
    static const char *const paths[] = { "", "/bin/ls", "/server/a", "/kept/x", "/kept/exact" };
    static const char kept[] = "default low=150\n/kept/* action=hold\n/kept/exact group=g depends=/a,/b\n";
    PolicyTable before, after;

    check(before.parse(kept, sizeof(kept) - 1) == PolicyTable::Success);
    check(after.parse(kept, sizeof(kept) - 1) == PolicyTable::Success);
    check(after.parse(text, size) == PolicyTable::InvalidFormat);
    check(after.errorLine() > 0 && after.errorLine() <= size && after.errorText()[0]);

    for (Size i = 0; after.errorText()[i]; i++)
    {
        check(after.errorText()[i] >= ' ' && after.errorText()[i] <= '~');
    }
    for (const char *path : paths)
    {
        check(MemoryBlock::compare((const void *) &before.find(path), (const void *) &after.find(path),
                                   sizeof(RecoveryPolicy)));
    }
}

/** Never more restarts in a period than the budget has, no delay above the maximum. */
static void checkBudget(const RecoveryPolicy & policy, const u8 *data, const Size size)
{
    static const Size maximum = 64;
    const u32 frequency = size ? 1 + data[0] * 16 : 0;
    u32 now = size ? 0U - data[size - 1] * 1024U : 0, granted[maximum], count = 0, when;
    RestartBudget budget;

    MemoryBlock::set(&budget, 0, sizeof(budget));

    for (Size i = 0; i < size && count < maximum; i++)
    {
        const bool same = budget.isPending() && (s32) (now - budget.dueTick()) < 0;
        const RestartBudget::Decision decision = budget.decide(policy, now, frequency, &when);

        check(budget.isValid() && (decision == RestartBudget::Now) == (when == now));
        check(decision != RestartBudget::Later ||
              (u64) (when - now - 1) * 1000 < (u64) policy.maximumDelay * frequency);
        check(decision != RestartBudget::Exhausted || policy.budget);
        check(!same || decision == RestartBudget::Later);

        if (decision != RestartBudget::Exhausted && !same)
        {
            granted[count++] = now;
        }
        check(!policy.budget || budget.used() <= policy.budget);

        if (policy.budget && count > policy.budget)
        {
            const u64 window = now - granted[count - 1 - policy.budget];
            check(decision == RestartBudget::Exhausted || same ||
                  window * 1000 >= (u64) policy.budgetPeriod * frequency);
        }
        now = data[i] & 1 ? when : now + data[i] * (u32) data[i];
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const paths[] = { "", "/", "/bin/ls", "/server/filesystem/tmp/server", "/a", "/b" };
    const char *text = (const char *) data;
    PolicyTable table;

    if (table.parse(text, (Size) size) != PolicyTable::Success)
    {
        checkRefused(text, (Size) size);
        return 0;
    }
    check(table.errorLine() == 0 && !table.errorText()[0]);

    for (const char *path : paths)
    {
        const RecoveryPolicy & policy = table.find(path);

        check(policy.isValid() && policy.matches(path));
        check(policy.action != RecoveryPolicy::RestartGroup || policy.group[0]);
        check(policy.action != RecoveryPolicy::Command || policy.command[0]);
        policy.isDependentOn(path);
        checkBudget(policy, data, (Size) size);
    }
    return 0;
}
