// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <assert.h>
#include "PosixCheck.h"

static const char * check()
{
    // Without assertions nothing is left of it
    assert(1 == 1);
    return 0;
}

POSIX_CHECK(Assert)
