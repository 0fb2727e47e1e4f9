// SPDX-License-Identifier: GPL-3.0-or-later

#include "ListFiles.h"

int main(int argc, char **argv)
{
    ListFiles app(argc, argv);
    return app.run();
}
