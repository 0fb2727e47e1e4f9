// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include "Console.h"
#include "ConsoleLog.h"
#include "Kernel.h"

void ConsoleLog::write(const char *str)
{
    Console::write(str);
}

void ConsoleLog::terminate() const
{
    Kernel::instance()->epitaph("fatal error", ZERO);
}
