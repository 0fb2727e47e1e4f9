// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <time.h>
#include "PosixCheck.h"

memberHasType(struct timespec, tv_sec, time_t);

static const char * check()
{
    const time_t one = mktime(2020, 1, 1, 0, 0, 0), other = mktime(2020, 1, 2, 1, 1, 1);

    require(other - one == 86400 + 3661);
    return 0;
}

POSIX_CHECK(Time)
