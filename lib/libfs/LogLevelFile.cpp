// SPDX-License-Identifier: GPL-3.0-or-later

#include <Log.h>
#include "LogLevelFile.h"

LogLevelFile::LogLevelFile(const u32 inode)
    : File(inode, FileSystem::RegularFile)
{
    m_access = FileSystem::OwnerRW;
}

LogLevelFile::~LogLevelFile()
{
}

FileSystem::Result LogLevelFile::read(IOBuffer & buffer, Size & size, const Size offset)
{
    const Log *log = Log::instance();

    if (!log || offset >= Length)
    {
        size = 0;
        return FileSystem::Success;
    }

    const char text[Length] = { (char) ('0' + Log::instance()->getMinimumLogLevel()), '\n' };

    if (size > Length - offset)
    {
        size = Length - offset;
    }
    return buffer.write(text + offset, size);
}

FileSystem::Result LogLevelFile::write(IOBuffer & buffer, Size & size, const Size)
{
    char digit = 0;

    if (size == 0)
    {
        return FileSystem::InvalidArgument;
    }

    const FileSystem::Result result = buffer.read(&digit, sizeof(digit));
    if (result != FileSystem::Success)
    {
        return result;
    }
    else if (digit < '0' + Log::Emergency || digit > '0' + Log::Debug)
    {
        return FileSystem::InvalidArgument;
    }

    if (Log::instance())
    {
        Log::instance()->setMinimumLogLevel((Log::Level) (digit - '0'));
    }
    return FileSystem::Success;
}
