// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_TIMESTAMP_H
#define __LIB_LIBARCH_TIMESTAMP_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Read the fastest monotonic counter that the processor has.
 *
 * @return Count since an unspecified moment, in units of 1/timestampFrequency second, see SystemInformation (on the host:
 *         nanoseconds).
 */
u64 timestamp();

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_TIMESTAMP_H */
