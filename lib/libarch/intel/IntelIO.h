// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBARCH_INTEL_INTELIO_H
#define __LIB_LIBARCH_INTEL_INTELIO_H

#include <IO.h>
#include "IntelCore.h"

/**
 * Memory mapped and port input and output.
 */
class IntelIO : public IO
{
  public:

    /** Constructor */
    IntelIO() : m_portBase(0)
    {
    }

    /** Set the first port; ports of the methods below count from it. */
    void setPortBase(const u16 base) { m_portBase = base; }

    /** Get it. */
    u16 getPortBase() const { return m_portBase; }

    /** Read a byte from a port. */
    u8 inb(const u16 port) const { return IntelCore::inb(m_portBase + port); }

    /** Read a word from a port. */
    u16 inw(const u16 port) const { return IntelCore::inw(m_portBase + port); }

    /** Write a byte to a port. */
    void outb(const u16 port, const u8 value) const { IntelCore::outb(m_portBase + port, value); }

    /** Write a word to a port. */
    void outw(const u16 port, const u16 value) const { IntelCore::outw(m_portBase + port, value); }

    /** Write a double word to a port. */
    void outl(const u16 port, const u32 value) const { IntelCore::outl(m_portBase + port, value); }

    /** Read 32 bits at an address relative to the base. */
    u32 read(const Address addr) const { return *(volatile u32 *) (m_base + addr); }

    /** Write 32 bits at an address relative to the base. */
    void write(const Address addr, const u32 data) const { *(volatile u32 *) (m_base + addr) = data; }

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

  private:

    u16 m_portBase;
};

namespace Arch
{
    typedef IntelIO IO;
};

#endif /* __LIB_LIBARCH_INTEL_INTELIO_H */
