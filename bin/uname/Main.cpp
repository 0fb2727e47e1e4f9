// SPDX-License-Identifier: GPL-3.0-or-later

#include "SystemName.h"

int main(int argc, char **argv)
{
    SystemName app(argc, argv);
    return app.run();
}
