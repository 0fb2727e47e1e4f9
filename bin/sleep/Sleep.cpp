// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <Character.h>
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

    for (const char *p = text; *p; p++)
    {
        if (!Character::isDigit(*p) || p - text > 8)
        {
            dprintf(2, "sleep: %s: not a number of seconds\r\n", text);
            return InvalidArgument;
        }
    }

    sleep(atoi(text));
    return Success;
}
