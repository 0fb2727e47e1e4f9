// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <libgen.h>
#include "PosixCheck.h"

hasType(&basename, char * (*)(char *));
hasType(&dirname, char * (*)(char *));

static const char * check()
{
    char path[] = "/one/two";

    require(basename(path)[0] == 't' && dirname(path)[1] == 'o' && dirname(path)[4] == 0);
    return 0;
}

POSIX_CHECK(Libgen)
