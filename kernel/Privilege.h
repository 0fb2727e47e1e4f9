// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __KERNEL_PRIVILEGE_H
#define __KERNEL_PRIVILEGE_H

#include <Types.h>

/**
 * What a process may do beyond acting on itself and its children.
 *
 * Privileges are given at spawn and can only shrink: the kernel combines what the parent asks for
 * with what the parent itself holds.
 */
namespace Privilege
{
    /** Privilege bits */
    enum Mask : u32
    {
        None   = 0,       /**< Itself and its children only */
        Manage = 1 << 0,  /**< Act on any process: stop, resume, reset, kill, map and copy memory */
        Device = 1 << 1,  /**< I/O ports, interrupts and physical memory */
        Power  = 1 << 2,  /**< Reboot, shutdown and panic */
        All    = Manage | Device | Power
    };
}

#endif /* __KERNEL_PRIVILEGE_H */
