// SPDX-License-Identifier: GPL-3.0-or-later

#include "SysInfo.h"

int main(int argc, char **argv)
{
    SysInfo app(argc, argv);
    return app.run();
}
