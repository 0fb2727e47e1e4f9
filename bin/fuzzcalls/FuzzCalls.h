// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FUZZCALLS_FUZZCALLS_H
#define __BIN_FUZZCALLS_FUZZCALLS_H

#include <POSIXApplication.h>
#include "RandomInput.h"

/**
 * Performs random system calls without any privilege.
 *
 * Usage: fuzzcalls [-s SEED] [-n COUNT]. The kernel has to answer each call; neither it nor another process may take
 * harm. Ends with `FUZZCALLS done calls=N`; whether the rest of the system still works is for others to see.
 */
class FuzzCalls : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    FuzzCalls(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~FuzzCalls() { }

    /**
     * Entry of the program: both flags take a value, so the parser is not asked
     *
     * @return Exit status
     */
    virtual int run();

    /**
     * Drop all privileges and perform the calls
     *
     * @return Success when all calls were answered and none gave more than it may
     */
    virtual Result exec();

  private:

    /** System call numbers with a row of their own, the last one is for all unknown numbers */
    static constexpr Size NumberCount = API::NumberCount + 1;

    /** Results with a column of their own, the last one is for all unknown results */
    static constexpr Size ResultCount = API::TemporaryUnavailable + 2;

    /** Most children at a time */
    static constexpr Size MaximumChildren = 8;

    /** Calls between two times that everything which piled up is given back */
    static constexpr Size SweepInterval = 256;

    /** Most children that are let run: each one faults at once, and the kernel prints a line about it */
    static constexpr Size MaximumRuns = 8;

    /** Perform a call and count its result */
    uint call(const ulong number, const ulong a1, const ulong a2 = 0, const ulong a3 = 0, const ulong a4 = 0,
              const ulong a5 = 0);

    /** Perform a random call */
    void step();

    /** PrivExec */
    void privilegedCall();

    /** ProcessCtl */
    void processCall();

    /** ProcessCtl with an operation that sleeps: never without an end */
    void sleepCall(const uint operation);

    /** ProcessCtl with Spawn */
    void spawnCall();

    /** VMCopy */
    void copyCall();

    /** VMCtl */
    void memoryCall();

    /** VMShare */
    void shareCall();

    /** Process to act on: a child, or any other */
    ProcessID target();

    /** Same as target(), but never ourselves */
    ProcessID otherTarget();

    /** True for a process that we have started */
    bool isChild(const ProcessID pid) const;

    /** Give back memory, children and channels */
    void sweep();

    /** Find the process that prints for us: its channel is not for playing */
    void findConsole();

    /** Complain about a result that must not be */
    void fail(const char *text, const uint value);

    /** Print the table of results */
    void report() const;

  private:

    u32 m_seed;
    u32 m_count;
    u32 m_done;
    u32 m_failures;
    u32 m_runs;
    ProcessID m_self;
    ProcessID m_parent;
    ProcessID m_console;
    ProcessID m_children[MaximumChildren];
    Size m_childCount;
    Timer::Info m_expired;
    RandomInput m_random;
    u32 m_results[NumberCount][ResultCount];
};

#endif /* __BIN_FUZZCALLS_FUZZCALLS_H */
