// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "Ext2Directory.h"

Ext2Directory::Ext2Directory(const Ext2Reader & reader, const u32 number, const Ext2::Inode & inode)
    : Directory(number)
    , m_reader(reader)
    , m_ext2(inode)
    , m_counted(false)
{
    m_uid = inode.userID;
    m_gid = inode.groupID;
    m_access = inode.mode & 0777;
}

void Ext2Directory::convert(const Ext2Reader::Name & name, Dirent & dirent) const
{
    const Size length = name.length < DIRENT_LEN ? name.length : DIRENT_LEN - 1;

    MemoryBlock::set(&dirent, 0, sizeof(dirent));
    MemoryBlock::copy((void *) dirent.name, name.text, length);
    dirent.type = name.type;

    if (name.type == FileSystem::UnknownFile)
    {
        Ext2::Inode inode;

        if (m_reader.readInode(name.inode, inode) == FileSystem::Success)
        {
            dirent.type = Ext2Reader::fileType(inode);
        }
    }
}

FileSystem::Result Ext2Directory::read(IOBuffer & buffer, Size & size, const Size offset)
{
    Dirent dirents[NamesAtOnce];
    Ext2Reader::Name name;
    Size position = 0, count = 0, done = 0, skip = offset % sizeof(Dirent), ignore = offset / sizeof(Dirent);
    FileSystem::Result result = FileSystem::Success;

    while (done < size && result == FileSystem::Success)
    {
        result = m_reader.next(m_ext2, position, name);

        if (result == FileSystem::Success && ignore > 0)
        {
            ignore--;
            continue;
        }
        else if (result == FileSystem::Success)
        {
            convert(name, dirents[count++]);
        }
        else if (result != FileSystem::NotFound)
        {
            return result;
        }

        const Size filled = count * sizeof(Dirent) - (count ? skip : 0);

        if (count > 0 && (count == NamesAtOnce || result == FileSystem::NotFound || filled >= size - done))
        {
            const Size part = filled < size - done ? filled : size - done;
            const FileSystem::Result written = buffer.write((const u8 *) dirents + skip, part, done);

            if (written != FileSystem::Success)
            {
                return written;
            }
            done += part;
            count = 0;
            skip = 0;
        }
    }

    size = done;
    return FileSystem::Success;
}

FileSystem::Result Ext2Directory::status(FileSystem::FileStat & st)
{
    if (!m_counted)
    {
        Ext2Reader::Name name;
        Size position = 0, count = 0;
        FileSystem::Result result;

        while ((result = m_reader.next(m_ext2, position, name)) == FileSystem::Success)
        {
            count++;
        }
        if (result != FileSystem::NotFound)
        {
            return result;
        }
        m_size = count * sizeof(Dirent);
        m_counted = true;
    }
    return Directory::status(st);
}
