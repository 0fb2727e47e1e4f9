// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_COREINFO_H
#define __LIB_LIBARCH_COREINFO_H

#include <Types.h>
#include <Macros.h>
#include "Memory.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/** Longest kernel command with its terminator. */
#define KERNEL_PATHLEN 64

/** Number of bytes to pass to another core: all of CoreInfo. */
#define COREINFO_SIZE ((Size) sizeof(CoreInfo))

/**
 * What a kernel is told about the core that it runs on.
 *
 * Filled by the boot code, or by the core server for secondary cores. Addresses are physical.
 */
typedef struct CoreInfo
{
    uint booted;                         /**< Non-zero when the kernel on the core is up */
    uint coreId;                         /**< Number of the core */
    Memory::Range memory;                /**< Memory that belongs to the core */
    Address kernelEntry;                 /**< First instruction of the kernel */
    Memory::Range kernel;                /**< Where the kernel is loaded */
    char kernelCommand[KERNEL_PATHLEN];  /**< Kernel command line */
    Address bootImageAddress;            /**< Boot image */
    Address bootImageSize;               /**< Bytes of the boot image */
    Address coreChannelAddress;          /**< Channel to core zero, or zero */
    Size coreChannelSize;                /**< Bytes of that channel */
    Address heapAddress;                 /**< Kernel heap */
    Size heapSize;                       /**< Bytes of the kernel heap */
    uint timerCounter;                   /**< Timer calibration of core zero */

    /**
     * Check if two describe the same core.
     */
    bool operator == (const struct CoreInfo & info) const
    {
        return coreId == info.coreId && memory.phys == info.memory.phys && kernelEntry == info.kernelEntry;
    }

    /**
     * Check if two describe different cores.
     */
    bool operator != (const struct CoreInfo & info) const
    {
        return !(*this == info);
    }
}
CoreInfo;

static_assert(sizeof(Address) != 4 || sizeof(CoreInfo) == KERNEL_PATHLEN + (2 * 4) + (2 * 16) + (8 * 4),
              "CoreInfo is read by boot code: no padding, and nothing added without telling");

/** The core that we run on. Only in the kernel. */
extern CoreInfo coreInfo;

/** Non-zero in the kernel, zero in programs. */
extern C uint isKernel;

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_COREINFO_H */
