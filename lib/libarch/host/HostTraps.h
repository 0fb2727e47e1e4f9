// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTTRAPS_H
#define __LIB_LIBARCH_HOST_HOSTTRAPS_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Calls the functions that stand for the kernel on the host.
 *
 * @param num API::Number
 * @param arg1 First argument
 *
 * @return API::Result, or whatever the system call returns.
 */
ulong trapKernel1(ulong num, ulong arg1);

/** System call with two arguments, see trapKernel1(). */
ulong trapKernel2(ulong num, ulong arg1, ulong arg2);

/** System call with three arguments, see trapKernel1(). */
ulong trapKernel3(ulong num, ulong arg1, ulong arg2, ulong arg3);

/** System call with four arguments, see trapKernel1(). */
ulong trapKernel4(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4);

/** System call with five arguments, see trapKernel1(). */
ulong trapKernel5(ulong num, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5);

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTTRAPS_H */
