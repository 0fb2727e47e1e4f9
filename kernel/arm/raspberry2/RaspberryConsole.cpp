// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <FreeNOS/Console.h>

/*
 * Console of the Raspberry Pi: its PL011 UART (ARM PrimeCell UART PL011 technical reference manual, DDI 0183).
 */

/** Registers of the UART, relative to the peripherals */
enum Register
{
    Data        = 0x201000,
    Flags       = 0x201018,
    LineControl = 0x20102c,
    Control     = 0x201030,
    Mask        = 0x201038
};

/** Bits of the registers */
enum Bits
{
    TransmitFull = 1 << 5,               /**< Flags */
    Word8FIFO    = (3 << 5) | (1 << 4),  /**< LineControl: 8 bits, FIFOs on */
    Enable       = 0x301                 /**< Control: the UART, transmitter and receiver */
};

void Console::initialize()
{
    const ARMIO io;

    // The firmware has set the speed
    io.write(Mask, 0);
    io.write(LineControl, Word8FIFO);
    io.write(Control, Enable);
}

void Console::write(const char *text)
{
    const ARMIO io;

    for (; *text; text++)
    {
        for (Size i = 0; i < 100000 && (io.read(Flags) & TransmitFull); i++)
            ;
        io.write(Data, *text);
    }
}
