// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTCORE_H
#define __LIB_LIBARCH_HOST_HOSTCORE_H

#include <Types.h>
#include <Macros.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/** Always zero: no kernel of ours runs on the host. */
extern C uint isKernel;

/** Registers of a program: what the kernel records of a fault has them, but there are no faults on the host. */
typedef struct CPUState
{
    u32 unused;  /**< Structures are not empty */
}
CPUState;

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTCORE_H */
