// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_DEMO_H
#define __BIN_DEMO_DEMO_H

#include <POSIXApplication.h>
#include "CheckingClient.h"
#include "ServerProbe.h"

/**
 * Restarts every server in place while a client uses them, and shows that the client notices nothing.
 *
 * Prints for each server a line for people and one for programs:
 *
 *     DEMO server=NAME pid=N cause=request outcome=recovered|failed instructions=N microseconds=N bytes=N
 *
 * remarks that begin with `DEMO-NOTE`, and at the end
 *
 *     DEMO-SUMMARY servers=N recovered=N client_iterations=N client_errors=N files_lost=N failures=N
 *
 * Then it turns the computer off, with exit code 0 only when all went well.
 */
class Demo : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    Demo(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~Demo() { }

    /**
     * Show it
     *
     * @return Success when all servers were restarted and the client saw no error; only with --stay
     */
    virtual Result exec();

  private:

    /** Rounds that the client has to complete between two restarts */
    static constexpr Size RoundsBetween = 8;

    /** Longest time that the client may take for something, in milliseconds */
    static constexpr Size Patience = 20000;

    /** All servers that are restarted */
    static const ServerProbe::Server servers[];

    /** Start the client. Returns true on success */
    bool startClient();

    /** Let the client complete some rounds. Returns false when it does not */
    bool waitForClient();

    /** Let the client finish, take its counters and end it */
    bool stopClient();

    /** Copy the counters of the client. Returns true on success */
    bool readCounters();

    /** Restart one server, measure and print. Returns true on success */
    bool restartServer(const ServerProbe::Server & server);

    /** Show that the RecoveryServer refuses to restart itself, and still works. Returns true when it does */
    bool refuseRecovery();

    /** Print the lines about one server */
    void report(const char *name, const ProcessID pid, const char *outcome, const u64 ticks, const Size bytes) const;

    /** Restart count of a process */
    u32 restarts(const ProcessID pid) const;

  private:

    int m_client;
    CheckingClient::Counters m_counters;
    u64 m_frequency;
};

#endif /* __BIN_DEMO_DEMO_H */
