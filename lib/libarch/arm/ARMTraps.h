// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMTRAPS_H
#define __LIB_LIBARCH_ARM_ARMTRAPS_H

#include <Macros.h>
#include <Types.h>
#include "ARMConstant.h"

/*
 * System call: number in r0, arguments in r1 to r5, result in r0. The kernel keeps all other registers.
 */

/** System call with one argument. */
inline ulong trapKernel1(ulong num, ulong arg1)
{
    register ulong r0 asm("r0") = num;
    register ulong r1 asm("r1") = arg1;

    asm volatile ("svc #0" : "+r" (r0) : "r" (r1) : "memory");
    return r0;
}

/** System call with two arguments. */
inline ulong trapKernel2(ulong num, ulong arg1, ulong arg2)
{
    register ulong r0 asm("r0") = num;
    register ulong r1 asm("r1") = arg1;
    register ulong r2 asm("r2") = arg2;

    asm volatile ("svc #0" : "+r" (r0) : "r" (r1), "r" (r2) : "memory");
    return r0;
}

/** System call with three arguments. */
inline ulong trapKernel3(ulong num, ulong arg1, ulong arg2, ulong arg3)
{
    register ulong r0 asm("r0") = num;
    register ulong r1 asm("r1") = arg1;
    register ulong r2 asm("r2") = arg2;
    register ulong r3 asm("r3") = arg3;

    asm volatile ("svc #0" : "+r" (r0) : "r" (r1), "r" (r2), "r" (r3) : "memory");
    return r0;
}

/** System call with four arguments. */
inline ulong trapKernel4(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4)
{
    register ulong r0 asm("r0") = num;
    register ulong r1 asm("r1") = arg1;
    register ulong r2 asm("r2") = arg2;
    register ulong r3 asm("r3") = arg3;
    register ulong r4 asm("r4") = arg4;

    asm volatile ("svc #0" : "+r" (r0) : "r" (r1), "r" (r2), "r" (r3), "r" (r4) : "memory");
    return r0;
}

/** System call with five arguments. */
inline ulong trapKernel5(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5)
{
    register ulong r0 asm("r0") = num;
    register ulong r1 asm("r1") = arg1;
    register ulong r2 asm("r2") = arg2;
    register ulong r3 asm("r3") = arg3;
    register ulong r4 asm("r4") = arg4;
    register ulong r5 asm("r5") = arg5;

    asm volatile ("svc #0" : "+r" (r0) : "r" (r1), "r" (r2), "r" (r3), "r" (r4), "r" (r5) : "memory");
    return r0;
}

#endif /* __LIB_LIBARCH_ARM_ARMTRAPS_H */
