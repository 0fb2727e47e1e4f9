// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ChannelClient.h>
#include <MemoryBlock.h>
#include "IOBuffer.h"

IOBuffer::IOBuffer()
    : m_message(ZERO)
    , m_buffer(ZERO)
    , m_capacity(0)
    , m_count(0)
    , m_fetched(false)
    , m_windowStart(0)
    , m_windowSize(0)
    , m_result(FileSystem::Success)
    , m_insideCount(0)
{
}

IOBuffer::IOBuffer(const FileSystemMessage *msg)
    : IOBuffer()
{
    setMessage(msg);
}

IOBuffer::~IOBuffer()
{
    release();
}

Size IOBuffer::getCount() const
{
    return m_count;
}

void IOBuffer::addCount(const Size bytes)
{
    const Size room = m_message ? m_message->size - m_count : 0;

    m_count += bytes < room ? bytes : room;
}

void IOBuffer::setMessage(const FileSystemMessage *msg)
{
    release();
    m_message = msg;
}

const FileSystemMessage * IOBuffer::getMessage() const
{
    return m_message;
}

bool IOBuffer::isRepeated() const
{
    const MemoryChannel *channel = m_message ? static_cast<const MemoryChannel *>(
        ChannelClient::instance()->getRegistry().getConsumer(m_message->from)) : ZERO;

    // Requests are worked on one after the other: what is in work there is this one
    return channel && channel->isRepeated();
}

FileSystem::Result IOBuffer::getResult() const
{
    return m_result;
}

const u8 * IOBuffer::getInside() const
{
    return m_inside;
}

bool IOBuffer::isInside() const
{
    return m_message && (m_message->carries & FileSystemMessage::WantsData) && m_message->size <= sizeof(m_inside);
}

bool IOBuffer::hasInside(const Size size) const
{
    return m_message && (m_message->carries & FileSystemMessage::WantsData) && size <= m_insideCount;
}

bool IOBuffer::isValid(const Size size, const Size offset) const
{
    return m_message && offset <= m_message->size && size <= m_message->size - offset;
}

FileSystem::Result IOBuffer::fail(const FileSystem::Result result)
{
    if (m_result == FileSystem::Success)
    {
        m_result = result;
    }
    return result;
}

bool IOBuffer::reserve(const Size size)
{
    if (size <= m_capacity)
    {
        return true;
    }
    else if (size > MaximumBuffered || !m_message || size > m_message->size)
    {
        return false;
    }

    // Pieces that are added one by one must not be copied each time
    const Size limit = m_message->size < MaximumBuffered ? m_message->size : MaximumBuffered;
    const Size doubled = m_capacity < limit / 2 ? m_capacity * 2 : limit;
    const Size capacity = doubled > size ? doubled : size;
    u8 *bytes = new u8[capacity];

    if (!bytes)
    {
        return false;
    }

    MemoryBlock::copy((void *) bytes, m_buffer, m_capacity);
    MemoryBlock::set(bytes + m_capacity, 0, capacity - m_capacity);
    delete[] m_buffer;
    m_buffer = bytes;
    m_capacity = capacity;
    return true;
}

bool IOBuffer::fetchWindow(const Size index)
{
    const Size start = index - (index % WindowSize);
    const Size rest = m_message->size - start;
    const Size size = rest < WindowSize ? rest : WindowSize;

    m_windowSize = 0;
    if (!reserve(size) || read(m_buffer, size, start) != FileSystem::Success)
    {
        return false;
    }
    m_windowStart = start;
    m_windowSize = size;
    return true;
}

void IOBuffer::release()
{
    delete[] m_buffer;
    m_buffer = ZERO;
    m_capacity = 0;
    m_count = 0;
    m_fetched = false;
    m_windowStart = 0;
    m_windowSize = 0;
    m_result = FileSystem::Success;
    m_insideCount = 0;
}

u8 * IOBuffer::getBuffer()
{
    if (!m_message || m_message->size == 0)
    {
        return ZERO;
    }
    else if (m_message->action == FileSystem::WriteFile && !m_fetched)
    {
        return bufferedRead() == FileSystem::Success ? m_buffer : ZERO;
    }
    return reserve(m_message->size) ? m_buffer : ZERO;
}

u8 IOBuffer::operator [] (Size index) const
{
    if (!m_message || index >= m_message->size)
    {
        return 0;
    }
    else if (m_message->action != FileSystem::WriteFile || m_fetched)
    {
        return index < m_capacity ? m_buffer[index] : 0;
    }
    else if (index - m_windowStart >= m_windowSize && !const_cast<IOBuffer *>(this)->fetchWindow(index))
    {
        // Fetching on demand is not visible from outside
        return 0;
    }
    return m_buffer[index - m_windowStart];
}

FileSystem::Result IOBuffer::read(void *buffer, const Size size, const Size offset)
{
    if (!isValid(size, offset))
    {
        return fail(FileSystem::InvalidArgument);
    }
    else if (size == 0)
    {
        return FileSystem::Success;
    }

    if ((m_message->carries & FileSystemMessage::CarriesData) && offset + size <= sizeof(m_message->inside.data))
    {
        MemoryBlock::copy(buffer, m_message->inside.data + offset, size);
    }
    else if (m_message->from == SELF)
    {
        MemoryBlock::copy(buffer, m_message->buffer + offset, size);
    }
    else if (VMCopy(m_message->from, API::Read, (Address) buffer,
                    (Address) m_message->buffer + offset, size) != API::Success)
    {
        return fail(FileSystem::IOError);
    }
    return FileSystem::Success;
}

FileSystem::Result IOBuffer::write(const void *buffer, const Size size, const Size offset)
{
    if (!isValid(size, offset))
    {
        return fail(FileSystem::InvalidArgument);
    }
    else if (size == 0)
    {
        return FileSystem::Success;
    }

    if (isInside())
    {
        MemoryBlock::copy(m_inside + offset, buffer, size);

        if (offset <= m_insideCount && offset + size > m_insideCount)
        {
            m_insideCount = offset + size;
        }
    }
    else if (m_message->from == SELF)
    {
        MemoryBlock::copy(m_message->buffer + offset, buffer, size);
    }
    else if (VMCopy(m_message->from, API::Write, (Address) buffer,
                    (Address) m_message->buffer + offset, size) != API::Success)
    {
        return fail(FileSystem::IOError);
    }
    return FileSystem::Success;
}

FileSystem::Result IOBuffer::bufferedRead()
{
    if (!m_message)
    {
        return fail(FileSystem::InvalidArgument);
    }
    else if (m_message->size == 0)
    {
        return FileSystem::Success;
    }
    else if (!reserve(m_message->size))
    {
        return fail(FileSystem::IOError);
    }

    const FileSystem::Result result = read(m_buffer, m_message->size);
    if (result == FileSystem::Success)
    {
        m_fetched = true;
        m_count = m_message->size;
    }
    return result;
}

FileSystem::Result IOBuffer::bufferedWrite(const void *buffer, const Size size)
{
    if (!isValid(size, m_count) || !reserve(m_count + size))
    {
        return fail(FileSystem::IOError);
    }

    MemoryBlock::copy(m_buffer + m_count, buffer, size);
    m_count += size;
    return FileSystem::Success;
}

FileSystem::Result IOBuffer::flushWrite()
{
    if (m_count > m_capacity)
    {
        return fail(FileSystem::IOError);
    }
    return m_count > 0 ? write(m_buffer, m_count) : FileSystem::Success;
}
