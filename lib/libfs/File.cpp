// SPDX-License-Identifier: GPL-3.0-or-later

#include "File.h"

File::File(const u32 inode, const FileSystem::FileType type, const UserID uid, const GroupID gid)
    : m_inode(inode)
    , m_type(type)
    , m_uid(uid)
    , m_gid(gid)
    , m_access(FileSystem::OwnerRWX)
    , m_size(0)
{
}

File::~File()
{
}

u32 File::getInode() const
{
    return m_inode;
}

FileSystem::FileType File::getType() const
{
    return m_type;
}

void File::setAccess(const FileSystem::FileModes access)
{
    m_access = access;
}

FileSystem::Result File::read(IOBuffer &, Size &, const Size)
{
    return FileSystem::NotSupported;
}

FileSystem::Result File::write(IOBuffer &, Size &, const Size)
{
    return FileSystem::NotSupported;
}

FileSystem::Result File::status(FileSystem::FileStat & st)
{
    st.type = m_type;
    st.inode = m_inode;
    st.access = m_access;
    st.size = m_size;
    st.userID = m_uid;
    st.groupID = m_gid;
    return FileSystem::Success;
}

bool File::canRead() const
{
    return true;
}

bool File::canWrite() const
{
    return true;
}
