// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_TIME_CLOCK_H
#define __SERVER_TIME_CLOCK_H

#include <Device.h>

/**
 * A clock that knows the date. Reads as the seconds since 1970 UTC, in decimal, and a line end.
 *
 * Ports derive from this class, give access to their hardware and define create().
 */
class Clock : public Device
{
  public:

    /** A point in time as clocks show it. */
    struct Date
    {
        u32 year;   /**< All digits. */
        u32 month;  /**< 1 to 12. */
        u32 day;    /**< 1 to 31. */
        u32 hour;   /**< 0 to 23. */
        u32 minute; /**< 0 to 59. */
        u32 second; /**< 0 to 60. */
    };

    /**
     * The clock of this machine.
     *
     * @param inode Number of the file
     *
     * @return Device, or ZERO without memory.
     */
    static Clock * create(const u32 inode);

    /**
     * @param inode Number of the file
     */
    Clock(const u32 inode);

    virtual ~Clock();

    /** Read the time as text. */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** True when all parts are in their ranges and the year is one of 1970 to 2105. */
    static bool isValid(const Date & date);

    /**
     * Convert to seconds since 1970 UTC.
     *
     * @param date Valid date
     */
    static u32 seconds(const Date & date);

  protected:

    /**
     * Ask the hardware.
     *
     * @return IOError when it does not answer or not make sense.
     */
    virtual FileSystem::Result now(Date & date) = 0;
};

#endif /* __SERVER_TIME_CLOCK_H */
