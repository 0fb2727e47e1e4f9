// SPDX-License-Identifier: GPL-3.0-or-later

#include "KillProcess.h"

int main(int argc, char **argv)
{
    KillProcess app(argc, argv);
    return app.run();
}
