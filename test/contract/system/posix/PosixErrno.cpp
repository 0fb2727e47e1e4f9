// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <errno.h>
#include "PosixCheck.h"

hasType(errno, int);
hasValue(-ESUCCESS, 0);
hasValue(-E2BIG, 1);
hasValue(-EACCES, 2);
hasValue(-EBADF, 8);
hasValue(-EEXIST, 20);
hasValue(-EINVAL, 28);
hasValue(-EIO, 29);
hasValue(-ENOENT, 45);
hasValue(-ENOMEM, 49);
hasValue(-ENOTSUP, 61);
hasValue(-ESRCH, 75);
hasValue(-EXDEV, 81);
static_assert(ERESTART < 0);

static const char * check()
{
    errno = ENOENT;
    require(errno == ENOENT && error_map[0] && error_map[-ENOENT] && error_map[-EXDEV]);
    return 0;
}

POSIX_CHECK(Errno)
