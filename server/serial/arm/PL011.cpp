// SPDX-License-Identifier: GPL-3.0-or-later

#include "PL011.h"

PL011::PL011(const u32 inode, const Address registers, const Size interrupt)
    : SerialDevice(inode)
    , m_registers(registers)
    , m_interrupt(interrupt)
    , m_mapped(false)
    , m_received(0)
{
}

Size PL011::getInterrupt() const
{
    return m_interrupt;
}

FileSystem::Result PL011::reset()
{
    const Memory::Access access = Memory::User | Memory::Readable | Memory::Writable | Memory::Device;

    if (!m_mapped && m_io.map(m_registers, PAGESIZE, access) != IO::Success)
    {
        return FileSystem::NotFound;
    }
    m_mapped = true;

    // What the kernel wrote last leaves first: the control register may only change when nothing is on its way. Input stays
    // in its FIFO, which is emptied when FIFOs are switched off.
    m_io.write(InterruptMask, 0);
    m_io.write(LineControl, Word8 | EnableFIFO);
    m_io.write(FIFOLevel, 0);
    m_io.write(Control, Enable | EnableTransmit | EnableReceive);
    m_io.write(InterruptClear, AllInterrupts);
    m_io.write(InterruptMask, ReceiveLevel | ReceiveTimeout);
    return FileSystem::Success;
}

bool PL011::receive(u8 & character)
{
    if ((m_io.read(Flags) & ReceiveEmpty) || m_received++ >= MaximumReceive)
    {
        m_received = 0;
        return false;
    }

    character = m_io.read(Data) & CharacterMask;
    return true;
}

extern C const u8 serialCounts[];

/** Gives a character to the hardware and counts it: two instructions, one directly behind the other, once in the program. */
static ONLYONCE void giveAndCount(const Address data, const u32 character, volatile u32 & counter, const u32 next)
{
    asm volatile ("dmb\n"
                  "str %1, [%2]\n"
                  ".globl serialCounts\n"
                  "serialCounts:\n"
                  "str %3, %0" : "=m" (counter) : "r" (character), "r" (data), "r" (next) : "memory");
}

Address PL011::countsAt() const
{
    return (Address) serialCounts;
}

bool PL011::transmit(const u8 character, volatile u32 & counter, const u32 next)
{
    for (Size i = 0; i < MaximumPolls; i++)
    {
        if (!(m_io.read(Flags) & TransmitFull))
        {
            giveAndCount(m_io.getBase() + Data, character, counter, next);
            return true;
        }
    }
    return false;
}

void PL011::acknowledge()
{
    // What came since the FIFO was looked at last raises the interrupt again
    if (m_io.read(Flags) & ReceiveEmpty)
    {
        m_io.write(InterruptClear, ReceiveLevel | ReceiveTimeout | ReceiveErrors);
    }
}
