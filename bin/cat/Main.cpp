// SPDX-License-Identifier: GPL-3.0-or-later

#include "Concatenate.h"

int main(int argc, char **argv)
{
    Concatenate app(argc, argv);
    return app.run();
}
