// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_HOST_HOSTIO_H
#define __LIB_LIBARCH_HOST_HOSTIO_H

#include <Types.h>
#include <IO.h>

/**
 * @addtogroup lib
 * @{
 * @addtogroup libarch
 * @{
 */

/**
 * Input and output through memory on the host: the memory is that of the process.
 *
 * Every access is 32 bits wide. Addresses are offsets from the base and multiples of four.
 */
class HostIO : public IO
{
  public:

    /**
     * Read a word.
     *
     * @param addr Offset from the base
     *
     * @return Value
     */
    u32 read(Address addr) const
    {
        return *(const volatile u32 *) (m_base + addr);
    }

    /**
     * Write a word.
     *
     * @param addr Offset from the base
     * @param data Value
     */
    void write(Address addr, u32 data) const
    {
        *(volatile u32 *) (m_base + addr) = data;
    }

    /**
     * Read words.
     *
     * @param addr Offset from the base
     * @param count Number of bytes; the part beyond a multiple of four is ignored
     * @param buf Output
     */
    void read(Address addr, Size count, void *buf) const
    {
        for (Size i = 0; i < count / sizeof(u32); i++)
        {
            ((u32 *) buf)[i] = read(addr + (i * sizeof(u32)));
        }
    }

    /**
     * Write words.
     *
     * @param addr Offset from the base
     * @param count Number of bytes; the part beyond a multiple of four is ignored
     * @param buf Input
     */
    void write(Address addr, Size count, const void *buf) const
    {
        for (Size i = 0; i < count / sizeof(u32); i++)
        {
            write(addr + (i * sizeof(u32)), ((const u32 *) buf)[i]);
        }
    }

    /**
     * Set bits of a word.
     *
     * @param addr Offset from the base
     * @param data Bits to set
     */
    void set(Address addr, u32 data) const
    {
        write(addr, read(addr) | data);
    }

    /**
     * Clear bits of a word.
     *
     * @param addr Offset from the base
     * @param data Bits to clear
     */
    void unset(Address addr, u32 data) const
    {
        write(addr, read(addr) & ~data);
    }
};

namespace Arch
{
    typedef HostIO IO;
};

/**
 * @}
 * @}
 */

#endif /* __LIB_LIBARCH_HOST_HOSTIO_H */
