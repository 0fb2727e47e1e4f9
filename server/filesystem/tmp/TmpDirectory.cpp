// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "TmpDirectory.h"

TmpDirectory::TmpDirectory(const TmpStore & store, const u32 number)
    : Directory(number)
    , m_store(store)
{
}

FileSystem::Result TmpDirectory::read(IOBuffer & buffer, Size & size, const Size offset)
{
    Dirent dirents[NamesAtOnce];
    TmpStore::Name name;
    Size position = 0, count = 0, done = 0, skip = offset % sizeof(Dirent), ignore = offset / sizeof(Dirent);
    bool more = true;

    if (!m_store.isValid(m_inode))
    {
        return FileSystem::NotFound;
    }

    while (more && done < size)
    {
        more = m_store.next(m_inode, position, name);

        if (more && ignore > 0)
        {
            ignore--;
            continue;
        }
        else if (more)
        {
            MemoryBlock::set(&dirents[count], 0, sizeof(Dirent));
            MemoryBlock::copy(dirents[count].name, const_cast<char *>(name.text), DIRENT_LEN);
            dirents[count++].type = name.type;
        }

        const Size filled = count * sizeof(Dirent) - (count ? skip : 0);

        if (count > 0 && (count == NamesAtOnce || !more || filled >= size - done))
        {
            const Size part = filled < size - done ? filled : size - done;
            const FileSystem::Result result = buffer.write((const u8 *) dirents + skip, part, done);

            if (result != FileSystem::Success)
            {
                return result;
            }
            done += part;
            count = 0;
            skip = 0;
        }
    }

    size = done;
    return FileSystem::Success;
}

FileSystem::Result TmpDirectory::status(FileSystem::FileStat & st)
{
    return m_store.status(m_inode, st);
}
