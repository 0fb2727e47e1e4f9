// SPDX-License-Identifier: GPL-3.0-or-later

#include <String.h>
#include "Clock.h"

Clock::Clock(const u32 inode)
    : Device(inode, FileSystem::CharacterDeviceFile)
{
    m_identifier = "rtc0";
    m_access = FileSystem::OwnerR;
}

Clock::~Clock()
{
}

bool Clock::isValid(const Date & date)
{
    return date.year >= 1970 && date.year <= 2105 &&
           date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= 31 &&
           date.hour < 24 && date.minute < 60 && date.second <= 60;
}

u32 Clock::seconds(const Date & date)
{
    // Count from March, so that the leap day is the last of its year
    const u32 year = date.month > 2 ? date.year : date.year - 1;
    const u32 month = date.month > 2 ? date.month - 3 : date.month + 9;
    const u32 days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1;

    // 719468 days from March 1st of year 0 to 1970
    return ((days - 719468) * 24 + date.hour) * 3600 + date.minute * 60 + date.second;
}

FileSystem::Result Clock::read(IOBuffer & buffer, Size & size, const Size offset)
{
    Date date;
    const FileSystem::Result result = now(date);

    if (result != FileSystem::Success)
    {
        return result;
    }

    String text;
    text << (unsigned int) seconds(date) << "\n";

    if (offset >= text.length())
    {
        size = 0;
        return FileSystem::Success;
    }

    if (size > text.length() - offset)
    {
        size = text.length() - offset;
    }
    return buffer.write(*text + offset, size);
}
