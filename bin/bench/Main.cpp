// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdlib.h>
#include <string.h>
#include "BenchClient.h"
#include "BenchServer.h"
#include "Benchmark.h"
#include <victim/VictimClient.h>

int main(int argc, char **argv)
{
    // The program is also each of its own partners
    if (argc == 2 && strcmp(argv[1], "--server") == 0)
    {
        BenchServer server;
        return server.run();
    }

    if (argc == 3 && strcmp(argv[1], "--client") == 0)
    {
        BenchClient client(atoi(argv[2]));
        return client.run();
    }

    if (argc == 3 && strcmp(argv[1], "--crasher") == 0)
    {
        const VictimClient victim(atoi(argv[2]));
        Size value = 0;

        // Until the policy holds the victim: then nobody answers
        for (;;)
            victim.request(Victim::NullDereference, value);
    }

    if (argc == 2 && strcmp(argv[1], "--yield") == 0)
    {
        for (;;)
            ProcessCtl(SELF, Schedule);
    }

    Benchmark app(argc, argv);
    return app.run();
}
