// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Config.h>
#include <FreeNOS/System.h>
#include "string.h"
#include "sys/utsname.h"
#include "unistd.h"

extern C int uname(struct utsname *name)
{
    if (gethostname(name->nodename, sizeof(name->nodename)) != 0)
    {
        return -1;
    }
    strlcpy(name->sysname, "FreeNOS", sizeof(name->sysname));
    strlcpy(name->release, VERSION, sizeof(name->release));
    strlcpy(name->version, DATETIME, sizeof(name->version));
    strlcpy(name->machine, ARCH, sizeof(name->machine));
    return 0;
}
