// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "Ext2Reader.h"

Ext2Reader::Ext2Reader(const Storage & storage)
    : m_storage(storage)
    , m_blockSize(0)
    , m_inodeSize(0)
    , m_groups(0)
{
    MemoryBlock::set(&m_super, 0, sizeof(m_super));
}

const Storage & Ext2Reader::storage() const
{
    return m_storage;
}

Size Ext2Reader::blockSize() const
{
    return m_blockSize;
}

FileSystem::Result Ext2Reader::initialize()
{
    Ext2::Superblock super;

    m_groups = 0;

    if (m_storage.read(Ext2::SuperblockOffset, &super, sizeof(super)) != FileSystem::Success ||
        super.magic != Ext2::Magic ||
        super.logBlockSize > 6)
    {
        return FileSystem::InvalidArgument;
    }

    const u32 blockSize = 1024U << super.logBlockSize;
    const u32 inodeSize = super.revision == 0 ? Ext2::OldInodeSize : super.inodeSize;
    const u32 bits = blockSize * 8;

    if (super.revision > 0 && (super.featureIncompat & ~Ext2::FeatureFileType))
    {
        return FileSystem::NotSupported;
    }

    if (super.firstDataBlock != (super.logBlockSize == 0 ? 1 : 0) ||
        super.blocksCount <= super.firstDataBlock ||
        super.blocksPerGroup == 0 || super.blocksPerGroup > bits ||
        super.inodesPerGroup == 0 || super.inodesPerGroup > bits ||
        inodeSize < Ext2::OldInodeSize || inodeSize > blockSize || (inodeSize & (inodeSize - 1)) ||
        (u64) super.blocksCount * blockSize > m_storage.capacity())
    {
        return FileSystem::InvalidArgument;
    }

    const u32 groups = (super.blocksCount - super.firstDataBlock - 1) / super.blocksPerGroup + 1;

    if (super.inodesCount < Ext2::RootInode || super.inodesCount > (u64) groups * super.inodesPerGroup ||
        ((u64) super.firstDataBlock + 1) * blockSize + (u64) groups * sizeof(Ext2::Group) > m_storage.capacity())
    {
        return FileSystem::InvalidArgument;
    }

    m_super = super;
    m_blockSize = blockSize;
    m_inodeSize = inodeSize;
    m_groups = groups;
    return FileSystem::Success;
}

bool Ext2Reader::isBlock(const u32 block) const
{
    return block > m_super.firstDataBlock && block < m_super.blocksCount;
}

FileSystem::Result Ext2Reader::readBlock(const u32 block, const Size offset, void *buffer, const Size size) const
{
    if (!isBlock(block) || offset > m_blockSize || size > m_blockSize - offset)
    {
        return FileSystem::IOError;
    }

    if (m_storage.read((u64) block * m_blockSize + offset, buffer, size) != FileSystem::Success)
    {
        return FileSystem::IOError;
    }
    return FileSystem::Success;
}

FileSystem::Result Ext2Reader::readInode(const u32 number, Ext2::Inode & inode) const
{
    Ext2::Group group;

    if (number == 0 || number > m_super.inodesCount || m_groups == 0)
    {
        return FileSystem::NotFound;
    }

    const u32 index = (number - 1) % m_super.inodesPerGroup;
    const u64 table = ((u64) m_super.firstDataBlock + 1) * m_blockSize;
    const u32 position = ((number - 1) / m_super.inodesPerGroup) * sizeof(group);

    if (m_storage.read(table + position, &group, sizeof(group)) != FileSystem::Success)
    {
        return FileSystem::IOError;
    }

    const u32 perBlock = m_blockSize / m_inodeSize;
    const u64 block = (u64) group.inodeTable + index / perBlock;

    if (!isBlock(group.inodeTable) || block >= m_super.blocksCount)
    {
        return FileSystem::IOError;
    }

    const FileSystem::Result result =
        readBlock((u32) block, (index % perBlock) * m_inodeSize, &inode, sizeof(inode));

    if (result == FileSystem::Success && (inode.mode == 0 || inode.linksCount == 0))
    {
        return FileSystem::NotFound;
    }
    return result;
}

FileSystem::FileType Ext2Reader::fileType(const Ext2::Inode & inode)
{
    switch (inode.mode & Ext2::ModeTypeMask)
    {
        case Ext2::ModeRegular:   return FileSystem::RegularFile;
        case Ext2::ModeDirectory: return FileSystem::DirectoryFile;
        case Ext2::ModeBlock:     return FileSystem::BlockDeviceFile;
        case Ext2::ModeCharacter: return FileSystem::CharacterDeviceFile;
        case Ext2::ModeSymlink:   return FileSystem::SymlinkFile;
        case Ext2::ModeFIFO:      return FileSystem::FIFOFile;
        case Ext2::ModeSocket:    return FileSystem::SocketFile;
        default:                  return FileSystem::UnknownFile;
    }
}

