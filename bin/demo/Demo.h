// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_DEMO_H
#define __BIN_DEMO_DEMO_H

#include <POSIXApplication.h>
#include "ClientProcess.h"
#include "DemoReport.h"
#include "ServerProbe.h"

/**
 * Restarts every server in place while a client uses them, and shows that the client notices nothing.
 *
 * First on request; then each of them crashes, ends itself and hangs, and three of them and the RecoveryServer fail in
 * the worst moments: all without anybody who asks for a restart. Prints for each restart a line for people and one for
 * programs (cause: request, crash, exit, hang, three-at-once, crash-in-restart, crash-of-restarter; noticed:
 * request, or who noticed it and what it was taken for):
 *
 *     DEMO server=NAME pid=N cause=WORD noticed=WORD outcome=recovered|failed instructions=N microseconds=N
 *     bytes=N                                                                                         (one line)
 *
 * Also prints remarks that begin with `DEMO-NOTE`, and at the end
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
    static constexpr u32 RoundsBetween = 8;

    /** All servers that are restarted */
    static const ServerProbe::Server servers[];

    /** Restart each server on request. Returns the number of failures */
    Size restartServers(DemoReport & report);

    /** Restart one server, measure and print. Returns true on success */
    bool restartServer(const ServerProbe::Server & server, DemoReport & report);

    /** Print the results of all */
    void summarize(const DemoReport & report, const Size failures) const;

    /** Show that the RecoveryServer refuses to restart itself, and still works. Returns true when it does */
    bool refuseRecovery();

    /** Restart count of a process */
    u32 restarts(const ProcessID pid) const;

  private:

    ClientProcess m_client;
};

#endif /* __BIN_DEMO_DEMO_H */
