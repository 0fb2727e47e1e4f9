// SPDX-License-Identifier: GPL-3.0-or-later

#include "Sleep.h"

int main(int argc, char **argv)
{
    Sleep app(argc, argv);
    return app.run();
}
