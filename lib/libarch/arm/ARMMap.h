// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMMAP_H
#define __LIB_LIBARCH_ARM_ARMMAP_H

#include <MemoryMap.h>

/**
 * Memory map of 32-bit ARM machines with memory from address zero, at most 896 MiB of which is used.
 *
 * @verbatim
 *   0xffffffff  +------------------------------+
 *               | not used                     |
 *   0xe0020000  +------------------------------+
 *               | UserArgs: arguments, files   |  128 KiB
 *   0xe0000000  +------------------------------+
 *               | UserShare: events, channels  |  256 MiB, belongs to the kernel
 *   0xd0000000  +------------------------------+
 *   0xc0008000  | UserStack                    |  32 KiB
 *   0xc0000000  +------------------------------+
 *               | UserHeap                     |  256 MiB; its last page is the guard of the stack
 *   0xb0000000  +------------------------------+
 *               | UserPrivate                  |  256 MiB
 *   0xa0000000  +------------------------------+
 *               | UserData: the program        |  256 MiB
 *   0x80000000  +------------------------------+
 *               | not used                     |
 *   0x41000000  +------------------------------+
 *               | Devices                      |  32 MiB, supervisor, physical = virtual
 *   0x3f000000  +------------------------------+
 *               | not used                     |
 *   0x39000000  +------------------------------+
 *               | KernelPrivate: kernel stacks |  16 MiB, supervisor
 *   0x38000000  +------------------------------+
 *               | KernelData: all memory       |  896 MiB, supervisor, physical = virtual
 *   0x00000000  +------------------------------+
 * @endverbatim
 *
 * The lower half is translated by TTBR0, the same table for all processes, the upper one by TTBR1.
 */
class ARMMap : public MemoryMap
{
  public:

    /** Constructor */
    ARMMap();

    /** Everything from here on may be used by programs */
    static const Address UserStart = 0x80000000;

    /** Start of UserShare: kernel events, then the Doorbell */
    static const Address ShareStart = 0xd0000000;

    /** Start of the stacks of the kernel */
    static const Address KernelStacks = 0x38000000;

    /** Physical addresses from here on are those of devices */
    static const Address DeviceStart = 0x38000000;
};

namespace Arch
{
    typedef ARMMap MemoryMap;
};

#endif /* __LIB_LIBARCH_ARM_ARMMAP_H */
