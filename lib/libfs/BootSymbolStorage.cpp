// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "BootSymbolStorage.h"

BootSymbolStorage::BootSymbolStorage(const BootImageStorage & bootImage, const char *symbolName)
    : m_bootImage(bootImage)
    , m_symbolName(symbolName)
    , m_offset(0)
    , m_size(0)
{
}

FileSystem::Result BootSymbolStorage::find(BootSymbol & symbol) const
{
    const BootImage image = m_bootImage.bootImage();

    for (Size i = 0; i < image.symbolTableCount; i++)
    {
        const FileSystem::Result result =
            m_bootImage.read(image.symbolTableOffset + (u64) i * sizeof(symbol), &symbol, sizeof(symbol));

        if (result != FileSystem::Success)
        {
            return result;
        }

        symbol.name[BOOTIMAGE_NAMELEN - 1] = 0;
        if (MemoryBlock::compare(symbol.name, m_symbolName))
        {
            return FileSystem::Success;
        }
    }
    return FileSystem::NotFound;
}

FileSystem::Result BootSymbolStorage::initialize()
{
    const BootImage image = m_bootImage.bootImage();
    BootSymbol symbol;
    BootSegment segment;
    FileSystem::Result result = find(symbol);

    m_size = 0;

    if (result != FileSystem::Success)
    {
        return result;
    }
    else if (symbol.segmentsCount == 0 || symbol.segmentsOffset >= image.segmentsTableCount)
    {
        return FileSystem::InvalidArgument;
    }

    result = m_bootImage.read(image.segmentsTableOffset + (u64) symbol.segmentsOffset * sizeof(segment),
                              &segment, sizeof(segment));
    if (result != FileSystem::Success)
    {
        return result;
    }
    else if ((u64) segment.offset + segment.size > m_bootImage.capacity())
    {
        return FileSystem::InvalidArgument;
    }

    m_offset = segment.offset;
    m_size = segment.size;
    return FileSystem::Success;
}

const void * BootSymbolStorage::memory(const u64 offset, const Size size) const
{
    if (offset > m_size || size > m_size - offset)
    {
        return ZERO;
    }
    return m_bootImage.memory(m_offset + offset, size);
}

FileSystem::Result BootSymbolStorage::read(const u64 offset, void *buffer, const Size size) const
{
    if (offset > m_size || size > m_size - offset)
    {
        return FileSystem::InvalidArgument;
    }
    return m_bootImage.read(m_offset + offset, buffer, size);
}

u64 BootSymbolStorage::capacity() const
{
    return m_size;
}
