// SPDX-License-Identifier: GPL-3.0-or-later

#include "TouchFile.h"

int main(int argc, char **argv)
{
    TouchFile app(argc, argv);
    return app.run();
}
