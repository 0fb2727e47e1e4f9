// SPDX-License-Identifier: GPL-3.0-or-later

#include <ByteOrder.h>
#include <MemoryBlock.h>
#include "Lz4Block.h"
#include "Lz4Decompressor.h"
#include "XXHash32.h"

/** Flags in the first byte of the frame descriptor (LZ4 Frame Format, "Frame Descriptor") */
enum FrameFlags
{
    VersionMask      = 0xc0,
    Version          = 0x40,
    BlockIndependent = 1 << 5,
    BlockChecksum    = 1 << 4,
    ContentSize      = 1 << 3,
    ContentChecksum  = 1 << 2,
    FlagReserved     = 1 << 1,
    DictionaryId     = 1 << 0
};

/** Bits in the second byte that must be zero */
static const u8 BlockReserved = 0x8f;

/** Set in the size of a block whose data are stored as they are */
static const u32 BlockStored = 1U << 31;

static inline Size minimum(const u64 a, const u64 b)
{
    return (Size) (a < b ? a : b);
}

Lz4Decompressor::Lz4Decompressor(const void *data, const Size size)
    : m_inputData((const u8 *) data)
    , m_inputSize(size)
    , m_frameDescSize(0)
    , m_blockChecksums(false)
    , m_contentChecksum(false)
    , m_contentSize(0)
    , m_blockMaximumSize(0)
{
}

Lz4Decompressor::Result Lz4Decompressor::initialize()
{
    if (m_inputData == ZERO || m_inputSize < MinimumInput || readLe32(m_inputData) != FrameMagic)
    {
        return InvalidArgument;
    }

    const u8 *descriptor = m_inputData + sizeof(u32);
    const u8 flags = descriptor[0];
    const u8 block = descriptor[1];

    if ((flags & VersionMask) != Version || !(flags & BlockIndependent) ||
       !(flags & ContentSize) || (flags & FlagReserved))
    {
        return NotSupported;
    }

    // 4 to 7: 64 KiB, 256 KiB, 1 MiB, 4 MiB
    const Size blockCode = block >> 4;

    if ((block & BlockReserved) || blockCode < 4)
    {
        return InvalidArgument;
    }

    const u64 contentSize = readLe64(descriptor + 2);

    if (contentSize == 0)
    {
        return NotSupported;
    }

    const Size length = 2 + sizeof(u64) + ((flags & DictionaryId) ? sizeof(u32) : 0);

    if (descriptor[length] != ((XXHash32::hash(descriptor, length) >> 8) & 0xff))
    {
        return IOError;
    }

    m_frameDescSize    = length + 1;
    m_blockChecksums   = (flags & BlockChecksum) != 0;
    m_contentChecksum  = (flags & ContentChecksum) != 0;
    m_contentSize      = contentSize;
    m_blockMaximumSize = (Size) 1 << (8 + (2 * blockCode));
    return Success;
}

u64 Lz4Decompressor::getUncompressedSize() const
{
    return m_contentSize;
}

Lz4Decompressor::Result Lz4Decompressor::read(void *buffer, const Size size) const
{
    if (m_contentSize == 0 || buffer == ZERO)
    {
        return InvalidArgument;
    }

    const u8 *input = m_inputData + sizeof(u32) + m_frameDescSize;
    const u8 *end = m_inputData + m_inputSize;
    const Size checksumSize = m_blockChecksums ? sizeof(u32) : 0;
    const Size limit = minimum(size, m_contentSize);
    u8 *output = (u8 *) buffer;
    Size done = 0;

    while (done < limit || limit == m_contentSize)
    {
        if ((Size) (end - input) < sizeof(u32))
        {
            return IOError;
        }

        const u32 header = readLe32(input);
        const Size blockSize = header & ~BlockStored;
        input += sizeof(u32);

        if (header == 0)
        {
            break;
        }

        if (blockSize > m_blockMaximumSize || blockSize > (Size) (end - input) ||
            checksumSize > (Size) (end - input) - blockSize)
        {
            return IOError;
        }

        if (m_blockChecksums && XXHash32::hash(input, blockSize) != readLe32(input + blockSize))
        {
            return IOError;
        }

        const Size room = minimum(limit - done, m_blockMaximumSize);
        Size produced;
        bool complete = true;

        if (header & BlockStored)
        {
            produced = minimum(blockSize, room);
            complete = produced == blockSize;
            MemoryBlock::copy((void *) (output + done), (const void *) input, produced);
        }
        else if (!Lz4Block::decompress(input, blockSize, output + done, room, &produced, &complete))
        {
            return IOError;
        }

        done += produced;

        // Only the caller may have asked for less than there is
        if (!complete && (done < limit || limit == m_contentSize))
        {
            return IOError;
        }

        input += blockSize + checksumSize;
    }

    if (limit < m_contentSize)
    {
        return done == limit ? Success : IOError;
    }

    if (done != m_contentSize)
    {
        return IOError;
    }

    if (m_contentChecksum &&
       ((Size) (end - input) < sizeof(u32) || XXHash32::hash(buffer, done) != readLe32(input)))
    {
        return IOError;
    }
    return Success;
}
