// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
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
    SerialInput::Block *input = ZERO;
    SerialJournal::Block *journal = ZERO;

    if (datastore.registerBuffer("input", &input, sizeof(*input)) == Datastore::Success && input &&
        datastore.registerBuffer("journal", &journal, sizeof(*journal)) == Datastore::Success && journal)
    {
        m_input.attach(input);
        m_journal.attach(journal);

        // A request that was noted has taken its characters out
        m_input.consume(m_journal.taken(m_input.first()));

        // Exactly between two instructions: the hardware has a character that was not counted
        if (countsAt() && countsAt() == endedAt())
        {
            m_journal.count();
        }
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

u32 SerialDevice::clientOf(const FileSystemMessage *msg)
{
    return ((ChannelClient::instance()->generation(msg->from) & 0x7fff) << 16) | (msg->from & 0xffff);
}

bool SerialDevice::isRepeated(const IOBuffer & buffer) const
{
    return buffer.isRepeated();
}

Address SerialDevice::endedAt() const
{
    ProcessInfo info;
    FaultInfo fault;

    // An older fault says nothing about this restart
    if (ProcessCtl(SELF, InfoPID, (Address) &info) != API::Success ||
        ProcessCtl(SELF, InfoFault, (Address) &fault) != API::Success || fault.restarts + 1 != info.restarts)
    {
        return 0;
    }
    return fault.instructionPointer;
}

FileSystem::Result SerialDevice::readAgain(IOBuffer & buffer, Size & size, const SerialJournal::Entry & entry) const
{
    u8 chunk[ChunkSize];
    const Size count = entry.count;

    if (count > size || count > sizeof(chunk) || !m_input.again(entry.start, chunk, count))
    {
        return FileSystem::IOError;
    }

    const FileSystem::Result result = buffer.write(chunk, count);
    if (result == FileSystem::Success)
    {
        size = count;
    }
    return result;
}

FileSystem::Result SerialDevice::read(IOBuffer & buffer, Size & size, const Size)
{
    const FileSystemMessage *msg = buffer.getMessage();
    u8 chunk[ChunkSize];

    if (size == 0)
    {
        return FileSystem::Success;
    }
    if (isRepeated(buffer))
    {
        if (const SerialJournal::Entry *entry = m_journal.find(clientOf(msg), msg->identifier, true))
        {
            return readAgain(buffer, size, *entry);
        }
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
        m_journal.add(clientOf(msg), msg->identifier, true, m_input.first(), count);
        m_input.consume(count);
        size = count;

        if (m_isFull)
        {
            interrupt(getInterrupt());
        }
    }
    return result;
}

bool SerialDevice::sendOne(const u8 character, SerialJournal::Entry & entry, Size & position)
{
    if (position >= entry.count && !transmit(character, entry.count, position + 1))
    {
        return false;
    }
    position++;
    m_last = character;
    return true;
}

bool SerialDevice::send(const u8 character, SerialJournal::Entry & entry, Size & position)
{
    if (character == '\n' && m_last != '\r' && !sendOne('\r', entry, position))
    {
        return false;
    }
    return sendOne(character, entry, position);
}

SerialJournal::Entry * SerialDevice::beginWrite(const IOBuffer & buffer)
{
    const FileSystemMessage *msg = buffer.getMessage();
    SerialJournal::Entry *entry = isRepeated(buffer) ? m_journal.find(clientOf(msg), msg->identifier, false) : ZERO;

    if (!entry)
    {
        m_last = m_journal.last();
        return m_journal.add(clientOf(msg), msg->identifier, false, m_last, 0);
    }

    m_last = entry->start;
    return entry;
}

FileSystem::Result SerialDevice::write(IOBuffer & buffer, Size & size, const Size)
{
    SerialJournal::Entry *entry = beginWrite(buffer);
    u8 chunk[ChunkSize];
    Size done = 0, position = 0;

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

        while (sent < part && send(chunk[sent], *entry, position))
        {
            sent++;
        }
        done += sent;

        if (sent < part)
        {
            break;
        }
    }
    m_journal.setLast(m_last);

    if (done == 0 && size > 0)
    {
        return FileSystem::IOError;
    }
    size = done;
    return FileSystem::Success;
}
