// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/Constant.h>
#include "BroadcomInterrupt.h"

/** Registers of the controller of the peripherals */
enum PeripheralRegister
{
    BasicPending = 0xb200,
    Pending      = 0xb204,
    Enable       = 0xb210,
    EnableBasic  = 0xb218,
    Disable      = 0xb21c,
    DisableBasic = 0xb224
};

/** Registers of the controller of the cores */
enum CoreRegister
{
    GlobalRouting = 0x0c,
    TimerControl  = 0x40,
    Source        = 0x60
};

/** Bits of the sources of a core */
enum CoreSource
{
    TimerMask   = 0x0f,  /**< The four timers */
    Peripherals = 1 << 8
};

BroadcomInterrupt::BroadcomInterrupt()
{
    m_base = 0;
    m_peripherals.setBase(IO_BASE);
    m_core.setBase(IO_LOCAL_BASE);

    for (Size i = 0; i < 2; i++)
        m_peripherals.write(Disable + (i * sizeof(u32)), 0xffffffff);

    m_peripherals.write(DisableBasic, 0xff);
    m_core.write(GlobalRouting, 0);
    m_core.write(TimerControl, 0);
}

BroadcomInterrupt::Result BroadcomInterrupt::enable(uint irq)
{
    if (irq < BasicLine)
        m_peripherals.write(Enable + ((irq / 32) * sizeof(u32)), 1U << (irq % 32));
    else if (irq < BasicLine + 8)
        m_peripherals.write(EnableBasic, 1U << (irq - BasicLine));
    else if (irq >= CoreLine && irq < CoreLine + 4)
        m_core.set(TimerControl, 1U << (irq - CoreLine));
    else
        return InvalidIRQ;

    return Success;
}

BroadcomInterrupt::Result BroadcomInterrupt::disable(uint irq)
{
    if (irq < BasicLine)
        m_peripherals.write(Disable + ((irq / 32) * sizeof(u32)), 1U << (irq % 32));
    else if (irq < BasicLine + 8)
        m_peripherals.write(DisableBasic, 1U << (irq - BasicLine));
    else if (irq >= CoreLine && irq < CoreLine + 4)
        m_core.unset(TimerControl, 1U << (irq - CoreLine));
    else
        return InvalidIRQ;

    return Success;
}

BroadcomInterrupt::Result BroadcomInterrupt::clear(uint irq)
{
    // Lines are levels: they go away when the device was served
    return irq < CoreLine + 32 ? Success : InvalidIRQ;
}

BroadcomInterrupt::Result BroadcomInterrupt::nextPending(uint & irq)
{
    const u32 source = m_core.read(Source);

    if (source & TimerMask)
    {
        irq = CoreLine + __builtin_ctz(source & TimerMask);
        return Success;
    }

    if (!(source & Peripherals))
        return NotFound;

    const u32 basic = m_peripherals.read(BasicPending) & 0xff;
    if (basic)
    {
        irq = BasicLine + __builtin_ctz(basic);
        return Success;
    }

    for (Size i = 0; i < 2; i++)
    {
        const u32 pending = m_peripherals.read(Pending + (i * sizeof(u32)));

        if (pending)
        {
            irq = (i * 32) + __builtin_ctz(pending);
            return Success;
        }
    }
    return NotFound;
}

bool BroadcomInterrupt::isTriggered(uint irq)
{
    if (irq < BasicLine)
        return m_peripherals.read(Pending + ((irq / 32) * sizeof(u32))) & (1U << (irq % 32));
    if (irq < BasicLine + 8)
        return m_peripherals.read(BasicPending) & (1U << (irq - BasicLine));
    if (irq >= CoreLine && irq < CoreLine + 32)
        return m_core.read(Source) & (1U << (irq - CoreLine));

    return false;
}