FileSystem::Result Ext2Reader::fileSize(const Ext2::Inode & inode, Size & size) const
{
    // In a directory the high word means something else
    if (fileType(inode) == FileSystem::RegularFile && inode.sizeHigh != 0)
    {
        return FileSystem::IOError;
    }

    // A directory has no holes: it cannot be larger than the file system
    if (fileType(inode) == FileSystem::DirectoryFile &&
        (inode.size % m_blockSize || inode.size / m_blockSize > m_super.blocksCount))
    {
        return FileSystem::IOError;
    }

    size = inode.size;
    return FileSystem::Success;
}

FileSystem::Result Ext2Reader::mapBlock(const Ext2::Inode & inode, const u32 index, u32 & block) const
{
    // A block of pointers holds 2 to the power of this
    const u32 bits = m_super.logBlockSize + 8;
    u32 rest = index, level = 0;

    if (index < Ext2::DirectBlocks)
    {
        block = inode.block[index];
    }
    else
    {
        rest -= Ext2::DirectBlocks;

        for (level = 1; level <= 3 && rest >= 1ULL << (level * bits); level++)
        {
            rest -= 1U << (level * bits);
        }

        if (level > 3)
        {
            return FileSystem::IOError;
        }
        block = inode.block[Ext2::DirectBlocks + level - 1];
    }

    while (level-- > 0 && block != 0)
    {
        const u32 pointer = (rest >> (level * bits)) & ((1U << bits) - 1);
        const FileSystem::Result result = readBlock(block, pointer * sizeof(u32), &block, sizeof(block));

        if (result != FileSystem::Success)
        {
            return result;
        }
    }
    return block == 0 || isBlock(block) ? FileSystem::Success : FileSystem::IOError;
}

FileSystem::Result Ext2Reader::locate(const Ext2::Inode & inode,
                                      const Size offset,
                                      const Size size,
                                      u64 & position,
                                      Size & length) const
{
    const u32 first = offset / m_blockSize;
    const Size skip = offset % m_blockSize;
    u32 start, block;

    FileSystem::Result result = mapBlock(inode, first, start);
    if (result != FileSystem::Success)
    {
        return result;
    }

    position = start ? (u64) start * m_blockSize + skip : 0;
    length = m_blockSize - skip;

    for (u32 count = 1; length < size; count++)
    {
        result = mapBlock(inode, first + count, block);

        // Damage further on is met when it is reached
        if (result != FileSystem::Success || block != (start ? start + count : 0))
        {
            break;
        }
        length += m_blockSize < size - length ? m_blockSize : size - length;
    }

    if (length > size)
    {
        length = size;
    }
    return FileSystem::Success;
}

FileSystem::Result Ext2Reader::read(const Ext2::Inode & inode, const Size offset, void *buffer, Size & size) const
{
    Size total;
    FileSystem::Result result = fileSize(inode, total);

    if (result != FileSystem::Success)
    {
        return result;
    }

    const Size wanted = offset >= total ? 0 : (size < total - offset ? size : total - offset);

    for (Size done = 0, length = 0; done < wanted; done += length)
    {
        u64 position;

        result = locate(inode, offset + done, wanted - done, position, length);
        if (result != FileSystem::Success)
        {
            return result;
        }

        if (position == 0)
        {
            MemoryBlock::set((u8 *) buffer + done, 0, length);
        }
        else if (m_storage.read(position, (u8 *) buffer + done, length) != FileSystem::Success)
        {
            return FileSystem::IOError;
        }
    }

    size = wanted;
    return FileSystem::Success;
}

