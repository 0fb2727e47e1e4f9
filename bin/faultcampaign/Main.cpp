// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <CheckingClient.h>
#include "FaultCampaign.h"

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--client") == 0)
    {
        CheckingClient client;
        return client.run();
    }

    FaultCampaign app(argc, argv);
    return app.run();
}
