// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_SUPERVISIONTABLE_H
#define __SERVER_RECOVERY_SUPERVISIONTABLE_H

#include <FreeNOS/User.h>
#include <Types.h>
#include "RecoveryStatus.h"
#include "RestartBudget.h"

/**
 * What the RecoveryServer knows of the processes that it supervises, and its log.
 *
 * Lies in memory that is shared with the datastore, not for the datastore's sake but because such memory is released by
 * no restart: a RecoveryServer that was healed goes on with budgets, holds and unfinished restarts of its
 * predecessor. Each entry is checked before it is believed.
 */
class SupervisionTable
{
  public:

    /** Most processes that are supervised */
    static const Size MaximumEntries = 64;

    /** Events that the log holds, the latest */
    static const Size MaximumEvents = 64;

    /** Longest text of policies that is kept, in bytes */
    static const Size MaximumPolicyText = 8192;

    /** Tag of the share; the datastore uses lower ones */
    static const Size ShareTag = 4096;

    /** Where an entry is in its supervision */
    enum Phase : u32
    {
        Normal,   /**< Nothing to do */
        Underway, /**< A restart was begun */
        Due,      /**< A restart waits for its time */
        Held      /**< Left as it is */
    };

    /** One process */
    struct Entry
    {
        u32 magic;             /**< Magic when in use */
        ProcessID pid;         /**< Process */
        u32 generation;        /**< Of its ProcessID */
        u32 phase;             /**< Phase */
        u32 cause;             /**< FaultInfo::Kind that led to the phase */
        u32 restarts;          /**< Restarts that the kernel counted before the one that is underway */
        u32 dumpCause;         /**< FaultInfo::Kind that a crash dump is still to be taken for, or None */
        u32 dueTick;           /**< When a restart is due */
        u32 startTick;         /**< When it was started or restarted */
        u32 faultKind;         /**< Last fault */
        u32 faultTick;         /**< When */
        u32 faultAddress;      /**< Where */
        u32 pingTick;          /**< When the last ping was sent */
        u32 answerTick;        /**< When the last ping was answered */
        u32 pingNumber;        /**< Number of that ping: others send some, too */
        u32 warned;            /**< The low mark was passed */
        u32 accused;           /**< Somebody complained since its last sign of life */
        u32 accuser;           /**< Who */
        u32 escalatedTick;     /**< When it was escalated last, zero if never */
        u32 circles;           /**< How often in a row it was met waiting in a circle */
        u32 loops;             /**< Progress when the last ping was sent */
        u32 requests;          /**< Progress when the last ping was sent */
        u32 cpuTicks;          /**< Processor time when the last ping was sent */
        RestartBudget budget;  /**< Its restarts */
        char path[64];         /**< Program */
    };

    /** Constructor: takes up the table of a predecessor, or makes an empty one. */
    SupervisionTable();

    /** @return Entry of a process, or ZERO */
    Entry * find(const ProcessID pid);

    /** @return Entry at a position if it is in use, or ZERO */
    Entry * at(const Size index);

    /** @return New entry for a process, in place of an older one, or ZERO if the table is full */
    Entry * insert(const ProcessInfo & info, const u32 now);

    /** Forget a process. */
    void remove(Entry *entry);

    /** Add an event to the log. */
    void log(const RecoveryEvent & event);

    /** @return Event by age, zero is the oldest; ZERO at the end */
    const RecoveryEvent * event(const Size index) const;

    /** @return Number of entries in use */
    Size count() const;

    /**
     * Keep the text of the policies: the file that they come from cannot be read before its server is well.
     *
     * @param text Text that is right
     * @param size Bytes of it; a text longer than MaximumPolicyText is not kept
     */
    void keepPolicies(const char *text, const Size size);

    /**
     * Text of the policies that a predecessor kept.
     *
     * @param size Output: bytes of it
     *
     * @return Text, or ZERO if there is none, or it is damaged
     */
    const char * policies(Size & size) const;

  private:

    static const u32 Magic = 0x53757056;

    /** The whole shared memory */
    struct Memory
    {
        u32 magic;
        u32 eventCount;
        Entry entries[MaximumEntries];
        RecoveryEvent events[MaximumEvents];
        u32 policySize;
        u32 policySum;
        char policyText[MaximumPolicyText];
    };

    Memory *m_memory;
};

#endif /* __SERVER_RECOVERY_SUPERVISIONTABLE_H */