FileSystem::Result Ext2Reader::next(const Ext2::Inode & inode, Size & position, Name & name) const
{
    static const FileSystem::FileType types[] =
    {
        FileSystem::UnknownFile, FileSystem::RegularFile, FileSystem::DirectoryFile, FileSystem::CharacterDeviceFile,
        FileSystem::BlockDeviceFile, FileSystem::FIFOFile, FileSystem::SocketFile, FileSystem::SymlinkFile
    };
    Size total;
    FileSystem::Result result = fileSize(inode, total);

    while (result == FileSystem::Success && position < total)
    {
        const Size offset = position % m_blockSize;
        Ext2::Entry entry;
        u32 block;

        result = mapBlock(inode, position / m_blockSize, block);
        if (result == FileSystem::Success)
        {
            result = readBlock(block, offset, &entry, sizeof(entry));
        }
        if (result != FileSystem::Success)
        {
            return result;
        }

        if (entry.recordLength < sizeof(entry) || entry.recordLength % 4 ||
            entry.recordLength > m_blockSize - offset ||
            entry.nameLength > entry.recordLength - sizeof(entry) ||
            entry.inode > m_super.inodesCount)
        {
            return FileSystem::IOError;
        }

        position += entry.recordLength;
        if (entry.inode == 0)
        {
            continue;
        }

        result = readBlock(block, offset + sizeof(entry), name.text, entry.nameLength);
        if (result != FileSystem::Success || entry.nameLength == 0)
        {
            return FileSystem::IOError;
        }

        const bool typed = m_super.revision > 0 && (m_super.featureIncompat & Ext2::FeatureFileType);

        name.inode = entry.inode;
        name.type = typed && entry.fileType < 8 ? types[entry.fileType] : FileSystem::UnknownFile;
        name.length = entry.nameLength;
        name.text[name.length] = 0;
        return FileSystem::Success;
    }
    return result == FileSystem::Success ? FileSystem::NotFound : result;
}

FileSystem::Result Ext2Reader::lookup(const Ext2::Inode & inode,
                                      const char *text,
                                      const Size length,
                                      u32 & number) const
{
    FileSystem::Result result;
    Size position = 0;
    Name name;

    if (fileType(inode) != FileSystem::DirectoryFile)
    {
        return FileSystem::NotFound;
    }

    while ((result = next(inode, position, name)) == FileSystem::Success)
    {
        if (name.length == length && MemoryBlock::compare((const void *) name.text, text, length))
        {
            number = name.inode;
            break;
        }
    }
    return result;
}

FileSystem::Result Ext2Reader::readLink(const Ext2::Inode & inode, char text[MaximumPath], Size & length) const
{
    const u32 attributes = inode.fileACL ? m_blockSize / 512 : 0;

    length = inode.size;

    if (length == 0 || length >= MaximumPath)
    {
        return FileSystem::IOError;
    }

    // A short link has no blocks of its own
    if (inode.sectors == attributes)
    {
        if (length > sizeof(inode.block))
        {
            return FileSystem::IOError;
        }
        MemoryBlock::copy((void *) text, inode.block, length);
        return FileSystem::Success;
    }
    return read(inode, 0, text, length);
}

FileSystem::Result Ext2Reader::resolve(const char *path, u32 & number) const
{
    char work[MaximumPath], link[MaximumPath];
    Ext2::Inode inode;
    Size links = 0, rest = 0;

    while (path[rest])
    {
        if (rest + 1 >= MaximumPath)
        {
            return FileSystem::InvalidArgument;
        }
        work[rest] = path[rest];
        rest++;
    }
    work[rest] = 0;

    FileSystem::Result result = readInode(Ext2::RootInode, inode);
    const char *p = work;

    for (number = Ext2::RootInode; result == FileSystem::Success;)
    {
        const Ext2::Inode parent = inode;
        const u32 parentNumber = number;

        while (*p == '/')
        {
            p++;
        }
        if (*p == 0)
        {
            return FileSystem::Success;
        }

        const char *end = p;
        while (*end && *end != '/')
        {
            end++;
        }

        result = lookup(parent, p, end - p, number);
        if (result == FileSystem::Success)
        {
            result = readInode(number, inode);
        }
        p = end;

        if (result == FileSystem::Success && fileType(inode) == FileSystem::SymlinkFile)
        {
            Size length;

            if (++links > MaximumLinks)
            {
                return FileSystem::InvalidArgument;
            }
            else if ((result = readLink(inode, link, length)) != FileSystem::Success)
            {
                return result;
            }

            // What is left of the path goes behind the text of the link
            const Size left = &work[rest] - p;
            if (length + left + 1 > MaximumPath)
            {
                return FileSystem::InvalidArgument;
            }
            MemoryBlock::copy((void *) (link + length), p, left);
            rest = length + left;
            MemoryBlock::copy((void *) work, link, rest);
            work[rest] = 0;
            p = work;

            // Link texts are counted by length: a terminator inside ends them early, which is harmless
            number = parentNumber;
            inode = parent;
            if (work[0] == '/')
            {
                number = Ext2::RootInode;
                result = readInode(number, inode);
            }
        }
    }
    return result;
}
