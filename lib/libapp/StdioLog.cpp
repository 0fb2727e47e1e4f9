// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <unistd.h>
#include "StdioLog.h"

StdioLog::StdioLog()
    : Log()
{
}

void StdioLog::write(const char *str)
{
    Size left = ::strlen(str);

    // A log that cannot be written is no reason to stop.
    while (left != 0)
    {
        const ssize_t written = ::write(1, str, left);

        if (written <= 0)
        {
            return;
        }
        str += written;
        left -= (Size) written;
    }
}

void StdioLog::terminate() const
{
    ::_exit(1);
}
