// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELTRAPS_H
#define __LIB_LIBARCH_INTEL_INTELTRAPS_H

#include <Macros.h>
#include <Types.h>
#include "IntelConstant.h"

/*
 * System call: number in eax, arguments in ecx, ebx, edx, esi and edi, result in eax.
 * The kernel keeps ebx, esi, edi and ebp, and clears ecx and edx.
 */

/** System call with one argument. */
inline ulong trapKernel1(ulong num, ulong arg1)
{
    ulong ret;
    asm volatile ("int %[vec]" : "=a" (ret), "+c" (arg1)
                  : "0" (num), [vec] "i" (TRAP_VECTOR) : "edx", "memory", "cc");
    return ret;
}

/** System call with two arguments. */
inline ulong trapKernel2(ulong num, ulong arg1, ulong arg2)
{
    ulong ret;
    asm volatile ("int %[vec]" : "=a" (ret), "+c" (arg1)
                  : "0" (num), "b" (arg2), [vec] "i" (TRAP_VECTOR) : "edx", "memory", "cc");
    return ret;
}

/** System call with three arguments. */
inline ulong trapKernel3(ulong num, ulong arg1, ulong arg2, ulong arg3)
{
    ulong ret;
    asm volatile ("int %[vec]" : "=a" (ret), "+c" (arg1), "+d" (arg3)
                  : "0" (num), "b" (arg2), [vec] "i" (TRAP_VECTOR) : "memory", "cc");
    return ret;
}

/** System call with four arguments. */
inline ulong trapKernel4(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4)
{
    ulong ret;
    asm volatile ("int %[vec]" : "=a" (ret), "+c" (arg1), "+d" (arg3)
                  : "0" (num), "b" (arg2), "S" (arg4), [vec] "i" (TRAP_VECTOR) : "memory", "cc");
    return ret;
}

/** System call with five arguments. */
inline ulong trapKernel5(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5)
{
    ulong ret;
    asm volatile ("int %[vec]" : "=a" (ret), "+c" (arg1), "+d" (arg3)
                  : "0" (num), "b" (arg2), "S" (arg4), "D" (arg5), [vec] "i" (TRAP_VECTOR) : "memory", "cc");
    return ret;
}

#endif /* __LIB_LIBARCH_INTEL_INTELTRAPS_H */
