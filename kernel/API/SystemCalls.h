// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_SYSTEMCALLS_H
#define __KERNEL_API_SYSTEMCALLS_H

/**
 * The system calls, in the order of their numbers, which start at one.
 *
 * This list is the only place where they are counted: it makes the enumeration API::Number, the table of handlers
 * that the trap entry jumps through and the names that are printed.
 */
#define SYSTEM_CALLS(CALL) \
    CALL(PrivExec)         \
    CALL(ProcessCtl)       \
    CALL(SystemInfo)       \
    CALL(VMCopy)           \
    CALL(VMCtl)            \
    CALL(VMShare)

#endif /* __KERNEL_API_SYSTEMCALLS_H */
