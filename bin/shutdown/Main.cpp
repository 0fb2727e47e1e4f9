// SPDX-License-Identifier: GPL-3.0-or-later

#include "Shutdown.h"

int main(int argc, char **argv)
{
    Shutdown app(argc, argv);
    return app.run();
}
