// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_IO_H
#define __LIB_LIBARCH_IO_H

#include <Types.h>
#include "Memory.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Input and output through memory, in 32-bit steps.
 *
 * Architectures derive from it and add read and write functions relative to the base address.
 */
class IO
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,     /**< Done */
        MapFailure,  /**< The kernel refused the mapping, or nothing is mapped */
        OutOfMemory  /**< No memory for the mapping */
    };

    /**
     * Constructor. The base is IO_BASE.
     */
    IO();

    /**
     * Get the base address.
     */
    Address getBase() const;

    /**
     * Set the base address.
     *
     * @param base Virtual address that reads and writes are relative to
     */
    void setBase(const Address base);

    /**
     * Map physical memory and make it the base.
     *
     * The mapping stays until unmap(), also when this object ceases to exist. A mapping made before is kept.
     *
     * @param phys Physical address, need not be page aligned
     * @param size Number of bytes
     * @param access Access flags
     *
     * @return Success, MapFailure or OutOfMemory. Unless Success, the base is unchanged.
     */
    Result map(Address phys,
               Size size = 4096,
               Memory::Access access = Memory::Readable | Memory::Writable | Memory::User);

    /**
     * Remove the mapping made by map(). The base becomes IO_BASE.
     *
     * @return Success, MapFailure
     */
    Result unmap();

  protected:

    /** Base address for reads and writes */
    Address m_base;

    /** Mapping made by map(); the size is zero if there is none */
    Memory::Range m_range;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_IO_H */
