// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include <String.h>
#include "PseudoFile.h"

PseudoFile::PseudoFile(const u32 inode)
    : File(inode, FileSystem::RegularFile)
    , m_buffer(ZERO)
    , m_capacity(0)
{
}

PseudoFile::PseudoFile(const u32 inode, const char *str)
    : PseudoFile(inode)
{
    const Size length = String::length(str);

    if (length > 0 && reserve(length))
    {
        MemoryBlock::copy((void *) m_buffer, str, length);
        m_size = length;
    }
}

PseudoFile::~PseudoFile()
{
    delete[] m_buffer;
}

bool PseudoFile::reserve(const Size size)
{
    if (size <= m_capacity)
    {
        return true;
    }

    Size capacity = m_capacity < 64 ? 64 : m_capacity;
    while (capacity < size)
    {
        capacity *= 2;
    }

    u8 *bytes = new u8[capacity];
    if (!bytes)
    {
        return false;
    }

    if (m_size > 0)
    {
        MemoryBlock::copy((void *) bytes, m_buffer, m_size);
    }
    MemoryBlock::set(bytes + m_size, 0, capacity - m_size);
    delete[] m_buffer;
    m_buffer = bytes;
    m_capacity = capacity;
    return true;
}

FileSystem::Result PseudoFile::read(IOBuffer & buffer, Size & size, const Size offset)
{
    if (offset >= m_size)
    {
        size = 0;
        return FileSystem::Success;
    }

    if (size > m_size - offset)
    {
        size = m_size - offset;
    }
    return buffer.write(m_buffer + offset, size);
}

FileSystem::Result PseudoFile::write(IOBuffer & buffer, Size & size, const Size offset)
{
    if (size == 0)
    {
        return FileSystem::Success;
    }
    else if (offset > MaximumSize || size > MaximumSize - offset || !reserve(offset + size))
    {
        return FileSystem::IOError;
    }

    const FileSystem::Result result = buffer.read(m_buffer + offset, size);

    if (result == FileSystem::Success && offset + size > m_size)
    {
        m_size = offset + size;
    }
    else if (result != FileSystem::Success && offset + size > m_size)
    {
        // A copy may have stopped half way: what is past the end stays zero
        const Size start = offset > m_size ? offset : m_size;
        MemoryBlock::set(m_buffer + start, 0, offset + size - start);
    }
    return result;
}
