// SPDX-License-Identifier: GPL-3.0-or-later

#include "Date.h"

int main(int argc, char **argv)
{
    Date app(argc, argv);
    return app.run();
}
