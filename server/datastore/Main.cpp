// SPDX-License-Identifier: GPL-3.0-or-later

#include <KernelLog.h>
#include "DatastoreServer.h"

int main(int, char **)
{
    KernelLog log;
    DatastoreServer server;

    return server.run();
}
