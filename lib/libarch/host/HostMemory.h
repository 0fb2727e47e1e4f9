// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTMEMORY_H
#define __LIB_LIBARCH_HOST_HOSTMEMORY_H

#include <FreeNOS/System.h>
#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Memory that the program asked for with VMCtl.
 *
 * On the host "physical" addresses are the virtual ones of the process. Frames therefore cannot outlive their mapping:
 * UnMap leaves allocated memory as it is, and Release gives it back.
 */
class HostMemory
{
  public:

    /** Number of allocations that can exist at a time */
    static const Size MaximumRanges = 1024;

  public:

    /**
     * Get the memory of the calling process.
     */
    static HostMemory * instance();

    /**
     * Allocate zeroed memory, or identify a mapping with the memory that is at range->phys already.
     *
     * @param range As for VMCtl
     *
     * @return API::Success, API::InvalidArgument, API::AlreadyExists, API::AccessViolation, API::OutOfMemory
     */
    API::Result map(Memory::Range *range);

    /**
     * Remove a mapping.
     *
     * @param range Virtual address and size
     *
     * @return API::Success or API::InvalidArgument when the memory is not mapped.
     */
    API::Result unmap(const Memory::Range *range);

    /**
     * Give back allocated memory: whole allocations, or a page-aligned part of one.
     *
     * @param range Virtual address and size
     *
     * @return API::Success or API::InvalidArgument when nothing there was allocated.
     */
    API::Result release(const Memory::Range *range);

    /**
     * Check that memory is mapped.
     *
     * @param addr First byte
     * @param size Number of bytes
     *
     * @return True if each page of it is.
     */
    static bool isMapped(const Address addr, const Size size);

  private:

    /** Allocated parts; size zero if the entry is free */
    struct Part
    {
        Address virt;
        Size size;
    };

    Part m_parts[MaximumRanges];
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTMEMORY_H */
