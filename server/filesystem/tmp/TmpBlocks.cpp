// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "TmpStore.h"

// The part of TmpStore that moves bytes.

u8 * TmpStore::block(const u32 number) const
{
    return (u8 *) m_header + number * Tmp::BlockSize;
}

u32 TmpStore::allocate()
{
    for (u32 i = 0; m_available > 0 && i < m_blocks - m_firstBlock; i++)
    {
        const u32 number = m_nextBlock;

        m_nextBlock = number + 1 < m_blocks ? number + 1 : m_firstBlock;
        if (!m_used[number])
        {
            m_used[number] = 1;
            m_available--;
            MemoryBlock::set(block(number), 0, Tmp::BlockSize);
            return number;
        }
    }
    return 0;
}

u32 TmpStore::mapped(const Tmp::Contents & contents, const Size index) const
{
    if (index < Tmp::DirectBlocks)
    {
        return contents.direct[index];
    }
    return contents.list ? ((const u32 *) block(contents.list))[index - Tmp::DirectBlocks] : 0;
}

bool TmpStore::reserve(Tmp::Contents & contents, const Size first, const Size last)
{
    Size needed = last >= Tmp::DirectBlocks && !contents.list ? 1 : 0;

    for (Size i = first; i <= last; i++)
    {
        needed += mapped(contents, i) ? 0 : 1;
    }

    if (needed > m_available)
    {
        return false;
    }

    if (last >= Tmp::DirectBlocks && !contents.list)
    {
        contents.list = allocate();
    }

    for (Size i = first; needed > 0 && i <= last; i++)
    {
        u32 & pointer = i < Tmp::DirectBlocks ? contents.direct[i] :
                        ((u32 *) block(contents.list))[i - Tmp::DirectBlocks];

        if (!pointer)
        {
            pointer = allocate();
        }
    }
    return true;
}

void TmpStore::clear(const Tmp::Contents & contents, const Size from, const Size to)
{
    for (Size position = from; position < to;)
    {
        const Size skip = position % Tmp::BlockSize;
        const Size part = to - position < Tmp::BlockSize - skip ? to - position : Tmp::BlockSize - skip;
        const u32 number = mapped(contents, position / Tmp::BlockSize);

        if (number)
        {
            MemoryBlock::set(block(number) + skip, 0, part);
        }
        position += part;
    }
}

FileSystem::Result TmpStore::read(const u32 number, IOBuffer & buffer, Size & size, const Size offset) const
{
    static const u8 zeroes[256] = { 0 };
    const Tmp::Record *file = record(number);

    if (!file)
    {
        return FileSystem::NotFound;
    }
    else if (file->type != FileSystem::RegularFile)
    {
        return FileSystem::NotSupported;
    }

    const Size total = file->contents.size;
    const Size wanted = offset >= total ? 0 : (size < total - offset ? size : total - offset);

    for (Size done = 0; done < wanted;)
    {
        const Size position = offset + done, skip = position % Tmp::BlockSize;
        const u32 first = mapped(file->contents, position / Tmp::BlockSize);
        Size part = Tmp::BlockSize - skip;

        // Blocks in a row are one copy
        for (u32 i = 1; first && part < wanted - done; i++, part += Tmp::BlockSize)
        {
            if (mapped(file->contents, position / Tmp::BlockSize + i) != first + i)
            {
                break;
            }
        }
        if (part > wanted - done)
        {
            part = wanted - done;
        }
        if (!first && part > sizeof(zeroes))
        {
            part = sizeof(zeroes);
        }

        const FileSystem::Result result = buffer.write(first ? block(first) + skip : zeroes, part, done);
        if (result != FileSystem::Success)
        {
            return result;
        }
        done += part;
    }

    size = wanted;
    return FileSystem::Success;
}

FileSystem::Result TmpStore::write(const u32 number, IOBuffer & buffer, Size & size, const Size offset)
{
    Tmp::Record *file = record(number);
    Tmp::Undo & undo = m_header->undo;

    if (!file)
    {
        return FileSystem::NotFound;
    }
    else if (file->type != FileSystem::RegularFile)
    {
        return FileSystem::NotSupported;
    }
    else if (size == 0)
    {
        return FileSystem::Success;
    }
    else if (offset > Tmp::MaximumFileSize || size > Tmp::MaximumFileSize - offset)
    {
        return FileSystem::NoSpace;
    }

    Tmp::Contents & contents = file->contents;

    undo.record = file - m_records;
    undo.contents = contents;
    MemoryBlock::ordered();
    undo.valid = 1;
    MemoryBlock::ordered();

    FileSystem::Result result = FileSystem::NoSpace;

    if (reserve(contents, offset / Tmp::BlockSize, (offset + size - 1) / Tmp::BlockSize))
    {
        // Bytes past the end may be left from a write that failed
        clear(contents, contents.size, offset);
        result = FileSystem::Success;
    }

    for (Size done = 0; result == FileSystem::Success && done < size;)
    {
        const Size position = offset + done, skip = position % Tmp::BlockSize;
        const u32 first = mapped(contents, position / Tmp::BlockSize);
        Size part = Tmp::BlockSize - skip;

        for (u32 i = 1; part < size - done; i++, part += Tmp::BlockSize)
        {
            if (mapped(contents, position / Tmp::BlockSize + i) != first + i)
            {
                break;
            }
        }
        if (part > size - done)
        {
            part = size - done;
        }

        result = buffer.read(block(first) + skip, part, done);
        done += part;
    }

    if (result == FileSystem::Success && offset + size > contents.size)
    {
        contents.size = offset + size;
    }
    contents.sum = contentsSum(contents);
    MemoryBlock::ordered();
    undo.valid = 0;
    return result;
}
