// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileDescriptor.h"
#include "FileStorage.h"

FileStorage::FileStorage(const char *path, Size offset)
    : m_path(path)
    , m_offset(offset)
    , m_descriptor(0)
    , m_open(false)
    , m_capacity(0)
{
}

FileStorage::~FileStorage()
{
    if (m_open)
    {
        m_client.closeFile(m_descriptor);
    }
}

FileSystem::Result FileStorage::initialize()
{
    FileSystem::FileStat st;
    FileSystem::Result result;

    if (m_open)
    {
        return FileSystem::Success;
    }

    result = m_client.statFile(m_path, &st);
    if (result != FileSystem::Success)
    {
        return result;
    }
    else if (st.size < m_offset)
    {
        return FileSystem::InvalidArgument;
    }

    result = m_client.openFile(m_path, m_descriptor);
    if (result == FileSystem::Success)
    {
        m_open = true;
        m_capacity = st.size - m_offset;
    }
    return result;
}

FileSystem::Result FileStorage::seek(const u64 offset, const Size size) const
{
    FileDescriptor::Entry *entry = m_open ? FileDescriptor::instance()->getEntry(m_descriptor) : ZERO;

    if (!entry)
    {
        return FileSystem::IOError;
    }
    else if (offset > m_capacity || size > m_capacity - offset)
    {
        return FileSystem::InvalidArgument;
    }

    entry->position = m_offset + (Size) offset;
    return FileSystem::Success;
}

FileSystem::Result FileStorage::read(const u64 offset, void *buffer, const Size size) const
{
    FileSystem::Result result = seek(offset, size);

    for (Size done = 0; result == FileSystem::Success && done < size;)
    {
        Size part = size - done;

        result = m_client.readFile(m_descriptor, (u8 *) buffer + done, &part);
        if (result == FileSystem::Success && part == 0)
        {
            result = FileSystem::IOError;
        }
        done += part;
    }
    return result;
}

FileSystem::Result FileStorage::write(const u64 offset, void *buffer, const Size size)
{
    FileSystem::Result result = seek(offset, size);

    for (Size done = 0; result == FileSystem::Success && done < size;)
    {
        Size part = size - done;

        result = m_client.writeFile(m_descriptor, (u8 *) buffer + done, &part);
        if (result == FileSystem::Success && part == 0)
        {
            result = FileSystem::IOError;
        }
        done += part;
    }
    return result;
}

u64 FileStorage::capacity() const
{
    return m_capacity;
}
