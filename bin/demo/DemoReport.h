// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_DEMO_DEMOREPORT_H
#define __BIN_DEMO_DEMOREPORT_H

#include <Types.h>
#include "FaultTrial.h"

/**
 * Prints what became of each server, and counts.
 *
 * For each restart there is a line for people and one for programs:
 *
 *     DEMO server=NAME pid=N cause=WORD noticed=WORD outcome=recovered|failed instructions=N microseconds=N
 *     bytes=N                                                                                         (one line)
 */
class DemoReport
{
  public:

    /** Constructor: finds out how fast the processor timestamp counts, which may take a moment. */
    DemoReport();

    /**
     * Print the lines about one restart.
     *
     * @param name Server
     * @param pid Its process
     * @param cause What led to the restart, for programs
     * @param story What happened and how it was noticed, for people
     * @param noticed How it was noticed, for programs
     * @param recovered True if all is well
     * @param ticks Processor timestamps until its first answer
     * @param bytes Bytes that were written again
     */
    void restart(const char *name, const ProcessID pid, const char *cause, const char *story, const char *noticed,
                 const bool recovered, const u64 ticks, const Size bytes);

    /**
     * Print the lines about one fault.
     *
     * @param trial What was done, and waited for
     * @param cause What is said of the cause to programs
     * @param happened What happened, for people
     * @param answered True if the server answered
     *
     * @return True if the server answered, and the fault was noticed as what it was
     */
    bool fault(FaultTrial & trial, const char *cause, const char *happened, const bool answered);

    /** @return Number of restarts that were shown */
    Size count() const { return m_count; }

    /** @return Number of those in which all was well */
    Size recovered() const { return m_recovered; }

  private:

    u64 m_frequency;
    Size m_count;
    Size m_recovered;
};

#endif /* __BIN_DEMO_DEMOREPORT_H */
