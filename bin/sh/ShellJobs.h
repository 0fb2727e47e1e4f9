// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_SH_SHELLJOBS_H
#define __BIN_SH_SHELLJOBS_H

#include <Types.h>
#include <Macros.h>

/**
 * Programs that run in the background.
 */
class ShellJobs
{
  public:

    /** Most programs at a time */
    static constexpr Size MaximumJobs = 128;

    /** Exit statuses from here on tell the kind of exception (FaultInfo::Kind) that ended a program */
    static constexpr int AbnormalStatus = 0x100;

    /**
     * Constructor
     */
    ShellJobs();

    /**
     * Check for space
     *
     * @return True if no job can be added
     */
    bool isFull() const;

    /**
     * Keep track of a program. The table must not be full.
     *
     * @param pid Process that runs it
     */
    void add(const ProcessID pid);

    /**
     * Take the exit status of each program that has ended
     *
     * @param verbose Print a line for each of them
     */
    void reap(const bool verbose);

  private:

    /** Print how a program ended. */
    static void report(const ProcessID pid, const int status);

  private:

    ProcessID m_jobs[MaximumJobs];
    Size m_count;
};

#endif /* __BIN_SH_SHELLJOBS_H */
