// SPDX-License-Identifier: GPL-3.0-or-later

#include "Shell.h"

int main(int argc, char **argv)
{
    Shell app(argc, argv);
    return app.run();
}
