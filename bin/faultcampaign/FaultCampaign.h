// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULTCAMPAIGN_FAULTCAMPAIGN_H
#define __BIN_FAULTCAMPAIGN_FAULTCAMPAIGN_H

#include <POSIXApplication.h>
#include <ClientProcess.h>
#include <FaultTrial.h>
#include "ServerSet.h"

/**
 * Makes random servers fail, many times in one boot, and counts what is lost.
 *
 * A client writes, reads and checks files all the time. Which server fails and how comes from a seed: the same seed
 * gives the same row of faults. After each fault the server has to answer; after each few the client has to have got
 * on. One to three servers fail in the same instant. Each has its whole budget of restarts every time.
 *
 * Prints a line for each fault, with the time until the first answer,
 *
 *     CAMPAIGN-FAULT number=N server=NAME pid=N cause=WORD instructions=N
 *
 * now and then `CAMPAIGN-PROGRESS injected=N recovered=N client_rounds=N client_errors=N`, and at the end
 *
 *     CAMPAIGN seed=N injected=N recovered=N crashes=N exits=N hangs=N client_rounds=N client_errors=N
 *     pages_before=N pages_after=N shares_before=N shares_after=N heap_before=N heap_after=N          (one line)
 */
class FaultCampaign : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    FaultCampaign(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~FaultCampaign() { }

    /**
     * Do it
     *
     * @return Success when each server was back after each fault, the client saw no error and nothing was lost
     */
    virtual Result exec();

  private:

    /** Faults of each server before anything is counted: servers take memory for good at their first uses */
    static constexpr Size WarmUp = 3;

    /** Most servers that fail in the same instant */
    static constexpr Size MaximumTogether = 3;

    /** Faults between two lines of progress */
    static constexpr Size ProgressStep = 100;

    /** Faults until the first error after which the campaign is given up */
    static constexpr Size MaximumErrors = 10;

    /** What must not change */
    struct Resources
    {
        Size pages;  /**< Free frames */
        Size shares; /**< Share records of all processes */
        Size heap;   /**< Free bytes of the kernel heap */
    };

    /** Argument at a position, if there is one. Returns false if it is no number */
    bool number(const Size position, Size & value) const;

    /** Every server fails in every way that is wanted. Returns true if all of them were back */
    bool warmUp();

    /** Random faults of up to so many servers at once. Returns how many there were */
    Size strike(const Size most);

    /** One kind of fault */
    FaultTrial::Cause randomCause();

    /** Wait until a server is back, count it. */
    void recover(FaultTrial & trial, const FaultTrial::Cause cause);

    /** Print a line about a fault that is over. */
    static void report(const Size number, const FaultTrial & trial, const FaultTrial::Cause cause);

    /** Let the client complete some rounds. */
    void checkClient();

    /** Print what went wrong. */
    void fail(const char *name, const char *problem);

    /** Wait until memory that is released later was released; then take the numbers. */
    Resources measure() const;

    /** Next number of the row that the seed leads to, below a limit */
    u32 random(const u32 limit);

  private:

    ClientProcess m_client;
    ServerSet m_servers;
    u32 m_state;
    Size m_hangs;
    Size m_injected;
    Size m_recovered;
    Size m_errors;
    Size m_count[FaultTrial::CauseCount];
};

#endif /* __BIN_FAULTCAMPAIGN_FAULTCAMPAIGN_H */
