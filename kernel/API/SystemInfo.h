// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_SYSTEMINFO_H
#define __KERNEL_API_SYSTEMINFO_H

#include <FreeNOS/API.h>
#include <Types.h>

struct SystemInformation;

inline API::Result SystemInfo(SystemInformation *info);
extern API::Result SystemInfoHandler(SystemInformation *info);

/**
 * Facts about the running system.
 */
typedef struct SystemInformation
{
    /** Constructor: asks the kernel. */
    SystemInformation()
    {
        SystemInfo(this);
    }

    ulong version;              /**< VERSIONCODE */
    char cmdline[64];           /**< Kernel command line */
    Address kernelAddress;      /**< Physical address of the kernel */
    Size kernelSize;            /**< Bytes of the kernel */
    Size memorySize;            /**< Bytes of physical memory */
    Size memoryAvail;           /**< Bytes of it that are free */
    uint coreId;                /**< This core */
    Address bootImageAddress;   /**< Physical address of the boot image */
    Size bootImageSize;         /**< Bytes of the boot image */
    Address coreChannelAddress; /**< Physical address of the channel to core 0, or zero */
    Size coreChannelSize;       /**< Bytes of that channel */
    uint timerCounter;          /**< Timer calibration for other cores */
    u64 timestampFrequency;     /**< Hz of the processor timestamp, 0 until known */
    u64 bootTimestamp;          /**< Processor timestamp at kernel entry */
    Size kernelHeapSize;        /**< Bytes of the kernel heap */
    Size kernelHeapAvail;       /**< Bytes of it that are free */
    uint processCount;          /**< Processes alive */
    uint shareCount;            /**< Share records in the system */
    u64 systemCalls;            /**< Trap counter: not kept on the fast path, zero when unknown */
    u64 contextSwitches;        /**< Switches between processes */
    u64 interrupts;             /**< Device and timer interrupts */
} SystemInformation;

/**
 * Read the facts about the system.
 *
 * @param info Output
 *
 * @return API::Success or API::AccessViolation for a bad pointer.
 */
inline API::Result SystemInfo(SystemInformation *info)
{
    return (API::Result) trapKernel1(API::SystemInfoNumber, (ulong) info);
}

#endif /* __KERNEL_API_SYSTEMINFO_H */
