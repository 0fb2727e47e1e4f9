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

    ProcessID m_jobs[MaximumJobs];
    Size m_count;
};

#endif /* __BIN_SH_SHELLJOBS_H */
