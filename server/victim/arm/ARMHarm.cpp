// SPDX-License-Identifier: GPL-3.0-or-later

#include <Types.h>
#include "Harm.h"

void Harm::divide()
{
    // The processor answers zero
}

void Harm::breakpoint()
{
    asm volatile ("bkpt #0");
}

void Harm::unaligned()
{
    u32 words[3] = { 0, 0, 0 };

    // Single words may lie anywhere
    asm volatile ("ldmia %0, {r2, r3}" :: "r" ((u8 *) words + 1), "m" (words) : "r2", "r3");
}
