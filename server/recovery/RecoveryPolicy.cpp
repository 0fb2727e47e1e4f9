// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include <String.h>
#include "RecoveryPolicy.h"

/** True if the text has an end within the given number of bytes. */
static bool isTerminated(const char *text, const Size size)
{
    for (Size i = 0; i < size; i++)
    {
        if (!text[i])
        {
            return true;
        }
    }
    return false;
}

/** True for a time that is in its range. */
static bool isTime(const u32 time, const u32 minimum)
{
    return time >= minimum && time <= RecoveryPolicy::MaximumTime;
}

RecoveryPolicy::RecoveryPolicy()
{
    MemoryBlock::set(this, 0, sizeof(*this));
    pattern[0] = '*';
    action = Terminate;
    strategy = OneForOne;
    pingPeriod = 100;
    lowMark = 200;
    highMark = 400;
    maximumDelay = 2000;
    healthyTime = 5000;
    budget = 10;
    budgetPeriod = 10000;
    escalation = EscalateHold;
}

bool RecoveryPolicy::matches(const char *path) const
{
    return String(path).match(pattern);
}

Size RecoveryPolicy::specificity() const
{
    Size characters = 0, wildcards = 0;

    for (const char *p = pattern; *p; p++)
    {
        *p == '*' ? wildcards++ : characters++;
    }
    return 2 * characters + (wildcards ? 0 : 1);
}

bool RecoveryPolicy::isDependentOn(const char *path) const
{
    const String text(path);

    for (Size i = 0; i < DependencyCount && dependsOn[i][0]; i++)
    {
        if (text.match(dependsOn[i]))
        {
            return true;
        }
    }
    return false;
}

bool RecoveryPolicy::isSameGroup(const RecoveryPolicy & other) const
{
    return group[0] && MemoryBlock::compare(group, other.group);
}

bool RecoveryPolicy::isValid() const
{
    for (Size i = 0; i < DependencyCount; i++)
    {
        if (!isTerminated(dependsOn[i], PathLength))
        {
            return false;
        }
    }
    return isTerminated(pattern, PathLength) && isTerminated(group, GroupLength) &&
           isTerminated(command, PathLength) && name(action) && name(strategy) && name(escalation) &&
           isTime(pingPeriod, 1) && isTime(lowMark, 1) && isTime(highMark, lowMark) && isTime(firstDelay, 0) &&
           isTime(maximumDelay, firstDelay) && isTime(healthyTime, 1) && isTime(budgetPeriod, 1) &&
           budget <= MaximumBudget;
}

const char * RecoveryPolicy::name(const Action action)
{
    static const char *const names[] = { "restart", "group", "hold", "terminate", "command" };

    return (Size) action < sizeof(names) / sizeof(names[0]) ? names[action] : ZERO;
}

const char * RecoveryPolicy::name(const Strategy strategy)
{
    static const char *const names[] = { "one_for_one", "rest_for_one", "one_for_all" };

    return (Size) strategy < sizeof(names) / sizeof(names[0]) ? names[strategy] : ZERO;
}

const char * RecoveryPolicy::name(const Escalation escalation)
{
    static const char *const names[] = { "hold", "group", "reboot" };

    return (Size) escalation < sizeof(names) / sizeof(names[0]) ? names[escalation] : ZERO;
}
