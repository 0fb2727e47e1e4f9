// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <MemoryBlock.h>
#include "IOBuffer.h"

IOBuffer::IOBuffer()
    : m_message(ZERO)
    , m_buffer(ZERO)
    , m_capacity(0)
    , m_count(0)
    , m_fetched(false)
    , m_result(FileSystem::Success)
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
    m_count = m_count + bytes < m_capacity ? m_count + bytes : m_capacity;
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

bool IOBuffer::allocate()
{
    if (!m_buffer && m_message && m_message->size > 0)
    {
        const Size capacity = m_message->size < MaximumBuffered ? m_message->size : MaximumBuffered;

        m_buffer = new u8[capacity];
        m_capacity = m_buffer ? capacity : 0;
        MemoryBlock::set(m_buffer, 0, m_capacity);
    }
    return m_buffer != ZERO;
}

void IOBuffer::release()
{
    delete[] m_buffer;
    m_buffer = ZERO;
    m_capacity = 0;
    m_count = 0;
    m_fetched = false;
    m_result = FileSystem::Success;
}

u8 * IOBuffer::getBuffer()
{
    if (m_message && m_message->action == FileSystem::WriteFile && !m_fetched)
    {
        return bufferedRead() == FileSystem::Success ? m_buffer : ZERO;
    }
    return allocate() ? m_buffer : ZERO;
}

u8 IOBuffer::operator [] (Size index) const
{
    // Fetching on demand is not visible from outside
    const u8 *bytes = const_cast<IOBuffer *>(this)->getBuffer();

    return bytes && index < m_capacity ? bytes[index] : 0;
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
    else if (!allocate())
    {
        return fail(FileSystem::IOError);
    }

    const FileSystem::Result result = read(m_buffer, m_capacity);
    if (result == FileSystem::Success)
    {
        m_fetched = true;
        m_count = m_capacity;
    }
    return result;
}

FileSystem::Result IOBuffer::bufferedWrite(const void *buffer, const Size size)
{
    if (!isValid(size, m_count) || !allocate() || size > m_capacity - m_count)
    {
        return fail(FileSystem::IOError);
    }

    MemoryBlock::copy(m_buffer + m_count, buffer, size);
    m_count += size;
    return FileSystem::Success;
}

FileSystem::Result IOBuffer::flushWrite()
{
    return m_count > 0 ? write(m_buffer, m_count) : FileSystem::Success;
}
