// SPDX-License-Identifier: GPL-3.0-or-later

#include <Timestamp.h>

u64 timestamp()
{
    // Time stamp counter: Intel SDM volume 3, section 17.17
    u64 value;
    asm volatile ("rdtsc" : "=A" (value));
    return value;
}
