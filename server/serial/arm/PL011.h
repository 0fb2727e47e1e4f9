// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_SERIAL_ARM_PL011_H
#define __SERVER_SERIAL_ARM_PL011_H

#include <FreeNOS/System.h>
#include <SerialDevice.h>

/**
 * The PL011 UART (ARM PrimeCell UART PL011 technical reference manual, DDI 0183, chapter 3).
 */
class PL011 : public SerialDevice
{
  private:

    /** Registers. */
    enum Register
    {
        Data            = 0x00,
        Flags           = 0x18,
        LineControl     = 0x2c,
        Control         = 0x30,
        FIFOLevel       = 0x34,
        InterruptMask   = 0x38,
        InterruptClear  = 0x44
    };

    /** Bits of the registers. */
    enum Bits
    {
        ReceiveEmpty     = 1 << 4,                /**< Flags. */
        TransmitFull     = 1 << 5,                /**< Flags. */
        EnableFIFO       = 1 << 4,                /**< LineControl. */
        Word8            = 3 << 5,                /**< LineControl: 8 bits, no parity, 1 stop bit. */
        Enable           = 1 << 0,                /**< Control. */
        EnableTransmit   = 1 << 8,                /**< Control. */
        EnableReceive    = 1 << 9,                /**< Control. */
        ReceiveLevel     = 1 << 4,                /**< InterruptMask, InterruptClear: the FIFO is filled that far. */
        ReceiveTimeout   = 1 << 6,                /**< The same: data is there but no more comes. */
        ReceiveErrors    = 0xf << 7,              /**< The same: framing, parity, break, overrun. */
        AllInterrupts    = 0x7ff                  /**< InterruptClear. */
    };

    /** Bits of Data that are a character; those above tell of errors. */
    static const u32 CharacterMask = 0xff;

    /** Times to look until a FIFO that does not drain is given up. */
    static const Size MaximumPolls = 100000;

    /** Most bytes received in a row: a broken device may claim to have more for ever. */
    static const Size MaximumReceive = 4096;

  public:

    /**
     * @param inode Number of the file
     * @param registers Physical address of the registers
     * @param interrupt Interrupt line
     */
    PL011(const u32 inode, const Address registers, const Size interrupt);

    /** @copydoc SerialDevice::getInterrupt */
    virtual Size getInterrupt() const;

  protected:

    /** 8 bits, no parity, interrupts for input only. The speed stays as the firmware has set it. */
    virtual FileSystem::Result reset();

    /** @copydoc SerialDevice::receive */
    virtual bool receive(u8 & character);

    /** @copydoc SerialDevice::transmit */
    virtual bool transmit(const u8 character, volatile u32 & counter, const u32 next);

    /** @copydoc SerialDevice::countsAt */
    virtual Address countsAt() const;

    /** @copydoc SerialDevice::acknowledge */
    virtual void acknowledge();

  private:

    Arch::IO m_io;
    const Address m_registers;
    const Size m_interrupt;
    bool m_mapped;
    Size m_received;
};

#endif /* __SERVER_SERIAL_ARM_PL011_H */
