// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_FAULTSCENES_H
#define __BIN_DEMO_FAULTSCENES_H

#include <Types.h>
#include "ClientProcess.h"
#include "DemoReport.h"
#include "FaultTrial.h"

/**
 * The part of the demonstration in which nobody asks for restarts: servers fail, and are back.
 *
 * Each function returns the number of failures, and prints what happened.
 */
class FaultScenes
{
  public:

    /**
     * Constructor
     *
     * @param servers All servers, ends with one without a name
     * @param client Client that has to see no error
     * @param report Prints the results
     */
    FaultScenes(const ServerProbe::Server *servers, ClientProcess & client, DemoReport & report);

    /** Each server in turn. */
    Size eachServer(const FaultTrial::Cause cause);

    /** Three servers in the same instant. */
    Size threeAtOnce();

    /** The RecoveryServer, while it restarts another one. */
    Size middleOfRestart();

  private:

    /** Rounds that the client has to complete between two faults */
    static constexpr u32 RoundsBetween = 8;

    /** Attempts to meet the RecoveryServer in the middle of a restart */
    static constexpr Size MaximumAttempts = 60;

    /** Find a server by its name */
    const ServerProbe::Server & find(const char *name) const;

    /** One fault of one server. Returns true when it is back */
    bool single(const ServerProbe::Server & server, const FaultTrial::Cause cause);

    /** The client has to get on with its work. Returns the number of failures */
    Size checkClient(const char *what);

    /** Crash a server and catch the moment in which it has lost its memory. Returns false if that was missed. */
    bool catchMoment(FaultTrial & victim, const u64 lead) const;

    /** Wait until the clock will tick after so many processor timestamps. */
    static void waitForTick(const u64 lead);

    /** Kernel ticks */
    static u32 ticks();

  private:

    const ServerProbe::Server *m_servers;
    ClientProcess & m_client;
    DemoReport & m_report;
};

#endif /* __BIN_DEMO_FAULTSCENES_H */
