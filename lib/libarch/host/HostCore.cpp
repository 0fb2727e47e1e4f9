// SPDX-License-Identifier: GPL-3.0-or-later

#include <time.h>
#include <FreeNOS/Doorbell.h>
#include <Timestamp.h>
#include "HostCore.h"

extern C
{
    uint isKernel = 0;
}

u64 timestamp()
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return ((u64) now.tv_sec * 1000000000ULL) + (u64) now.tv_nsec;
}

Doorbell * doorbell()
{
    static Doorbell bell;
    return &bell;
}
