// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Kernel.h>
#include "ARMConsole.h"

void ConsoleLog::write(const char *str)
{
    ARMConsole::write(str);
}

void ConsoleLog::terminate() const
{
    Kernel::instance()->epitaph("fatal error", ZERO);
}
