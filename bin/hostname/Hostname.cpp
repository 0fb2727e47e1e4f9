// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "Hostname.h"

Hostname::Hostname(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print the name of this computer");
}

Hostname::Result Hostname::exec()
{
    char name[128];

    if (gethostname(name, sizeof(name)) < 0)
    {
        dprintf(2, "hostname: %s\r\n", strerror(errno));
        return IOError;
    }

    printf("%s\r\n", name);
    return Success;
}
