// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_MEMORY_H
#define __LIB_LIBARCH_MEMORY_H

#include <Types.h>
#include <Macros.h>
#include <BitOperations.h>

/**
 * @addtogroup lib
 * @{
 * @defgroup libarch libarch
 * @{
 */

/**
 * Words to speak about memory mappings, the same on every architecture.
 */
namespace Memory
{
    /**
     * Access flags of a mapping. They combine with the operators of BitOperations.h.
     */
    typedef enum Access
    {
        None        = 0,        /**< No access, not mapped */
        Readable    = 1 << 0,   /**< May be read */
        Writable    = 1 << 1,   /**< May be written */
        Executable  = 1 << 2,   /**< May be executed */
        User        = 1 << 3,   /**< Reachable in user mode */
        Uncached    = 1 << 4,   /**< Bypasses the caches */
        InnerCached = 1 << 5,   /**< Cached by this core only */
        OuterCached = 1 << 6,   /**< Cached by what the cores share */
        Device      = 1 << 7,   /**< Device memory: neither reordered nor merged */
        Owned       = 1 << 8    /**< The frame belongs to the mapping and is freed with it */
    }
    Access;

    /**
     * A range of addresses with its mapping.
     */
    typedef struct Range
    {
        Address virt;   /**< First virtual address */
        Address phys;   /**< First physical address */
        Size size;      /**< Number of bytes */
        Access access;  /**< Access flags */
    }
    Range;
};

/**
 * Fill the zero-initialised data of the running program with zeros.
 *
 * Called once by the start-up code, before any other code uses global data.
 */
extern C void clearBSS();

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_MEMORY_H */
