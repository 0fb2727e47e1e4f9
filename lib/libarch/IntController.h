// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTCONTROLLER_H
#define __LIB_LIBARCH_INTCONTROLLER_H

#include <Types.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Interrupt controller.
 *
 * Interrupt lines are numbered from zero; the processor sees line n as vector getBase() + n.
 */
class IntController
{
  public:

    /**
     * Result codes.
     */
    enum Result
    {
        Success,           /**< Done */
        InvalidIRQ,        /**< There is no such line */
        InvalidFrequency,  /**< Not possible at this frequency */
        IOError,           /**< The hardware failed */
        NotFound           /**< Nothing pending, or not supported by this controller */
    };

    /**
     * Constructor.
     */
    IntController();

    /** Destructor. */
    virtual ~IntController();

    /**
     * Get the vector of line zero.
     *
     * @return Vector number
     */
    uint getBase() const;

    /**
     * Unmask a line.
     *
     * @param irq Line
     *
     * @return Success, InvalidIRQ
     */
    virtual Result enable(uint irq) = 0;

    /**
     * Mask a line.
     *
     * @param irq Line
     *
     * @return Success, InvalidIRQ
     */
    virtual Result disable(uint irq) = 0;

    /**
     * Tell the controller that an interrupt was taken.
     *
     * @param irq Line
     *
     * @return Success, InvalidIRQ
     */
    virtual Result clear(uint irq) = 0;

    /**
     * Get a line that asks for service.
     *
     * @param irq Output: line
     *
     * @return Success or NotFound
     */
    virtual Result nextPending(uint & irq);

    /**
     * Check if a line asks for service.
     *
     * @param irq Line
     *
     * @return True if so. False if the controller cannot tell.
     */
    virtual bool isTriggered(uint irq);

    /**
     * Interrupt another core.
     *
     * @param targetCoreId Core
     * @param irq Line to raise there
     *
     * @return Success, InvalidIRQ, IOError, or NotFound if the controller cannot do that.
     */
    virtual Result send(const uint targetCoreId, const uint irq);

  protected:

    /** Vector of line zero */
    uint m_base;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_INTCONTROLLER_H */
