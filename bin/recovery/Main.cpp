// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecoveryControl.h"

int main(int argc, char **argv)
{
    RecoveryControl app(argc, argv);
    return app.run();
}
