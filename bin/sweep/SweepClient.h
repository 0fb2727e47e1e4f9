// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SWEEP_SWEEPCLIENT_H
#define __BIN_SWEEP_SWEEPCLIENT_H

#include <FreeNOS/ProcessManager.h>
#include "SweepRecord.h"
#include "Workload.h"

/**
 * Client of a server that a debugger makes fail at an instruction of its choice.
 *
 * Some rounds bring both to the state they stay in. In the next one the server fails; one more shows that it is as
 * good as before.
 */
class SweepClient
{
  public:

    /** Rounds before the one that counts */
    static const Size WarmUp = 2;

    /**
     * Constructor
     *
     * @param server Name of the server
     */
    SweepClient(const char *server);

    /** Destructor */
    ~SweepClient();

    /** Send all requests and tell how it went. @return Exit status */
    int run();

  private:

    void waitForRestarts(const u32 number) const;
    void measure();

  private:

    Workload *m_workload;
    ProcessID m_server;
};

#endif /* __BIN_SWEEP_SWEEPCLIENT_H */
