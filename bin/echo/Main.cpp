// SPDX-License-Identifier: GPL-3.0-or-later

#include "Echo.h"

int main(int argc, char **argv)
{
    Echo app(argc, argv);
    return app.run();
}
