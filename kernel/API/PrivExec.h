// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_API_PRIVEXEC_H
#define __KERNEL_API_PRIVEXEC_H

#include <FreeNOS/API.h>
#include <Types.h>

/** Privileged operations */
typedef enum PrivOperation
{
    Idle = 0,            /**< Wait for an interrupt; the caller becomes the idle process */
    RebootSystem = 1,    /**< Reboot; needs Privilege::Power */
    ShutdownSystem = 2,  /**< Power off; param is the exit status to report; needs Privilege::Power */
    WriteConsole = 3,    /**< Print the string at param on the kernel console; anybody may */
    Panic = 4            /**< Stop the machine with an epitaph; needs Privilege::Power */
} PrivOperation;

/**
 * Execute a privileged operation.
 *
 * @param op Operation
 * @param param Argument of the operation
 *
 * @return API::Success, API::AccessViolation without the privilege or for a bad string, API::InvalidArgument for
 *         an unknown operation.
 */
inline API::Result PrivExec(const PrivOperation op, const Address param = 0)
{
    return (API::Result) trapKernel2(API::PrivExecNumber, op, param);
}

extern API::Result PrivExecHandler(const PrivOperation op, const Address param);

#endif /* __KERNEL_API_PRIVEXEC_H */
