// SPDX-License-Identifier: GPL-3.0-or-later

#include "TmpFile.h"

TmpFile::TmpFile(TmpStore & store, const u32 number)
    : File(number, store.type(number))
    , m_store(store)
{
}

FileSystem::Result TmpFile::read(IOBuffer & buffer, Size & size, const Size offset)
{
    return m_store.read(m_inode, buffer, size, offset);
}

FileSystem::Result TmpFile::write(IOBuffer & buffer, Size & size, const Size offset)
{
    return m_store.write(m_inode, buffer, size, offset);
}

FileSystem::Result TmpFile::status(FileSystem::FileStat & st)
{
    return m_store.status(m_inode, st);
}
