// SPDX-License-Identifier: GPL-3.0-or-later

#include <ByteOrder.h>
#include <MemoryBlock.h>
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

/** Length in a token that is continued in the bytes that follow */
static const Size TokenMaximum = 15;

/** Shortest match */
static const Size MinimumMatch = 4;

/** Bytes that the copy loops move at once; they write up to that much too far where there is room */
static const Size Stride = 8;

/** From here on the library's copy is quicker than a loop in place */
static const Size LongCopy = 96;

/**
 * Read the rest of a length.
 *
 * @param input Position in the block, is moved
 * @param end End of the block
 * @param length Is increased
 *
 * @return False when the block ends too early
 */
static inline bool readLength(const u8 *&input, const u8 *end, Size & length)
{
    u8 more;

    do
    {
        // A length beyond 2^31 cannot be met by any block
        if (input == end || length > (1U << 31))
        {
            return false;
        }
        more = *input++;
        length += more;
    }
    while (more == 255);

    return true;
}

/**
 * Copy whole strides, at least length bytes.
 */
static inline void copyStrides(u8 *output, const u8 *input, const Size length)
{
    u8 *end = output + length;

    do
    {
        write32(output, read32(input));
        write32(output + 4, read32(input + 4));
        output += Stride;
        input += Stride;
    }
    while (output < end);
}

/**
 * Copy bytes that do not overlap.
 *
 * @param slack Number of bytes that may be read and written at both sides, at least length
 */
static inline void copyLiterals(u8 *output, const u8 *input, const Size length, const Size slack)
{
    if (length < LongCopy && slack - length >= Stride)
    {
        copyStrides(output, input, length);
    }
    else
    {
        MemoryBlock::copy((void *) output, (const void *) input, length);
    }
}

/**
 * Repeat earlier output.
 *
 * @param output Where to write
 * @param offset How far back to read, at least one
 * @param length Number of bytes, may be more than the offset
 * @param slack Number of bytes that may be written, at least length
 */
static inline void copyMatch(u8 *output, Size offset, Size length, Size slack)
{
    // Repeat a short pattern until it is as long as a stride
    while (offset < Stride && length > 0)
    {
        const Size part = offset < length ? offset : length;

        for (Size i = 0; i < part; i++)
        {
            output[i] = output[(slong) i - (slong) offset];
        }

        output += part;
        length -= part;
        slack  -= part;
        offset += part;
    }

    if (length == 0)
    {
        return;
    }

    if (slack - length >= Stride)
    {
        copyStrides(output, output - offset, length);
        return;
    }

    for (Size i = 0; i < length; i++)
    {
        output[i] = output[(slong) i - (slong) offset];
    }
}

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
        else if (decompress(input, blockSize, output + done, room, &produced, &complete) != Success)
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

Lz4Decompressor::Result Lz4Decompressor::decompress(const u8 *input,
                                                    const Size inputSize,
                                                    u8 *output,
                                                    const Size outputSize,
                                                    Size *produced,
                                                    bool *complete)
{
    const u8 *end = input + inputSize;
    u8 *out = output;
    u8 *limit = output + outputSize;

    *complete = true;

    while (input < end)
    {
        const u8 token = *input++;
        Size literals = token >> 4;

        if (literals == TokenMaximum && !readLength(input, end, literals))
        {
            return IOError;
        }

        if (literals > (Size) (end - input))
        {
            return IOError;
        }

        if (literals > (Size) (limit - out))
        {
            MemoryBlock::copy((void *) out, (const void *) input, limit - out);
            *produced = outputSize;
            *complete = false;
            return Success;
        }

        if (literals > 0)
        {
            copyLiterals(out, input, literals, minimum(end - input, limit - out));
            out += literals;
            input += literals;
        }

        // The last sequence of a block has literals only
        if (input == end)
        {
            *produced = (Size) (out - output);
            return Success;
        }

        if (end - input < 2)
        {
            return IOError;
        }

        const Size offset = readLe16(input);
        Size match = token & TokenMaximum;
        input += 2;

        if (offset == 0 || offset > (Size) (out - output))
        {
            return IOError;
        }

        if (match == TokenMaximum && !readLength(input, end, match))
        {
            return IOError;
        }

        match += MinimumMatch;

        const Size room = (Size) (limit - out);

        if (match > room)
        {
            copyMatch(out, offset, room, room);
            *produced = outputSize;
            *complete = false;
            return Success;
        }

        copyMatch(out, offset, match, room);
        out += match;
    }

    return IOError;
}
