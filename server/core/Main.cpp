// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include "CoreServer.h"

int main(int, char **)
{
    KernelLog log;
    CoreServer server;

    return server.run();
}
