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

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTCORE_H */
