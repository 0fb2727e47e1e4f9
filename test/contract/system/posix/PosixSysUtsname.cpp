// SPDX-License-Identifier: GPL-3.0-or-later

// The header brings all that its functions need.
#include <sys/utsname.h>
#include "PosixCheck.h"

hasType(static_cast<int (*)(struct utsname *)>(uname), int (*)(struct utsname *));

static const char * check()
{
    struct utsname name;

    require(uname(&name) == 0);
    require(name.sysname[0] && name.nodename[0] && name.release[0] && name.version[0] && name.machine[0]);
    return 0;
}

POSIX_CHECK(SysUtsname)
