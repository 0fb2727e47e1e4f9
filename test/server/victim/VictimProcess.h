// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_VICTIM_VICTIMPROCESS_H
#define __TEST_SERVER_VICTIM_VICTIMPROCESS_H

#include <Types.h>
#include <VictimClient.h>

/**
 * A victim of the test's own, supervised and with its program known to the RecoveryServer. Ends with this object.
 */
class VictimProcess
{
  public:

    /** Constructor: starts it and waits until it is supervised and answers. */
    VictimProcess();

    /** Destructor: ends it. */
    ~VictimProcess();

    /** @return True if it runs */
    bool isReady() const { return m_ready; }

    /** @return Its ProcessID */
    ProcessID pid() const { return m_pid; }

    /** @return Its client */
    const VictimClient & client() const { return m_client; }

    /** @return True if the process is the same as at the start, was restarted so often since and answers */
    bool isHealed(const Size restarts) const;

    /** @return Kind of its last exception, FaultInfo::None if there was none */
    u32 faultKind() const;

    /** Run a program and wait for it. Returns its exit status, -1 if it could not be started. */
    static int run(const char *path, const char *first, const char *second = ZERO, const char *third = ZERO,
                   const char *fourth = ZERO);

  private:

    VictimProcess(const VictimProcess &) = delete;
    void operator = (const VictimProcess &) = delete;

    /** Start the program. */
    static ProcessID start();

  private:

    const ProcessID m_pid;
    const VictimClient m_client;
    bool m_ready;
    u32 m_generation;
    Size m_restarts;
};

#endif /* __TEST_SERVER_VICTIM_VICTIMPROCESS_H */
