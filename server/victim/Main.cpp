// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include "VictimServer.h"

int main(int, char **)
{
    KernelLog log;

    log.setIdent("victim");

    VictimServer server;

    return server.run();
}
