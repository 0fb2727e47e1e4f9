// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <unistd.h>
#include "Sleep.h"

Sleep::Sleep(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Wait for a number of seconds");
    parser().registerPositional("SECONDS", "How long to wait");
}

Sleep::Result Sleep::exec()
{
    const char *text = arguments().get("SECONDS");

    u32 seconds;

    if (!ArgumentParser::parseNumber(text, MaximumSeconds, seconds))
    {
        dprintf(2, "sleep: %s: not a number of seconds\r\n", text);
        return InvalidArgument;
    }

    sleep(seconds);
    return Success;
}
