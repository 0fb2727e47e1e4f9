// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBAPP_SYSTEMCLOCK_H
#define __LIB_LIBAPP_SYSTEMCLOCK_H

#include <Types.h>
#include <Macros.h>
#include <sys/time.h>

/**
 * A moment in time.
 */
class SystemClock
{
  public:

    /** Result codes. */
    enum Result
    {
        Success,
        IOError /**< The time could not be read. */
    };

  public:

    /**
     * Constructor, the moment is zero until now() is called.
     */
    SystemClock();

    /**
     * Get the moment.
     *
     * @param val Filled with seconds and microseconds
     */
    void value(struct timeval & val) const;

    /**
     * Take the current time.
     *
     * @return Result code
     */
    Result now();

    /**
     * Print the time between an earlier moment and this one, as seconds with six decimals and a newline.
     *
     * @param clock Earlier moment
     */
    void printDiff(const SystemClock & clock) const;

    /**
     * Print the time between an earlier moment and this one, as seconds with six decimals and a newline.
     *
     * @param stamp Earlier moment
     */
    void printDiff(const struct timeval & stamp) const;

  private:

    /** The moment. */
    struct timeval m_now;
};

#endif /* __LIB_LIBAPP_SYSTEMCLOCK_H */
