// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include "RecoveryServer.h"

int main(int, char **)
{
    KernelLog log;

    // Larger than what belongs on a stack
    static RecoveryServer server;

    return server.run();
}
