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
    u32 words[2] = { 0, 0 };
    u32 value;

    asm volatile ("ldr %0, [%1]" : "=r" (value) : "r" ((u8 *) words + 1), "m" (words));
}
