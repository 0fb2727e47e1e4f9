// SPDX-License-Identifier: GPL-3.0-or-later

#include <Checksum.h>
#include <MemoryBlock.h>
#include "BootImageReader.h"

/**
 * Tell whether a table or data lie inside the image.
 *
 * @param offset First byte
 * @param length Number of bytes
 * @param size Number of bytes in the image
 */
static bool isInside(const u64 offset, const u64 length, const u64 size)
{
    return offset <= size && length <= size - offset;
}

BootImageReader::BootImageReader(const u8 *image, const Size size)
    : m_image(image)
    , m_size(size)
{
}

BootImageReader::Result BootImageReader::validate() const
{
    BootImage header;
    BootSymbol found;
    BootSegment part;
    const Result result = readHeader(header);

    if (result != Success)
    {
        return result;
    }

    for (Size i = 0; i < header.symbolTableCount; i++)
    {
        u64 total = 0;

        if (symbol(i, found) != Success)
        {
            return InvalidFormat;
        }

        for (Size j = 0; j < found.segmentsCount; j++)
        {
            if (segment(found, j, part) != Success)
            {
                return InvalidFormat;
            }
            total += part.size;
        }

        if (total != found.segmentsTotalSize)
        {
            return InvalidFormat;
        }
    }

    return Success;
}

Size BootImageReader::symbolCount() const
{
    BootImage header;

    return readHeader(header) == Success ? header.symbolTableCount : 0;
}

BootImageReader::Result BootImageReader::symbol(const Size index, BootSymbol & symbol) const
{
    BootImage header;
    const Result result = readHeader(header);

    if (result != Success)
    {
        return result;
    }

    if (index >= header.symbolTableCount)
    {
        return NotFound;
    }

    MemoryBlock::copy((void *) &symbol,
                      (const void *) (m_image + header.symbolTableOffset + (index * sizeof(BootSymbol))),
                      sizeof(symbol));

    return isSound(header, symbol) ? Success : InvalidFormat;
}

BootImageReader::Result BootImageReader::find(const char *name, BootSymbol & symbol) const
{
    const Size count = symbolCount();

    for (Size i = 0; i < count; i++)
    {
        // A damaged symbol does not hide the others
        if (this->symbol(i, symbol) == Success && MemoryBlock::compare(symbol.name, name))
        {
            return Success;
        }
    }

    BootImage header;
    const Result result = readHeader(header);

    return result == Success ? NotFound : result;
}

BootImageReader::Result BootImageReader::segment(const BootSymbol & symbol,
                                                 const Size index,
                                                 BootSegment & segment) const
{
    BootImage header;
    const Result result = readHeader(header);

    if (result != Success)
    {
        return result;
    }

    if (!isSound(header, symbol))
    {
        return InvalidFormat;
    }

    if (index >= symbol.segmentsCount)
    {
        return NotFound;
    }

    const Size position = header.segmentsTableOffset + ((symbol.segmentsOffset + index) * sizeof(BootSegment));

    MemoryBlock::copy((void *) &segment, (const void *) (m_image + position), sizeof(segment));

    if (!isInside(segment.offset, segment.size, header.bootImageSize))
    {
        return InvalidFormat;
    }
    return Success;
}

BootImageReader::Result BootImageReader::data(const BootSymbol & symbol,
                                              const u8 **data,
                                              Size *size,
                                              const bool verify) const
{
    BootSegment part;
    const Result result = segment(symbol, 0, part);

    if (result != Success)
    {
        return result;
    }

    if (symbol.segmentsCount != 1)
    {
        return InvalidFormat;
    }

    *data = m_image + part.offset;
    *size = part.size;

    if (verify && checksum(*data, *size) != part.checksum)
    {
        return WrongChecksum;
    }
    return Success;
}

BootImageReader::Result BootImageReader::readHeader(BootImage & header) const
{
    if (m_image == ZERO || m_size < sizeof(header))
    {
        return NotFound;
    }

    MemoryBlock::copy((void *) &header, (const void *) m_image, sizeof(header));

    if (header.magic[0] != (u32) BOOTIMAGE_MAGIC0 || header.magic[1] != (u32) BOOTIMAGE_MAGIC1)
    {
        return NotFound;
    }

    const u64 symbolBytes  = (u64) header.symbolTableCount * sizeof(BootSymbol);
    const u64 segmentBytes = (u64) header.segmentsTableCount * sizeof(BootSegment);

    if (header.layoutRevision != BOOTIMAGE_REVISION ||
        header.bootImageSize > m_size || header.bootImageSize < sizeof(header) ||
        !isInside(header.symbolTableOffset, symbolBytes, header.bootImageSize) ||
        !isInside(header.segmentsTableOffset, segmentBytes, header.bootImageSize))
    {
        return InvalidFormat;
    }
    return Success;
}

bool BootImageReader::isSound(const BootImage & header, const BootSymbol & symbol) const
{
    bool terminated = false;
    u32 type;

    for (Size i = 0; i < BOOTIMAGE_NAMELEN; i++)
    {
        terminated = terminated || symbol.name[i] == 0;
    }

    // An enumeration must not be read before its value is known to be one of the enumerators
    __builtin_memcpy(&type, &symbol.type, sizeof(type));

    return terminated && type <= BootData &&
           isInside(symbol.segmentsOffset, symbol.segmentsCount, header.segmentsTableCount);
}
