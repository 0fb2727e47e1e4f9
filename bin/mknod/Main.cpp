// SPDX-License-Identifier: GPL-3.0-or-later

#include "MakeNode.h"

int main(int argc, char **argv)
{
    MakeNode app(argc, argv);
    return app.run();
}
