// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULT_FAULTSTUB_H
#define __BIN_FAULT_FAULTSTUB_H

#include <Types.h>

/**
 * A few machine instructions that make whoever executes them fail.
 *
 * They need no register to have any certain value and do not care where they lie.
 */
struct FaultStub
{
    const char *name;   /**< What the user calls it */
    const char *effect; /**< What it does, for people */
    const u8 *code;     /**< Instructions */
    Size size;          /**< Bytes of them */

    /** All stubs of this machine, ends with one without a name */
    static const FaultStub stubs[];

    /**
     * Find a stub.
     *
     * @param name What the user calls it
     *
     * @return Stub, or ZERO if this machine has none of that name
     */
    static const FaultStub * find(const char *name);
};

#endif /* __BIN_FAULT_FAULTSTUB_H */
