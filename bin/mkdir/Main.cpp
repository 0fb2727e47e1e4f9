// SPDX-License-Identifier: GPL-3.0-or-later

#include "MakeDirectory.h"

int main(int argc, char **argv)
{
    MakeDirectory app(argc, argv);
    return app.run();
}
