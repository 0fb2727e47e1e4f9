// SPDX-License-Identifier: GPL-3.0-or-later

#include <ListIterator.h>
#include <MemoryBlock.h>
#include "Directory.h"

Directory::Directory(const u32 inode)
    : File(inode, FileSystem::DirectoryFile)
{
}

Directory::~Directory()
{
    clear();
}

FileSystem::Result Directory::read(IOBuffer & buffer, Size & size, const Size offset)
{
    const Size wanted = offset >= m_size ? 0 : (size < m_size - offset ? size : m_size - offset);
    Size position = 0, done = 0;

    for (ListIterator<Dirent *> i(m_entries); i.hasCurrent() && done < wanted; i++, position += sizeof(Dirent))
    {
        if (position + sizeof(Dirent) <= offset)
        {
            continue;
        }

        const Size skip = position < offset ? offset - position : 0;
        const Size rest = sizeof(Dirent) - skip;
        const Size part = wanted - done < rest ? wanted - done : rest;
        const FileSystem::Result result = buffer.write((const u8 *) i.current() + skip, part, done);

        if (result != FileSystem::Success)
        {
            return result;
        }
        done += part;
    }

    size = done;
    return FileSystem::Success;
}

File * Directory::lookup(const char *)
{
    return ZERO;
}

Dirent * Directory::find(const char *name)
{
    for (ListIterator<Dirent *> i(m_entries); i.hasCurrent(); i++)
    {
        if (MemoryBlock::compare(i.current()->name, name))
        {
            return i.current();
        }
    }
    return ZERO;
}

void Directory::insert(FileSystem::FileType type, const char *name)
{
    Dirent *entry = find(name);

    if (entry)
    {
        entry->type = type;
    }
    else if ((entry = new Dirent) != ZERO)
    {
        MemoryBlock::set(entry, 0, sizeof(*entry));
        MemoryBlock::copy(entry->name, const_cast<char *>(name), sizeof(entry->name));
        entry->type = type;
        m_entries.append(entry);
        m_size += sizeof(Dirent);
    }
}

void Directory::remove(const char *name)
{
    Dirent *entry = find(name);

    if (entry)
    {
        m_entries.remove(entry);
        m_size -= sizeof(Dirent);
        delete entry;
    }
}

void Directory::clear()
{
    for (ListIterator<Dirent *> i(m_entries); i.hasCurrent(); i++)
    {
        delete i.current();
    }
    m_entries.clear();
    m_size = 0;
}
