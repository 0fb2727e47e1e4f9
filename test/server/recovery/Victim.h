// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_RECOVERY_VICTIM_H
#define __TEST_SERVER_RECOVERY_VICTIM_H

#include <GuestChild.h>

/**
 * A child that counts, and that tells whether it was restarted or hurt.
 *
 * Its memory holds a mark that its program does not have: while the mark is there, it is the old process.
 */
class Victim : public GuestChild
{
  public:

    /** What the child counts */
    static volatile u32 counter;

    /** Mark in the memory of the child */
    static volatile u32 mark;

    /**
     * Constructor, starts and marks it.
     *
     * @param program Path of the program, which runs the function `counts`
     */
    Victim(const char *program);

    /** @return True if it runs and was marked */
    bool isReady() const { return m_ready; }

    /** @return True if it still runs, was not restarted and has lost nothing */
    bool isUnharmed() const;

    /** @return True if it was restarted since the last question or the start, and runs, under the same ProcessID */
    bool isRestarted();

  private:

    /** Mark the memory. Returns true on success */
    bool setMark();

  private:

    bool m_ready;
    ProcessInfo m_before;
};

#endif /* __TEST_SERVER_RECOVERY_VICTIM_H */
