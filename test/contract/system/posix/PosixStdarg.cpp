// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <stdarg.h>
#include "PosixCheck.h"

static int sum(int count, ...)
{
    va_list list;
    int result = 0;

    va_start(list, count);
    while (count--)
        result += va_arg(list, int);
    va_end(list);
    return result;
}

static const char * check()
{
    require(sum(3, 1, 2, 3) == 6);
    return 0;
}

POSIX_CHECK(Stdarg)
