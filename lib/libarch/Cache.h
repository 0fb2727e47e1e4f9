// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_CACHE_H
#define __LIB_LIBARCH_CACHE_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Maintenance of the memory caches.
 *
 * Addresses are virtual. "Clean" writes back what was changed, "invalidate" drops what is cached.
 */
class Cache
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,          /**< Done, or nothing to do on this processor */
        InvalidArgument,  /**< Unknown type */
        IOError,          /**< The hardware failed */
        NotSupported      /**< This processor cannot do it */
    };

    /**
     * Which cache.
     */
    enum Type
    {
        Instruction,  /**< Instruction cache */
        Data,         /**< Data cache */
        Unified       /**< Both */
    };

    /** Destructor. */
    virtual ~Cache();

    /**
     * Drop the whole cache. Changes that were not written back are lost.
     *
     * @param type Which cache
     *
     * @return Result code
     */
    virtual Result invalidate(Type type) = 0;

    /**
     * Write back and drop the whole cache.
     *
     * @param type Which cache
     *
     * @return Result code
     */
    virtual Result cleanInvalidate(Type type) = 0;

    /**
     * Write back and drop one page.
     *
     * @param type Which cache
     * @param addr Address of the page
     *
     * @return Result code
     */
    virtual Result cleanInvalidateAddress(Type type, Address addr) = 0;

    /**
     * Write back one page.
     *
     * @param type Which cache
     * @param addr Address of the page
     *
     * @return Result code
     */
    virtual Result cleanAddress(Type type, Address addr) = 0;

    /**
     * Drop one page.
     *
     * @param type Which cache
     * @param addr Address of the page
     *
     * @return Result code
     */
    virtual Result invalidateAddress(Type type, Address addr) = 0;

    /**
     * Write back one page of data.
     *
     * @param addr Address of the page
     *
     * @return Result code
     */
    virtual Result cleanData(Address addr);

    /**
     * Write back one page of data.
     *
     * @param ptr Address of the page
     *
     * @return Result code
     */
    virtual Result cleanData(void *ptr);
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_CACHE_H */
