// SPDX-License-Identifier: GPL-3.0-or-later

#include "Hostname.h"

int main(int argc, char **argv)
{
    Hostname app(argc, argv);
    return app.run();
}
