// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "SweepClient.h"

int main(int argc, char **argv)
{
    if (argc != 2)
    {
        dprintf(2, "usage: sweep SERVER\r\nThe client of support/everyinstruction.py, which makes the server fail.\r\n");
        return 1;
    }

    return SweepClient(argv[1]).run();
}
