// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/types.h>
#include "PosixCheck.h"

static_assert(Same<pid_t, ProcessID>::Value && Same<size_t, Size>::Value && Same<ssize_t, slong>::Value);
static_assert(Same<off_t, sint>::Value && Same<time_t, u64>::Value && Same<uid_t, UserID>::Value);
static_assert(Same<gid_t, GroupID>::Value && Same<dev_t, DeviceID>::Value);

static const char * check()
{
    mode_t mode = 0777;
    ino_t inode = 1;

    require(mode == 0777 && inode == 1);
    return 0;
}

POSIX_CHECK(SysTypes)
