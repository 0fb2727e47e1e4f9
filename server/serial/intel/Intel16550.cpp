// SPDX-License-Identifier: GPL-3.0-or-later

#include "Intel16550.h"

/** COM1 of a PC. */
static const u16 firstPort = 0x3f8;
static const Size firstInterrupt = 4;

SerialDevice * SerialDevice::create(const u32 inode)
{
    return new Intel16550(inode, firstPort, firstInterrupt);
}

Intel16550::Intel16550(const u32 inode, const u16 port, const Size interrupt)
    : SerialDevice(inode)
    , m_interrupt(interrupt)
    , m_room(0)
    , m_received(0)
{
    m_io.setPortBase(port);
}

Size Intel16550::getInterrupt() const
{
    return m_interrupt;
}

FileSystem::Result Intel16550::reset()
{
    // Without a device the bus reads as ones
    if (m_io.inb(LineStatus) == 0xff)
    {
        return FileSystem::NotFound;
    }

    m_io.outb(InterruptEnable, 0);
    m_io.outb(LineControl, Word8 | DivisorAccess);
    m_io.outb(Data, 1);
    m_io.outb(InterruptEnable, 0);
    m_io.outb(LineControl, Word8);
    m_io.outb(FIFOControl, EnableFIFO | Trigger1);
    m_io.outb(ModemControl, Ready);
    acknowledge();
    m_io.outb(InterruptEnable, EnableReceive | EnableErrors);
    m_room = 0;
    return FileSystem::Success;
}

bool Intel16550::receive(u8 & character)
{
    if (!(m_io.inb(LineStatus) & DataReady) || m_received++ >= MaximumReceive)
    {
        m_received = 0;
        return false;
    }

    character = m_io.inb(Data);
    return true;
}

extern C const u8 serialCounts[];

/** Gives a character to the hardware and counts it: two instructions, one directly behind the other, once in the program. */
static ONLYONCE void giveAndCount(const u16 port, const u8 character, volatile u32 & counter, const u32 next)
{
    asm volatile ("outb %1, %2\n"
                  ".globl serialCounts\n"
                  "serialCounts:\n"
                  "movl %3, %0" : "=m" (counter) : "a" (character), "d" (port), "r" (next) : "memory");
}

Address Intel16550::countsAt() const
{
    return (Address) serialCounts;
}

bool Intel16550::transmit(const u8 character, volatile u32 & counter, const u32 next)
{
    for (Size i = 0; m_room == 0 && i < MaximumPolls; i++)
    {
        // The kernel writes to the same line: only an empty FIFO tells for certain what it takes
        if (m_io.inb(LineStatus) & TransmitEmpty)
        {
            m_room = FIFOSize;
        }
    }

    if (m_room == 0)
    {
        return false;
    }

    m_room--;
    giveAndCount(m_io.getPortBase() + Data, character, counter, next);
    return true;
}

void Intel16550::acknowledge()
{
    m_io.inb(InterruptIdentity);
    m_io.inb(LineStatus);
    m_io.inb(ModemStatus);
}
