// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Checksum.h>
#include <MemoryBlock.h>
#include <String.h>
#include "MountTable.h"

MountTable::MountTable()
    : m_own(new Block)
    , m_block(m_own)
    , m_limit(0)
{
    MemoryBlock::set(m_own, 0, sizeof(*m_own));
    seal();
}

MountTable::~MountTable()
{
    delete m_own;
}

bool MountTable::isValid(const Block *block)
{
    if (block->magic != BlockMagic || block->sum != checksum(block->mounts, sizeof(*block) - offsetof(Block, mounts)))
    {
        return false;
    }

    for (Size i = 0; i < MaximumMounts; i++)
    {
        if (block->mounts[i].path[FileSystemPath::MaximumLength - 1] != 0)
        {
            return false;
        }
    }
    return true;
}

void MountTable::seal()
{
    m_block->magic = BlockMagic;
    m_block->sum = checksum(m_block->mounts, sizeof(*m_block) - offsetof(Block, mounts));

    // No entry from here on is in use: a search ends there
    for (m_limit = MaximumMounts; m_limit > 0 && m_block->mounts[m_limit - 1].path[0] == 0; m_limit--)
    {
    }
}

bool MountTable::attach(Block *block)
{
    const bool valid = isValid(block);

    if (!valid)
    {
        MemoryBlock::copy((void *) block, m_block, sizeof(*block));
    }
    m_block = block;
    seal();
    return valid;
}

FileSystemMount * MountTable::entries()
{
    return m_block->mounts;
}

const FileSystemMount * MountTable::find(const char *path) const
{
    const FileSystemMount *found = ZERO;
    Size longest = 0;

    for (Size i = 0; i < m_limit; i++)
    {
        const char *mount = m_block->mounts[i].path;
        Size length = 0;

        while (mount[length] && mount[length] == path[length])
        {
            length++;
        }

        // "/tmpx" is not below "/tmp"
        if (length > longest && mount[length] == 0 && (path[length] == 0 || path[length] == '/'))
        {
            found = &m_block->mounts[i];
            longest = length;
        }
    }
    return found;
}

u32 MountTable::generation(const ProcessID pid)
{
    ProcessInfo info;

    MemoryBlock::set(&info, 0, sizeof(info));
    return ProcessCtl(pid, InfoPID, (Address) &info) == API::Success ? info.generation : 0;
}

bool MountTable::isMountOf(const char *path, const ProcessID pid) const
{
    for (Size i = 0; i < m_limit; i++)
    {
        if (path[0] && MemoryBlock::compare(m_block->mounts[i].path, path))
        {
            return m_block->mounts[i].procID == pid && m_block->generations[i] == generation(pid);
        }
    }
    return false;
}

FileSystem::Result MountTable::insert(const char *path, const ProcessID pid, bool & existing)
{
    const Size length = String::length(path);
    Size index = MaximumMounts;

    existing = false;

    if (path[0] != '/' || length < 2 || length >= FileSystemPath::MaximumLength || path[length - 1] == '/')
    {
        return FileSystem::InvalidArgument;
    }

    for (Size i = 0; i < MaximumMounts; i++)
    {
        if (MemoryBlock::compare(m_block->mounts[i].path, path))
        {
            existing = true;
            index = i;
            break;
        }
        else if (index == MaximumMounts && m_block->mounts[i].path[0] == 0)
        {
            index = i;
        }
    }

    if (index == MaximumMounts)
    {
        return FileSystem::IOError;
    }

    const u32 current = generation(pid);

    // A server that was restarted mounts what it had: nothing changes
    if (existing && m_block->mounts[index].procID == pid && m_block->generations[index] == current)
    {
        return FileSystem::Success;
    }

    MemoryBlock::set(&m_block->mounts[index], 0, sizeof(FileSystemMount));
    MemoryBlock::copy((void *) m_block->mounts[index].path, path, length + 1);
    m_block->mounts[index].procID = pid;
    m_block->generations[index] = current;
    seal();
    return FileSystem::Success;
}

Size MountTable::remove(const ProcessID pid)
{
    Size count = 0;

    for (Size i = 0; i < MaximumMounts; i++)
    {
        if (m_block->mounts[i].path[0] != 0 && m_block->mounts[i].procID == pid)
        {
            MemoryBlock::set(&m_block->mounts[i], 0, sizeof(FileSystemMount));
            count++;
        }
    }

    if (count > 0)
    {
        seal();
    }
    return count;
}

Size MountTable::removeDead()
{
    Size count = 0;

    for (Size i = 0; i < MaximumMounts; i++)
    {
        const FileSystemMount & mount = m_block->mounts[i];

        if (mount.path[0] != 0 && generation(mount.procID) != m_block->generations[i])
        {
            MemoryBlock::set(&m_block->mounts[i], 0, sizeof(FileSystemMount));
            count++;
        }
    }

    if (count > 0)
    {
        seal();
    }
    return count;
}

Size MountTable::list(FileSystemMount *output) const
{
    Size count = 0;

    for (Size i = 0; i < MaximumMounts; i++)
    {
        if (m_block->mounts[i].path[0] != 0)
        {
            output[count++] = m_block->mounts[i];
        }
    }
    return count;
}
