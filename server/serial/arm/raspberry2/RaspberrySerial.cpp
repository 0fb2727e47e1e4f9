// SPDX-License-Identifier: GPL-3.0-or-later

#include "../PL011.h"

/** The PL011 among the peripherals, and its line (BCM2835 ARM Peripherals, sections 7.5 and 13.4). */
static const Address registers = IO_BASE + 0x201000;
static const Size interruptLine = 57;

SerialDevice * SerialDevice::create(const u32 inode)
{
    return new PL011(inode, registers, interruptLine);
}
