// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <math.h>
#include "PosixCheck.h"

hasType(&abs, int (*)(int));
hasType(&sqrt, u32 (*)(u32));

static const char * check()
{
    require(abs(-3) == 3 && abs(3) == 3 && sqrt(0) == 0 && sqrt(144) == 12 && sqrt(150) == 12);
    return 0;
}

POSIX_CHECK(Math)
