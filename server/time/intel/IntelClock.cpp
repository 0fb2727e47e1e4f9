// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "IntelClock.h"

/** Port of the index register. */
static const u16 firstPort = 0x70;

Clock * Clock::create(const u32 inode)
{
    return new IntelClock(inode);
}

IntelClock::IntelClock(const u32 inode)
    : Clock(inode)
{
    m_io.setPortBase(firstPort);
}

u8 IntelClock::get(const Register reg) const
{
    m_io.outb(Index, reg);
    return m_io.inb(Value);
}

FileSystem::Result IntelClock::getAll(u8 values[7]) const
{
    static const Register registers[] = { Seconds, Minutes, Hours, Day, Month, Year, Century };

    for (Size i = 0; get(StatusA) & UpdateInProgress; i++)
    {
        if (i >= MaximumPolls)
        {
            return FileSystem::IOError;
        }
    }

    for (Size i = 0; i < 7; i++)
    {
        values[i] = get(registers[i]);
    }
    return FileSystem::Success;
}

u32 IntelClock::convert(const u8 value, const u8 status)
{
    return status & ModeBinary ? value : (value >> 4) * 10 + (value & 0xf);
}

FileSystem::Result IntelClock::now(Date & date)
{
    u8 values[7], again[7];
    bool same = false;

    // An update between two registers makes two readings differ
    for (Size i = 0; i < MaximumReadings && !same; i++)
    {
        if (getAll(values) != FileSystem::Success || getAll(again) != FileSystem::Success)
        {
            return FileSystem::IOError;
        }
        same = MemoryBlock::compare((const void *) values, again, sizeof(values));
    }

    if (!same)
    {
        return FileSystem::IOError;
    }

    const u8 status = get(StatusB);
    const u32 century = convert(values[6], status);

    date.second = convert(values[0], status);
    date.minute = convert(values[1], status);
    date.hour = convert(values[2] & (status & Mode24 ? 0xff : 0x7f), status);
    date.day = convert(values[3], status);
    date.month = convert(values[4], status);
    date.year = convert(values[5], status) + (century >= 19 && century <= 21 ? century : 20) * 100;

    if (!(status & Mode24))
    {
        date.hour = date.hour % 12 + (values[2] & Afternoon ? 12 : 0);
    }
    return isValid(date) ? FileSystem::Success : FileSystem::IOError;
}
