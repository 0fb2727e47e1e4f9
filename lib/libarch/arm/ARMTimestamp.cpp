// SPDX-License-Identifier: GPL-3.0-or-later

#include <Timestamp.h>

/** A cycle counter further ahead than this was tampered with, or both were not read in one go. */
static const u32 MaximumDistance = 1 << 20;

/*
 * The counter of the generic timer has 64 bits but takes a step in many nanoseconds; the cycle counter is exact but wraps
 * around within seconds. Where both run in step, the kernel says so in the thread register that programs can only read:
 * cycles in one count of the timer (see ARMKernel::initializeCounters). Then the timer gives the upper bits and the cycle
 * counter the lower ones; else the timer must do (DDI 0406C, B8.1.1 and C12.8).
 */
u64 timestamp()
{
    u32 scale, cycles;
    u64 count;

    asm volatile ("mrc p15, 0, %0, c13, c0, 3" : "=r" (scale));
    asm volatile ("mrrc p15, 1, %Q0, %R0, c14" : "=r" (count));

    if (scale == 0)
        return count;

    asm volatile ("mrc p15, 0, %0, c9, c13, 0" : "=r" (cycles));
    count *= scale;

    const u32 distance = cycles - (u32) count;
    return distance < MaximumDistance ? count + distance : count;
}
