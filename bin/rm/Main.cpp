// SPDX-License-Identifier: GPL-3.0-or-later

#include "RemoveFile.h"

int main(int argc, char **argv)
{
    RemoveFile app(argc, argv);
    return app.run();
}
