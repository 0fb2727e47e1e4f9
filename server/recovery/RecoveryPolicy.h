// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_RECOVERYPOLICY_H
#define __SERVER_RECOVERY_RECOVERYPOLICY_H

#include <Types.h>

/**
 * What becomes of a program that faults or hangs. Plain data.
 *
 * All times are in milliseconds, at most MaximumTime. All texts end with zero.
 */
class RecoveryPolicy
{
  public:

    /** What a fault leads to. */
    enum Action
    {
        Restart,      /**< Restart the process in place. */
        RestartGroup, /**< Restart it and those of its group that its strategy names. */
        Hold,         /**< Leave it stopped, for a look at it. */
        Terminate,    /**< End it; its parent gets the status. */
        Command       /**< Run a command, leave it stopped. */
    };

    /** Who of a group is restarted together with the one that failed. */
    enum Strategy
    {
        OneForOne,  /**< Nobody else. */
        RestForOne, /**< Those that depend on it, directly or not. */
        OneForAll   /**< All. */
    };

    /** What follows when the budget is used up. */
    enum Escalation
    {
        EscalateHold,  /**< Leave it stopped. */
        EscalateGroup, /**< Restart it and those of its group that its strategy names. */
        EscalateReboot /**< Restart the machine. */
    };

    /** Limits of the fields */
    enum Limits
    {
        PathLength = 64,       /**< Bytes of a pattern or a command with the zero at its end. */
        GroupLength = 16,      /**< Bytes of the name of a group with the zero at its end. */
        DependencyCount = 4,   /**< Patterns that a program may depend on. */
        MaximumBudget = 10000, /**< Restarts per period. */
        MaximumTime = 3600000  /**< Milliseconds: one hour. */
    };

    /** Constructor: the defaults, for each program. */
    RecoveryPolicy();

    /** True if the policy is for the given program. */
    bool matches(const char *path) const;

    /**
     * How exactly the pattern tells the program: the policy with the highest number counts.
     *
     * @return Twice the number of characters other than *, and one more without any *
     */
    Size specificity() const;

    /** True if it declares that it depends on the given program. */
    bool isDependentOn(const char *path) const;

    /** True if it names a group and the other one is in the same. */
    bool isSameGroup(const RecoveryPolicy & other) const;

    /** True if all numbers are in their ranges and each text has its end. */
    bool isValid() const;

    /** Word for an action as in recovery.conf, or ZERO if there is no such. */
    static const char * name(const Action action);

    /** Word for a strategy as in recovery.conf, or ZERO if there is no such. */
    static const char * name(const Strategy strategy);

    /** Word for an escalation as in recovery.conf, or ZERO if there is no such. */
    static const char * name(const Escalation escalation);

  public:

    /** Programs that it is for: a path, * matches any text. */
    char pattern[PathLength];

    /** What a fault leads to. */
    Action action;

    /** Who else is restarted. */
    Strategy strategy;

    /** Name of the group, empty for none. */
    char group[GroupLength];

    /** Command to run, with its arguments. */
    char command[PathLength];

    /** Time between two pings. */
    u32 pingPeriod;

    /** Time without an answer to a ping until a warning. */
    u32 lowMark;

    /** Time without an answer to a ping until it counts as hung. */
    u32 highMark;

    /** Delay of the first restart. */
    u32 firstDelay;

    /** No delay is longer. */
    u32 maximumDelay;

    /** Time without a fault after which the delay becomes shorter by one step. */
    u32 healthyTime;

    /** Restarts per period, zero for any number. */
    u32 budget;

    /** Period of the budget. */
    u32 budgetPeriod;

    /** What follows when the budget is used up. */
    Escalation escalation;

    /** Patterns of the programs that it depends on, empty ones at the end. */
    char dependsOn[DependencyCount][PathLength];
};

#endif /* __SERVER_RECOVERY_RECOVERYPOLICY_H */
