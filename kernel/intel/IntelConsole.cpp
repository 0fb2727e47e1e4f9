// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>

/*
 * Console of the PC: its first serial port (16550 UART), 115200 baud, 8 data bits, no parity.
 */

/** First serial port */
static const u16 Port = 0x3f8;

/** Registers of the UART */
enum Register
{
    Data           = 0,
    InterruptOn    = 1,
    FifoControl    = 2,
    LineControl    = 3,
    ModemControl   = 4,
    LineStatus     = 5
};

/** The transmitter can take a byte */
static const u8 TransmitEmpty = 0x20;

void Console::initialize()
{
    IntelCore::outb(Port + InterruptOn, 0);
    IntelCore::outb(Port + LineControl, 0x80);
    IntelCore::outb(Port + Data, 1);
    IntelCore::outb(Port + InterruptOn, 0);
    IntelCore::outb(Port + LineControl, 0x03);
    IntelCore::outb(Port + FifoControl, 0x07);
    IntelCore::outb(Port + ModemControl, 0x0b);
}

void Console::write(const char *text)
{
    for (; *text; text++)
    {
        for (Size i = 0; i < 100000 && !(IntelCore::inb(Port + LineStatus) & TransmitEmpty); i++)
            ;
        IntelCore::outb(Port + Data, *text);
    }
}
