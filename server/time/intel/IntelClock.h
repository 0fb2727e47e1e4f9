// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_TIME_INTEL_INTELCLOCK_H
#define __SERVER_TIME_INTEL_INTELCLOCK_H

#include <FreeNOS/System.h>
#include <Clock.h>

/**
 * The real time clock of a PC (Motorola MC146818A data sheet).
 */
class IntelClock : public Clock
{
  private:

    /** Ports, relative to the first one. */
    enum Port
    {
        Index = 0,
        Value = 1
    };

    /** Registers of the clock. */
    enum Register
    {
        Seconds = 0x00,
        Minutes = 0x02,
        Hours   = 0x04,
        Day     = 0x07,
        Month   = 0x08,
        Year    = 0x09,
        StatusA = 0x0a,
        StatusB = 0x0b,
        Century = 0x32
    };

    /** Bits of the registers. */
    enum Bits
    {
        UpdateInProgress = 0x80, /**< StatusA. */
        Mode24           = 0x02, /**< StatusB: hours run from 0 to 23. */
        ModeBinary       = 0x04, /**< StatusB: numbers are binary, not decimal digits. */
        Afternoon        = 0x80  /**< Hours, unless Mode24. */
    };

    /** Times to look until an update that does not end is given up. It takes 2 ms at most. */
    static const Size MaximumPolls = 10000;

    /** Times to read until two readings agree. */
    static const Size MaximumReadings = 8;

  public:

    /**
     * @param inode Number of the file
     */
    IntelClock(const u32 inode);

  protected:

    /** @copydoc Clock::now */
    virtual FileSystem::Result now(Date & date);

  private:

    /** Read a register. */
    u8 get(const Register reg) const;

    /** Read all registers once, as they are. */
    FileSystem::Result getAll(u8 values[7]) const;

    /** Convert a number as the clock has it. */
    static u32 convert(const u8 value, const u8 status);

  private:

    Arch::IO m_io;
};

#endif /* __SERVER_TIME_INTEL_INTELCLOCK_H */
