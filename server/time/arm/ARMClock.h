// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_TIME_ARM_ARMCLOCK_H
#define __SERVER_TIME_ARM_ARMCLOCK_H

#include <Clock.h>

/**
 * A clock for boards that have none: time begins when the kernel starts, at the first second of the year 2000, so that
 * nobody takes it for the real one.
 */
class ARMClock : public Clock
{
  public:

    /**
     * @param inode Number of the file
     */
    ARMClock(const u32 inode);

  protected:

    /** The time since the start, added to the beginning. IOError when the kernel has no timer. */
    virtual FileSystem::Result now(Date & date);
};

#endif /* __SERVER_TIME_ARM_ARMCLOCK_H */
