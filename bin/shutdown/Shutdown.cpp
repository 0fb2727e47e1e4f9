// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <stdio.h>
#include "Shutdown.h"

Shutdown::Shutdown(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Turn the computer off or reboot it");
    parser().registerPositional("CODE", "Exit code that an emulator reports, 0 if none is given", 0);
    parser().registerFlag('p', "poweroff", "Turn the computer off (the default)");
    parser().registerFlag('r', "reboot", "Reboot the computer");
    parser().registerFlag('k', "panic", "Stop the kernel as an error of its own would, with an epitaph");
}

Shutdown::Result Shutdown::exec()
{
    const Vector<Argument *> &codes = arguments().getPositionals();
    const bool reboot = arguments().get("reboot") != ZERO;
    const bool panic = arguments().get("panic") != ZERO;
    u32 code = 0;

    if (codes.count() > 1 || (reboot && panic) ||
        ((reboot || panic) && (codes.count() > 0 || arguments().get("poweroff") != ZERO)))
    {
        dprintf(2, "shutdown: give one of -p with at most one exit code, -r and -k\r\n");
        return InvalidArgument;
    }

    if (codes.count() == 1)
    {
        const char *text = *codes[0]->getValue();

        if (!ArgumentParser::parseNumber(text, 255, code))
        {
            dprintf(2, "shutdown: %s: not an exit code between 0 and 255\r\n", text);
            return InvalidArgument;
        }
    }

    const API::Result result = reboot ? PrivExec(RebootSystem) : panic ? PrivExec(Panic) :
                               PrivExec(ShutdownSystem, code);

    dprintf(2, "shutdown: %s (result %d)\r\n",
            result == API::AccessViolation ? "permission denied" : "the kernel cannot do it", (int) result);
    return IOError;
}
