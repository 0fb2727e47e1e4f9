// SPDX-License-Identifier: GPL-3.0-or-later

#include "MountFileSystems.h"

int main(int argc, char **argv)
{
    MountFileSystems app(argc, argv);
    return app.run();
}
