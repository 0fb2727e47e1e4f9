// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_CLIENTPROCESS_H
#define __BIN_DEMO_CLIENTPROCESS_H

#include <Types.h>
#include "CheckingClient.h"

/**
 * A CheckingClient that runs in a process of its own.
 *
 * It is the same program as the caller's, started with the argument `--client`.
 */
class ClientProcess
{
  public:

    /**
     * Constructor
     *
     * @param program Path of this program; must outlive this object
     */
    ClientProcess(const char *program);

    /** Ends the client if it is still there. */
    ~ClientProcess();

    /**
     * Start it.
     *
     * @return True if it was started and completes rounds
     */
    bool start();

    /**
     * Let it complete some rounds.
     *
     * @param rounds Rounds from now
     *
     * @return False if it does not, for a long time
     */
    bool waitForRounds(const u32 rounds);

    /**
     * Let it finish, take its counters and end it.
     *
     * @return True if it finished by itself
     */
    bool stop();

    /**
     * Have it sleep after each round, or not, so that the idle program has its turn.
     *
     * @param on True to sleep
     */
    void setNaps(const bool on);

    /**
     * Copy its counters.
     *
     * @return True on success
     */
    bool readCounters();

    /** @return Counters as of the last copy */
    const CheckingClient::Counters & counters() const { return m_counters; }

  private:

    /** Longest time that it may take for something, in milliseconds */
    static constexpr Size Patience = 20000;

    /** How often others are given the processor before a wait goes from clock tick to clock tick */
    static constexpr Size MaximumYields = 200;

    /** Write one of its counters */
    void write(const volatile u32 *counter, const u32 value);

  private:

    const char *m_program;
    int m_pid;
    CheckingClient::Counters m_counters;
};

#endif /* __BIN_DEMO_CLIENTPROCESS_H */
