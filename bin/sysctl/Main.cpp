// SPDX-License-Identifier: GPL-3.0-or-later

#include "SystemControl.h"

int main(int argc, char **argv)
{
    SystemControl app(argc, argv);
    return app.run();
}
