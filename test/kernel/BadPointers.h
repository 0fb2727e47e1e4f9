// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_KERNEL_BADPOINTERS_H
#define __TEST_KERNEL_BADPOINTERS_H

#include <Types.h>

/**
 * Addresses at which a program has nothing: the kernel must refuse to read and to write there.
 */
static const Address badPointers[] =
{
    0,          // null
    1,
    0x100000,   // code of the kernel
    0x200001,   // data of the kernel
    0x38000000, // stacks of the kernel
    0x7ffffffc, // up to the border of user space, and across it
    0x7fffffff,
    0x8f000000, // behind our program
    0xaffff000, // end of UserPrivate
    0xbffff000, // guard of the stack
    0xdffff000, // end of UserShare
    0xf0000000, // no region
    0xfffffffc, // what begins here wraps around
    0xffffffff
};

#endif /* __TEST_KERNEL_BADPOINTERS_H */
