// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __BIN_FAULT_FAULTINJECTOR_H
#define __BIN_FAULT_FAULTINJECTOR_H

#include <FreeNOS/API.h>
#include <Types.h>
#include "FaultStub.h"

/**
 * Spoils code or registers of a process from outside.
 *
 * The process must be stopped; what was spoiled takes effect when it goes on. Needs Privilege::Manage, or to be the
 * parent.
 */
class FaultInjector
{
  public:

    /** Nothing is ever mapped there, and it is a different place than a null pointer */
    static const Address Nowhere = 0x70000000;

    /**
     * Constructor
     *
     * @param pid Process
     */
    FaultInjector(const ProcessID pid);

    /**
     * Overwrite the instructions that come next.
     *
     * @param stub Instructions
     * @param address Output: where they were written
     *
     * @return API::Success, or the result of the system call that failed
     */
    API::Result overwriteCode(const FaultStub & stub, Address & address) const;

    /**
     * Let it go on at an address where nothing is, or with a stack where nothing is.
     *
     * @param stack True for the stack
     *
     * @return API::Success, or the result of the system call that failed
     */
    API::Result spoilRegisters(const bool stack) const;

  private:

    const ProcessID m_pid;
};

#endif /* __BIN_FAULT_FAULTINJECTOR_H */
