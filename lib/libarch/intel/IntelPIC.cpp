// SPDX-License-Identifier: GPL-3.0-or-later

#include "IntelCore.h"
#include "IntelPIC.h"

enum Ports : u16
{
    MasterCommand = 0x20,
    MasterData    = 0x21,
    SlaveCommand  = 0xa0,
    SlaveData     = 0xa1
};

/** Line of the master to which the slave is connected */
static const uint Cascade = 2;

IntelPIC::IntelPIC()
    : m_mask(0xffff & ~(1 << Cascade))
{
    m_base = Base;

    // ICW1 to ICW4: edge triggered, cascaded, vectors from Base, 8086 mode
    IntelCore::outb(MasterCommand, 0x11);
    IntelCore::outb(SlaveCommand, 0x11);
    IntelCore::outb(MasterData, Base);
    IntelCore::outb(SlaveData, Base + 8);
    IntelCore::outb(MasterData, 1 << Cascade);
    IntelCore::outb(SlaveData, Cascade);
    IntelCore::outb(MasterData, 0x01);
    IntelCore::outb(SlaveData, 0x01);
    apply();
}

void IntelPIC::apply() const
{
    IntelCore::outb(MasterData, m_mask & 0xff);
    IntelCore::outb(SlaveData, m_mask >> 8);
}

IntelPIC::Result IntelPIC::enable(uint irq)
{
    if (irq >= Lines)
        return InvalidIRQ;

    m_mask &= ~(1 << irq);
    apply();
    return Success;
}

IntelPIC::Result IntelPIC::disable(uint irq)
{
    if (irq >= Lines || irq == Cascade)
        return InvalidIRQ;

    m_mask |= 1 << irq;
    apply();
    return Success;
}

IntelPIC::Result IntelPIC::clear(uint irq)
{
    if (irq >= Lines)
        return InvalidIRQ;

    if (irq >= 8)
        IntelCore::outb(SlaveCommand, 0x20);

    IntelCore::outb(MasterCommand, 0x20);
    return Success;
}

bool IntelPIC::isSpurious(const uint irq) const
{
    // Lines 7 and 15 are raised when a request went away: then the in-service bit is not set
    if (irq != 7 && irq != 15)
        return false;

    const u16 port = irq == 7 ? MasterCommand : SlaveCommand;

    IntelCore::outb(port, 0x0b);
    const bool spurious = !(IntelCore::inb(port) & 0x80);

    if (spurious && irq == 15)
        IntelCore::outb(MasterCommand, 0x20);

    return spurious;
}
