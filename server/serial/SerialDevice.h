// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_SERIAL_SERIALDEVICE_H
#define __SERVER_SERIAL_SERIALDEVICE_H

#include <Device.h>
#include "SerialInput.h"
#include "SerialJournal.h"

/**
 * A serial line.
 *
 * Input comes by interrupt and is kept until somebody reads it; a read with
 * nothing to give waits. Nothing is echoed. Output is written at once; a line
 * feed gets a carriage return in front unless it has one.
 *
 * Ports derive from this class, give access to their hardware and define create().
 */
class SerialDevice : public Device
{
  private:

    /** Characters moved between client and hardware at once. */
    static const Size ChunkSize = 128;

    /** Most characters of one request that are sent. */
    static const Size MaximumWrite = 4096;

  public:

    /**
     * The serial line of this machine.
     *
     * @param inode Number of the file
     *
     * @return Device, or ZERO without memory.
     */
    static SerialDevice * create(const u32 inode);

    /**
     * @param inode Number of the file
     */
    SerialDevice(const u32 inode);

    virtual ~SerialDevice();

    /** Interrupt line of the device. */
    virtual Size getInterrupt() const = 0;

    /**
     * Reset the hardware and take up input that an earlier incarnation left.
     *
     * @return NotFound when the hardware is not there.
     */
    virtual FileSystem::Result initialize();

    /**
     * Take in what the hardware received.
     *
     * When the input is full, the rest stays in the hardware, whose interrupt stays off until somebody reads: a sender
     * with flow control, such as an emulator, waits, and nothing is lost.
     */
    virtual FileSystem::Result interrupt(const Size vector);

    /** Read at least one character. */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** Write characters; less than asked when the hardware is slow, IOError when it takes none. */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);

    /** True when there is input. */
    virtual bool canRead() const;

  protected:

    /** Reset the hardware; characters received meanwhile stay to be received. */
    virtual FileSystem::Result reset() = 0;

    /**
     * Get a character from the hardware.
     *
     * @return False when there is none.
     */
    virtual bool receive(u8 & character) = 0;

    /**
     * Give a character to the hardware, waiting a bounded time, and count it.
     *
     * The instruction at countsAt() counts, the one before it gives: if this server ends, it is known whether the
     * hardware has a character that was not counted.
     *
     * @param character Character
     * @param counter Word that is set to `next` when the character was given
     * @param next Its new value
     *
     * @return False when it was not taken.
     */
    virtual bool transmit(const u8 character, volatile u32 & counter, const u32 next) = 0;

    /** Address of the instruction that counts, zero if there is none. */
    virtual Address countsAt() const
    {
        return 0;
    }

    /** True when the request was begun before this server was restarted. */
    virtual bool isRepeated(const IOBuffer & buffer) const;

    /** Address of the instruction at which this server ended the last time, zero if that is not known. */
    virtual Address endedAt() const;

    /** The reason of the interrupt was dealt with. */
    virtual void acknowledge() = 0;

  private:

    /**
     * Move characters from the hardware to the input.
     *
     * @return False when the input is full: there may be more.
     */
    bool drain();

    /** Write one character, with a carriage return if necessary. */
    bool send(const u8 character, SerialJournal::Entry & entry, Size & position);

    /** Write one character, unless that was done before the restart. */
    bool sendOne(const u8 character, SerialJournal::Entry & entry, Size & position);

    /** Tells clients apart, also those that had the same ProcessID one after the other. */
    static u32 clientOf(const FileSystemMessage *msg);

    /** Read again what was read before the restart. */
    FileSystem::Result readAgain(IOBuffer & buffer, Size & size, const SerialJournal::Entry & entry) const;

    /** Entry of a request to write, with what was written before a restart. */
    SerialJournal::Entry * beginWrite(const IOBuffer & buffer);

  private:

    SerialInput m_input;
    SerialJournal m_journal;
    u8 m_last;
    bool m_isFull; /**< The interrupt is off until there is room. */
};

#endif /* __SERVER_SERIAL_SERIALDEVICE_H */
