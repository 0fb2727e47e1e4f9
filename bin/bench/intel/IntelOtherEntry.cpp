// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <string.h>
#include "OtherEntry.h"

/** System call by SYSENTER, see trapFastCall in the kernel */
static inline ulong fastCall(const ulong number, const ulong arg1, const ulong arg2, const ulong arg3)
{
    ulong result;

    asm volatile ("pushl %%ebp; movl %%esp, %%ecx; movl $1f, %%edx; sysenter; 1: popl %%ebp"
                  : "=a" (result) : "0" (number), "b" (arg1), "S" (arg2), "D" (arg3) : "ecx", "edx", "memory", "cc");
    return result;
}

const char * measureOtherEntry(Measurement & measurement)
{
    const SystemInformation info;

    if (!strstr(info.cmdline, " sysenter"))
        return ZERO;

    if (fastCall(API::ProcessCtlNumber, SELF, GetPID, 0) != (ulong) ProcessCtl(SELF, GetPID))
        return ZERO;

    for (Size i = 0; i < 128; i++)
    {
        measurement.begin();
        fastCall(API::ProcessCtlNumber, SELF, GetPID, 0);
        measurement.end();
    }
    return "sysenter";
}
