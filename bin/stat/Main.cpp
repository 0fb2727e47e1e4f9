// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileStatus.h"

int main(int argc, char **argv)
{
    FileStatus app(argc, argv);
    return app.run();
}
