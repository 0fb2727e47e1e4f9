// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <limits.h>
#include "PosixCheck.h"

hasValue(CHAR_BIT, 8);
hasValue(PATH_MAX, 64);

static const char * check()
{
    char path[PATH_MAX];

    require(sizeof(path) == 64);
    return 0;
}

POSIX_CHECK(Limits)
