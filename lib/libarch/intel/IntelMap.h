// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELMAP_H
#define __LIB_LIBARCH_INTEL_INTELMAP_H

#include <MemoryMap.h>

/**
 * Memory map of the i386.
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
 *   0x40000000  +------------------------------+
 *               | KernelPrivate: kernel stacks |  128 MiB, supervisor
 *   0x38000000  +------------------------------+
 *               | KernelData: all memory       |  896 MiB, supervisor, physical = virtual
 *   0x00000000  +------------------------------+
 * @endverbatim
 */
class IntelMap : public MemoryMap
{
  public:

    /** Constructor */
    IntelMap();

    /** Everything from here on may be used by programs */
    static const Address UserStart = 0x80000000;

    /** Start of UserShare: kernel events, then the Doorbell */
    static const Address ShareStart = 0xd0000000;

    /** Start of the stacks of the kernel */
    static const Address KernelStacks = 0x38000000;
};

namespace Arch
{
    typedef IntelMap MemoryMap;
};

#endif /* __LIB_LIBARCH_INTEL_INTELMAP_H */
