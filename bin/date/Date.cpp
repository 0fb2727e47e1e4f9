// SPDX-License-Identifier: GPL-3.0-or-later

#include <Character.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include "Date.h"

/** Device file of the real time clock */
static const char clockPath[] = "/dev/time/rtc0";

Date::Date(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print the date and time (UTC)");
    parser().registerFlag('u', "unix", "Print the seconds since 1970 only");
}

Date::Result Date::exec()
{
    char text[64];

    const int fd = open(clockPath, O_RDONLY);
    if (fd < 0)
    {
        dprintf(2, "date: %s: %s\r\n", clockPath, strerror(errno));
        return IOError;
    }

    const ssize_t count = read(fd, text, sizeof(text) - 1);
    const int reason = errno;
    close(fd);

    if (count <= 0)
    {
        dprintf(2, "date: %s: %s\r\n", clockPath, count < 0 ? strerror(reason) : "no answer");
        return IOError;
    }

    u32 seconds = 0;
    ssize_t digits = 0;
    for (; digits < count && Character::isDigit(text[digits]); digits++)
        seconds = seconds * 10 + (text[digits] - '0');

    if (digits == 0)
    {
        dprintf(2, "date: %s: not a time\r\n", clockPath);
        return IOError;
    }

    if (arguments().get("unix"))
    {
        printf("%u\r\n", seconds);
        return Success;
    }

    // Civil calendar from a day number: years start in March, so that the leap day is the last of its year
    const u32 days = seconds / 86400, rest = seconds % 86400;
    const u32 shifted = days + 719468;
    const u32 era = shifted / 146097;
    const u32 dayOfEra = shifted % 146097;
    const u32 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const u32 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const u32 monthIndex = (5 * dayOfYear + 2) / 153;
    const u32 day = dayOfYear - (153 * monthIndex + 2) / 5 + 1;
    const u32 month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
    const u32 year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    static const char *names[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };

    printf("%s %u-%02u-%02u %02u:%02u:%02u UTC\r\n", names[days % 7], year, month, day,
           rest / 3600, rest / 60 % 60, rest % 60);
    return Success;
}
