// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_VMCTL_H
#define __KERNEL_API_VMCTL_H

#include <FreeNOS/API.h>
#include <Memory.h>
#include <Types.h>

/** Operations on the memory of a process */
typedef enum MemoryOperation
{
    MapContiguous = 0,     /**< Map adjacent frames: virt 0 = choose in UserPrivate, phys 0 = allocate */
    MapSparse,             /**< Map frames from anywhere */
    UnMap,                 /**< Remove mappings, keep the frames (for who may map physical memory) */
    Release,               /**< Remove mappings and free the frames that they own */
    ReleaseSections,       /**< The same for whole sections, page tables included */
    LookupVirtual,         /**< Physical address of virt */
    Access,                /**< Access flags of virt */
    ReserveMem,            /**< Mark physical memory as used */
    AddMem,                /**< Not supported */
    CacheClean,            /**< Write back the data cache */
    CacheInvalidate,       /**< Drop the data cache */
    CacheCleanInvalidate,  /**< Both */
    ReserveFrames,         /**< Have frames set aside for range.size bytes that the caller must be able to map; 0 gives
                                them back. What is more than range.virt bytes is given back, unless that is 0 */
    ExchangePages          /**< The pages at virt in a stopped target and those at the address phys in the caller change
                                places; up to the first page that is not writable memory owned by its side, size tells */
} MemoryOperation;

/**
 * Operate on the memory of a process.
 *
 * @param procID Target or SELF
 * @param op Operation
 * @param range Input and output of the operation
 *
 * @return API::Success; API::NotFound, API::AccessViolation, API::InvalidArgument, API::RangeError, API::OutOfMemory,
 *         API::AlreadyExists; on failure nothing was changed.
 */
inline API::Result VMCtl(const ProcessID procID, const MemoryOperation op, Memory::Range *range = ZERO)
{
    return (API::Result) trapKernel3(API::VMCtlNumber, procID, op, (Address) range);
}

extern API::Result VMCtlHandler(const ProcessID procID, const MemoryOperation op, Memory::Range *range);

#endif /* __KERNEL_API_VMCTL_H */
