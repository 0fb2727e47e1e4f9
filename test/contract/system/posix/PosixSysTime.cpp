// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/time.h>
#include "PosixCheck.h"

memberHasType(struct timeval, tv_sec, time_t);
memberHasType(struct timeval, tv_usec, uint);
hasType(&gettimeofday, int (*)(struct timeval *, struct timezone *));

static const char * check()
{
    struct timeval first, second;
    struct timezone zone;

    require(gettimeofday(&first, &zone) == 0 && gettimeofday(&second, 0) == 0);
    require(second.tv_sec >= first.tv_sec && first.tv_usec < 1000000);
    return 0;
}

POSIX_CHECK(SysTime)
