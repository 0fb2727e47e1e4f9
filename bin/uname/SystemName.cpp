// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <sys/utsname.h>
#include "SystemName.h"

SystemName::SystemName(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print the name and the version of the system");
    parser().registerFlag('s', "sysname", "Name of the system (the default)");
    parser().registerFlag('n', "nodename", "Name of this computer");
    parser().registerFlag('r', "release", "Release");
    parser().registerFlag(0, "kernel-version", "Version");
    parser().registerFlag('m', "machine", "Processor architecture");
    parser().registerFlag('a', "all", "Everything");
}

SystemName::Result SystemName::exec()
{
    static const char *flags[] = { "sysname", "nodename", "release", "kernel-version", "machine" };
    struct utsname name;
    const bool all = arguments().get("all") != ZERO;
    String line;

    if (uname(&name) != 0)
    {
        dprintf(2, "uname: the system does not tell its name\r\n");
        return IOError;
    }

    const char *values[] = { name.sysname, name.nodename, name.release, name.version, name.machine };

    for (Size i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
    {
        if (all || arguments().get(flags[i]) != ZERO)
        {
            if (line.length())
                line << " ";
            line << values[i];
        }
    }

    if (!line.length())
        line << values[0];

    line << "\r\n";
    output(line);
    return Success;
}
