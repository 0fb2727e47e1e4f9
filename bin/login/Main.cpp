// SPDX-License-Identifier: GPL-3.0-or-later

#include "Login.h"

int main(int argc, char **argv)
{
    Login app(argc, argv);
    return app.run();
}
