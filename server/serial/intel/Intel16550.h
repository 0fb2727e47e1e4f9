// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_SERIAL_INTEL_INTEL16550_H
#define __SERVER_SERIAL_INTEL_INTEL16550_H

#include <FreeNOS/System.h>
#include <SerialDevice.h>

/**
 * The 16550 UART of a PC (National Semiconductor PC16550D data sheet, section 8).
 */
class Intel16550 : public SerialDevice
{
  private:

    /** Registers, relative to the first port. */
    enum Register
    {
        Data              = 0, /**< Read: receiver buffer; write: transmitter holding; with DivisorAccess: low byte. */
        InterruptEnable   = 1, /**< With DivisorAccess: high byte of the divisor. */
        InterruptIdentity = 2, /**< Read only. */
        FIFOControl       = 2, /**< Write only. */
        LineControl       = 3,
        ModemControl      = 4,
        LineStatus        = 5,
        ModemStatus       = 6
    };

    /** Bits of the registers. */
    enum Bits
    {
        EnableReceive   = 0x01, /**< InterruptEnable: data is there. */
        EnableErrors    = 0x04, /**< InterruptEnable: line status changed. */
        EnableFIFO      = 0x01, /**< FIFOControl. */
        Trigger1        = 0x00, /**< FIFOControl: interrupt with the first byte. */
        Word8           = 0x03, /**< LineControl: 8 bits, no parity, 1 stop bit. */
        DivisorAccess   = 0x80, /**< LineControl. */
        Ready           = 0x0b, /**< ModemControl: DTR, RTS and OUT2, which lets interrupts through. */
        DataReady       = 0x01, /**< LineStatus. */
        TransmitEmpty   = 0x20  /**< LineStatus: the transmit FIFO takes FIFOSize bytes. */
    };

    /** Bytes that the transmit FIFO takes when it is empty. */
    static const Size FIFOSize = 16;

    /** Times to look until a FIFO that does not drain is given up; about a microsecond each. */
    static const Size MaximumPolls = 100000;

    /** Most bytes received in a row: a broken device may claim to have more for ever. */
    static const Size MaximumReceive = 4096;

  public:

    /**
     * @param inode Number of the file
     * @param port First port
     * @param interrupt Interrupt line
     */
    Intel16550(const u32 inode, const u16 port, const Size interrupt);

    /** @copydoc SerialDevice::getInterrupt */
    virtual Size getInterrupt() const;

  protected:

    /** 115200 baud, 8 bits, no parity, interrupts for input only. */
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
    const Size m_interrupt;
    Size m_room;
    Size m_received;
};

#endif /* __SERVER_SERIAL_INTEL_INTEL16550_H */
