// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULT_FAULTREGISTERS_H
#define __BIN_FAULT_FAULTREGISTERS_H

#include <FreeNOS/System.h>
#include <Types.h>

/**
 * Access to the registers that are spoiled, by the names that each architecture has for them.
 */
namespace FaultRegisters
{
    /** @return Where the program goes on */
    Address instruction(const CPUState & state);

    /** Go on somewhere else. */
    void setInstruction(CPUState & state, const Address address);

    /** Use another stack, and another frame pointer. */
    void setStack(CPUState & state, const Address address);
}

#endif /* __BIN_FAULT_FAULTREGISTERS_H */
