// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "Ext2File.h"

Ext2File::Ext2File(const Ext2Reader & reader, const u32 number, const Ext2::Inode & inode)
    : File(number, Ext2Reader::fileType(inode), inode.userID, inode.groupID)
    , m_reader(reader)
    , m_ext2(inode)
{
    m_access = inode.mode & 0777;

    if (m_reader.fileSize(inode, m_size) != FileSystem::Success)
    {
        m_size = 0;
    }
}

FileSystem::Result Ext2File::copy(IOBuffer & buffer, const u64 position, const Size size, const Size offset) const
{
    const void *bytes = position ? m_reader.storage().memory(position, size) : ZERO;

    if (bytes)
    {
        return buffer.write(bytes, size, offset);
    }

    u8 chunk[ChunkSize];
    FileSystem::Result result = FileSystem::Success;

    MemoryBlock::set(chunk, 0, sizeof(chunk));

    for (Size done = 0; result == FileSystem::Success && done < size;)
    {
        const Size part = size - done < sizeof(chunk) ? size - done : sizeof(chunk);

        if (position)
        {
            result = m_reader.storage().read(position + done, chunk, part);
        }
        if (result == FileSystem::Success)
        {
            result = buffer.write(chunk, part, offset + done);
        }
        done += part;
    }
    return result;
}

FileSystem::Result Ext2File::read(IOBuffer & buffer, Size & size, const Size offset)
{
    Size total = 0;
    FileSystem::Result result = m_reader.fileSize(m_ext2, total);

    if (result != FileSystem::Success)
    {
        return result;
    }
    else if (m_type != FileSystem::RegularFile)
    {
        return FileSystem::NotSupported;
    }

    const Size wanted = offset >= total ? 0 : (size < total - offset ? size : total - offset);

    for (Size done = 0, length = 0; done < wanted; done += length)
    {
        u64 position;

        result = m_reader.locate(m_ext2, offset + done, wanted - done, position, length);
        if (result == FileSystem::Success)
        {
            result = copy(buffer, position, length, done);
        }
        if (result != FileSystem::Success)
        {
            return result;
        }
    }

    size = wanted;
    return FileSystem::Success;
}

FileSystem::Result Ext2File::write(IOBuffer &, Size &, const Size)
{
    return FileSystem::PermissionDenied;
}
