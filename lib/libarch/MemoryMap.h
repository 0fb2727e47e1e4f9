// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_MEMORYMAP_H
#define __LIB_LIBARCH_MEMORYMAP_H

#include <Types.h>
#include "Memory.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/** Number of regions of an address space. */
#define MEMORYMAP_MAX_REGIONS 8

/**
 * Divides an address space into regions.
 *
 * Architectures derive from it and fill in the ranges in their constructor.
 */
class MemoryMap
{
  public:

    /**
     * What a region is for.
     */
    typedef enum Region
    {
        KernelData,     /**< All physical memory, one to one */
        KernelPrivate,  /**< Temporary mappings of the kernel */
        UserData,       /**< Program image */
        UserHeap,       /**< Heap of the program */
        UserStack,      /**< Stack of the program */
        UserPrivate,    /**< Mappings that the program asked for */
        UserShare,      /**< Kernel events and memory shared with other processes */
        UserArgs        /**< Arguments, current directory and file descriptors */
    }
    Region;

    /**
     * Constructor. All regions are empty.
     */
    MemoryMap();

    /**
     * Copy constructor.
     *
     * @param map Map to take the ranges from
     */
    MemoryMap(const MemoryMap &map);

    /**
     * Get the range of a region.
     *
     * @param region Region
     *
     * @return Its range; an empty one when the region is unknown.
     */
    Memory::Range range(Region region) const;

    /**
     * Set the range of a region.
     *
     * @param region Region. An unknown one is ignored.
     * @param range Its new range
     */
    void setRange(Region region, Memory::Range range);

  protected:

    /** Range of each region */
    Memory::Range m_regions[MEMORYMAP_MAX_REGIONS];
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_MEMORYMAP_H */
