// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_KERNEL_EXCEPTION_FAULTOF_H
#define __TEST_KERNEL_EXCEPTION_FAULTOF_H

#include "GuestChild.h"

/**
 * Start a child, which is to fault.
 *
 * @param name Name of a function defined by ChildProgram()
 *
 * @return The kind of the fault, or -1 if it did not end by one
 */
inline int faultOf(const char *name)
{
    // The kernel adds the kind to it
    static const int faultStatus = 0x100;
    const int status = GuestChild(name).wait();

    return status >= faultStatus ? status - faultStatus : -1;
}

#endif /* __TEST_KERNEL_EXCEPTION_FAULTOF_H */
