// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBRUNTIME_PEERWATCH_H
#define __LIB_LIBRUNTIME_PEERWATCH_H

#include <FreeNOS/User.h>
#include <Types.h>

/**
 * Watches servers that a server depends on, and complains to the RecoveryServer about one that gives no sign of life.
 *
 * The server calls check() for each of them about every Period, and never waits. A sign of life is the answer to a ping,
 * which the kernel passes on and libipc answers, or any progress. No message is sent: a process that has no share with
 * the other one and may not manage it cannot watch it.
 */
class PeerWatch
{
  public:

    /** Milliseconds between two looks */
    static const uint Period = 250;

    /** Milliseconds without a sign of life until a complaint, and between two of them */
    static const uint Limit = 500;

    /** Most servers that are watched */
    static const Size MaximumPeers = 32;

    /** Constructor */
    PeerWatch();

    /**
     * Look at a server.
     *
     * @param pid Server
     *
     * @return True if there was reason to complain about it
     */
    bool check(const ProcessID pid);

    /**
     * When to look again.
     *
     * @return Kernel time, Period from now; frequency zero without a timer
     */
    static Timer::Info next();

  private:

    /** What is known of one server */
    struct Peer
    {
        ProcessID pid;    /**< ANY if not in use */
        u32 generation;   /**< Of its ProcessID */
        u32 tick;         /**< Kernel ticks at the last sign of life, complaint, or ping */
        u32 loops;        /**< Its progress then */
        u32 requests;     /**< Its progress then */
    };

    Peer * find(const ProcessInfo & info, const u32 now);

  private:

    Peer m_peers[MaximumPeers];
    Size m_oldest;
};

#endif /* __LIB_LIBRUNTIME_PEERWATCH_H */
