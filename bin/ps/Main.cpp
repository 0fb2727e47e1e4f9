// SPDX-License-Identifier: GPL-3.0-or-later

#include "ProcessList.h"

int main(int argc, char **argv)
{
    ProcessList app(argc, argv);
    return app.run();
}
