// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULTCAMPAIGN_SERVERSET_H
#define __BIN_FAULTCAMPAIGN_SERVERSET_H

#include <FaultTrial.h>
#include <Types.h>

/**
 * The servers that fail in a campaign, connected to.
 *
 * The kernel heals the RecoveryServer itself and gives up when that does not help for long, whatever the policies say.
 * Therefore that one is not to fail more often than the kernel allows.
 */
class ServerSet
{
  public:

    /** Number of servers */
    static constexpr Size Count = 8;

    /** Constructor: finds the servers. */
    ServerSet();

    /** Destructor */
    ~ServerSet();

    /**
     * Connect to all of them.
     *
     * @return True if all of them work
     */
    bool prepare();

    /**
     * Get one of them.
     *
     * @param index Position below Count
     */
    FaultTrial & at(const Size index);

    /**
     * Check if one may fail now.
     *
     * @param index Position below Count
     */
    bool mayFail(const Size index) const;

    /**
     * Remember that one is made to fail.
     *
     * @param index Position below Count
     */
    void noteFault(const Size index);

  private:

    /** Faults of the RecoveryServer that the kernel allows in its period, some less */
    static constexpr Size MaximumHeals = 14;

    /** Kernel ticks of that period, some more */
    static constexpr u32 HealPeriod = 1100;

    /** Kernel ticks */
    static u32 ticks();

  private:

    FaultTrial *m_trials[Count];

    /** Ticks of the last faults of the RecoveryServer, in turn */
    u32 m_healTicks[MaximumHeals];

    /** Number of them so far */
    Size m_heals;
};

#endif /* __BIN_FAULTCAMPAIGN_SERVERSET_H */
