// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_RESTARTLOOP_RESTARTLOOP_H
#define __BIN_RESTARTLOOP_RESTARTLOOP_H

#include <POSIXApplication.h>
#include <FreeNOS/System.h>
#include <CheckingClient.h>
#include "OpenServer.h"

/**
 * Restarts servers in place again and again, under load, and counts what is lost.
 *
 * While a client of its own writes, reads and checks files without a pause, each server is restarted. After each
 * restart the ProcessID, the generation and the restart count are compared, and files that were opened before are used.
 * When the client has ended, memory, kernel heap and shares have to be as they were before it was started. For each
 * server one line is printed:
 *
 *     RESTARTLOOP server=NAME pid=N restarts=N pages_before=N pages_after=N shares_before=N shares_after=N
 *                 heap_before=N heap_after=N rounds=N client_errors=N errors=N                    (one line)
 *
 * and at the end `RESTARTLOOP-END servers=N failures=N`.
 */
class RestartLoop : public POSIXApplication
{
  public:

    /**
     * Constructor
     *
     * @param argc Argument count
     * @param argv Arguments, the first is the name of the program
     */
    RestartLoop(int argc, char **argv);

    /**
     * Destructor
     */
    virtual ~RestartLoop() { }

    /**
     * Restart the servers
     *
     * @return Success when nothing was lost
     */
    virtual Result exec();

  private:

    /** Restarts of each server before anything is counted: servers take memory for good at their first uses */
    static constexpr Size WarmUp = 3;

    /** Longest time that the client may take for something, in milliseconds */
    static constexpr Size Patience = 20000;

    /** Errors that are printed for each server */
    static constexpr Size MaximumPrinted = 5;

    /** All servers */
    static const OpenServer::Server servers[];

    /** What must not change */
    struct Resources
    {
        Size pages;  /**< Free frames */
        Size shares; /**< Share records of all processes */
        Size heap;   /**< Free bytes of the kernel heap */
    };

    /** True if there is a server of that name */
    bool isServer(const char *name) const;

    /** True if the server was named, or none was */
    bool isWanted(const OpenServer::Server & server) const;

    /** Restart one server under load and print its line. Returns the number of failures */
    Size loop(OpenServer & server, const char *name, const Size count);

    /** Restart one server once. Returns null or what is wrong */
    const char * restart(OpenServer & server) const;

    /** Print what the kernel knows of a process: for the search of an error */
    void printState(const char *name, const ProcessID pid) const;

    /** Take the numbers of what must not change */
    Resources measure() const;

    /** Start the client and wait until it works. Returns true on success */
    bool startClient();

    /** Let the client finish and end it. Returns true if it finished by itself */
    bool stopClient();

    /** Wait until the client has completed a number of rounds, and finished if wanted. Returns true when it has */
    bool waitForClient(const u32 rounds, const bool done);

    /** Copy the counters of the client. Returns true on success */
    bool readCounters();

  private:

    int m_client;
    CheckingClient::Counters m_counters;
};

#endif /* __BIN_RESTARTLOOP_RESTARTLOOP_H */
