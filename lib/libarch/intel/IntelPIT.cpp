// SPDX-License-Identifier: GPL-3.0-or-later

#include "IntelCore.h"
#include "IntelPIT.h"

enum Ports : u16
{
    Channel0 = 0x40,
    Control  = 0x43
};

IntelPIT::IntelPIT()
{
    m_int = 0;
}

IntelPIT::Result IntelPIT::setFrequency(Size hertz)
{
    // The divisor has 16 bits
    if (hertz < (OscillatorFrequency / 65535) + 1 || hertz > OscillatorFrequency)
        return InvalidFrequency;

    m_frequency = hertz;
    return Success;
}

IntelPIT::Result IntelPIT::start()
{
    if (m_frequency == 0)
        return InvalidFrequency;

    const u16 divisor = OscillatorFrequency / m_frequency;

    // Channel 0, both bytes, mode 2: rate generator
    IntelCore::outb(Control, 0x34);
    IntelCore::outb(Channel0, divisor & 0xff);
    IntelCore::outb(Channel0, divisor >> 8);
    return Success;
}

IntelPIT::Result IntelPIT::tick()
{
    m_ticks++;
    return Success;
}
