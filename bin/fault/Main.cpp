// SPDX-License-Identifier: GPL-3.0-or-later

#include "FaultMaker.h"

int main(int argc, char **argv)
{
    FaultMaker app(argc, argv);
    return app.run();
}
