// SPDX-License-Identifier: GPL-3.0-or-later

#include "FuzzCalls.h"

int main(int argc, char **argv)
{
    FuzzCalls app(argc, argv);
    return app.run();
}
