// SPDX-License-Identifier: GPL-3.0-or-later

#include "Harm.h"

void Harm::divide()
{
    asm volatile ("xorl %%edx, %%edx\n"
                  "xorl %%ecx, %%ecx\n"
                  "divl %%ecx" ::: "eax", "ecx", "edx", "cc");
}

void Harm::breakpoint()
{
    asm volatile ("int3");
}

void Harm::unaligned()
{
    // Alignment is checked only on demand, and the kernel does not demand it
}
