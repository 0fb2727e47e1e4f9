// SPDX-License-Identifier: GPL-3.0-or-later

#include <ChannelClient.h>
#include <MemoryBlock.h>
#include "FileDescriptor.h"

FileDescriptor::FileDescriptor()
    : m_array(ZERO)
    , m_count(0)
{
}

FileDescriptor::Entry * FileDescriptor::getArray(Size & count)
{
    count = m_count;
    return m_array;
}

void FileDescriptor::setArray(Entry *array, const Size count)
{
    m_array = array;
    m_count = array ? count : 0;
}

FileDescriptor::Result FileDescriptor::openEntry(const u32 inode, const ProcessID filesystem, Size & index)
{
    if (!m_array)
    {
        m_array = new Entry[MaximumFiles];
        if (!m_array)
        {
            return OutOfFiles;
        }
        m_count = MaximumFiles;
        MemoryBlock::set(m_array, 0, sizeof(Entry) * m_count);
    }

    for (Size i = 0; i < m_count; i++)
    {
        if (!m_array[i].open)
        {
            m_array[i].inode = inode;
            m_array[i].pid = filesystem;
            m_array[i].position = 0;
            m_array[i].open = true;
            m_array[i].server = (u8) filesystem;
            m_array[i].generation = (u16) ChannelClient::instance()->generation(filesystem);
            index = i;
            return Success;
        }
    }
    return OutOfFiles;
}

FileDescriptor::Entry * FileDescriptor::getEntry(const Size index)
{
    return index < m_count ? &m_array[index] : ZERO;
}

bool FileDescriptor::isServed(const Entry & entry)
{
    if (!entry.generation || entry.server != (u8) entry.pid)
    {
        return true;
    }

    // Whether somebody who is not there answers, the request will tell
    const u32 generation = ChannelClient::instance()->generation(entry.pid);
    return !generation || (u16) generation == entry.generation;
}

FileDescriptor::Result FileDescriptor::closeEntry(const Size index)
{
    if (index >= m_count || !m_array[index].open)
    {
        return InvalidArgument;
    }

    m_array[index].open = false;
    return Success;
}
