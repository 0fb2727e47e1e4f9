// SPDX-License-Identifier: GPL-3.0-or-later

#include <DatastoreClient.h>
#include <FreeNOS/User.h>
#include <FreeNOS/Doorbell.h>
#include <Log.h>
#include "SerialDevice.h"

SerialDevice::SerialDevice(const u32 inode)
    : Device(inode, FileSystem::CharacterDeviceFile)
    , m_last(0)
    , m_isFull(false)
{
    m_identifier = "serial0";
    m_access = FileSystem::OwnerRW;
}

SerialDevice::~SerialDevice()
{
}

FileSystem::Result SerialDevice::initialize()
{
    const DatastoreClient datastore;
    SerialInput::Block *block = ZERO;

    if (datastore.registerBuffer("input", &block, sizeof(*block)) == Datastore::Success && block)
    {
        m_input.attach(block);
    }
    else
    {
        WARNING("no datastore: input is not kept over a restart");
    }

    const FileSystem::Result result = reset();

    if (result == FileSystem::Success)
    {
        drain();
    }
    return result;
}

bool SerialDevice::drain()
{
    u8 character;

    while (m_input.count() < SerialInput::Capacity)
    {
        if (!receive(character))
        {
            return true;
        }
        m_input.put(character);
    }
    return false;
}

FileSystem::Result SerialDevice::interrupt(const Size vector)
{
    // An interrupt for each character that nobody reads would leave no time for those who could
    m_isFull = !drain();
    if (m_isFull)
    {
        return FileSystem::Success;
    }
    acknowledge();

    if (ProcessCtl(SELF, EnableIRQ, vector) != API::Success)
    {
        return FileSystem::IOError;
    }
    return FileSystem::Success;
}

bool SerialDevice::canRead() const
{
    return m_input.count() > 0;
}

FileSystem::Result SerialDevice::read(IOBuffer & buffer, Size & size, const Size)
{
    u8 chunk[ChunkSize];

    if (size == 0)
    {
        return FileSystem::Success;
    }
    if (m_input.count() == 0)
    {
        drain();
    }

    const Size count = m_input.peek(chunk, size < sizeof(chunk) ? size : sizeof(chunk));
    if (count == 0)
    {
        return FileSystem::RetryAgain;
    }

    // Input that cannot be given to this client is there for the next one
    const FileSystem::Result result = buffer.write(chunk, count);
    if (result == FileSystem::Success)
    {
        m_input.consume(count);
        size = count;

        if (m_isFull)
        {
            interrupt(getInterrupt());
        }
    }
    return result;
}

bool SerialDevice::send(const u8 character)
{
    if (character == '\n' && m_last != '\r' && !transmit('\r'))
    {
        return false;
    }
    else if (character == '\n')
    {
        m_last = '\r';
    }

    if (!transmit(character))
    {
        return false;
    }
    m_last = character;
    return true;
}

FileSystem::Result SerialDevice::write(IOBuffer & buffer, Size & size, const Size)
{
    u8 chunk[ChunkSize];
    Size done = 0;

    // Others want to be served, too, and a line is slow: the client sends the rest again
    if (size > MaximumWrite)
    {
        size = MaximumWrite;
    }

    while (done < size)
    {
        doorbell()->progress();

        const Size part = size - done < sizeof(chunk) ? size - done : sizeof(chunk);
        const FileSystem::Result result = buffer.read(chunk, part, done);
        Size sent = 0;

        if (result != FileSystem::Success)
        {
            return result;
        }

        while (sent < part && send(chunk[sent]))
        {
            sent++;
        }
        done += sent;

        if (sent < part)
        {
            break;
        }
    }

    if (done == 0 && size > 0)
    {
        return FileSystem::IOError;
    }
    size = done;
    return FileSystem::Success;
}
