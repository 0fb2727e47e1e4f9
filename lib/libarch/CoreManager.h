// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_COREMANAGER_H
#define __LIB_LIBARCH_COREMANAGER_H

#include <Types.h>
#include <List.h>
#include "CoreInfo.h"

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Finds and starts the cores of the machine.
 */
class CoreManager
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,         /**< Done */
        IOError,         /**< The hardware failed */
        NotFound,        /**< There is no such core, or no table that lists the cores */
        InvalidArgument  /**< Wrong argument */
    };

    /**
     * Constructor. No cores are known.
     */
    CoreManager();

    /** Destructor. */
    virtual ~CoreManager();

    /**
     * Get the cores that were found.
     *
     * @return Core numbers, owned by this object.
     */
    List<uint> & getCores();

    /**
     * Prepare for use.
     *
     * @return Result code
     */
    virtual Result initialize() = 0;

    /**
     * Find the cores.
     *
     * @return Result code
     */
    virtual Result discover() = 0;

    /**
     * Start a core.
     *
     * @param info What its kernel is told. Must stay where it is until the core has booted.
     *
     * @return Result code
     */
    virtual Result boot(CoreInfo *info) = 0;

  protected:

    /** Cores that were found */
    List<uint> m_cores;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_COREMANAGER_H */
