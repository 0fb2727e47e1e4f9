// SPDX-License-Identifier: GPL-3.0-or-later

#include "Init.h"

int main(int argc, char **argv)
{
    Init app(argc, argv);
    return app.run();
}
