// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_ARM_ARMIO_H
#define __LIB_LIBARCH_ARM_ARMIO_H

#include <IO.h>
#include "ARMCore.h"

/**
 * Memory mapped input and output.
 *
 * A barrier on the outer side of each access keeps it in order with ordinary memory, and with other devices
 * (BCM2835 ARM Peripherals, section 1.3).
 */
class ARMIO : public IO
{
  public:

    /** Read 32 bits at an address relative to the base. */
    u32 read(const Address addr) const
    {
        const u32 value = *(volatile u32 *) (m_base + addr);
        asm volatile ("dmb" ::: "memory");
        return value;
    }

    /** Write 32 bits at an address relative to the base. */
    void write(const Address addr, const u32 data) const
    {
        asm volatile ("dmb" ::: "memory");
        *(volatile u32 *) (m_base + addr) = data;
    }

    /** Read count bytes, in steps of 32 bits. */
    void read(const Address addr, const Size count, void *buffer) const
    {
        for (Size i = 0; i < count / sizeof(u32); i++)
            ((u32 *) buffer)[i] = read(addr + (i * sizeof(u32)));
    }

    /** Write count bytes, in steps of 32 bits. */
    void write(const Address addr, const Size count, const void *buffer) const
    {
        for (Size i = 0; i < count / sizeof(u32); i++)
            write(addr + (i * sizeof(u32)), ((const u32 *) buffer)[i]);
    }

    /** Set bits. */
    void set(const Address addr, const u32 data) const { write(addr, read(addr) | data); }

    /** Clear bits. */
    void unset(const Address addr, const u32 data) const { write(addr, read(addr) & ~data); }
};

namespace Arch
{
    typedef ARMIO IO;
};

#endif /* __LIB_LIBARCH_ARM_ARMIO_H */
