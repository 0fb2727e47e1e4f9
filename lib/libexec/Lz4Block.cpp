// SPDX-License-Identifier: GPL-3.0-or-later

#include <ByteOrder.h>
#include <MemoryBlock.h>
#include "Lz4Block.h"

/** Length in a token that is continued in the bytes that follow */
static const Size TokenMaximum = 15;

/** Shortest match */
static const Size MinimumMatch = 4;

/** Bytes that the copy loops move at once; they write up to that much too far where there is room */
static const Size Stride = 8;

/** Input behind a token that is enough for a stride of literals, an offset, and the next token */
static const Size ShortInput = Stride + 3;

/** Room that is enough for a stride of literals and the longest match that a token alone can tell */
static const Size ShortOutput = 4 * Stride;

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
 * Copy one stride. The output must be at least that far away from the input.
 */
static inline void copyStride(u8 *output, const u8 *input)
{
    write32(output, read32(input));
    write32(output + 4, read32(input + 4));
}

/**
 * Copy whole strides, at least length bytes.
 */
static inline void copyStrides(u8 *output, const u8 *input, const Size length)
{
    u8 *end = output + length;

    do
    {
        copyStride(output, input);
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

bool Lz4Block::decompress(const u8 *input,
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

        // Nearly all sequences are short: far from both ends they need no further checks of room
        if (literals <= Stride && (Size) (end - input) >= ShortInput && (Size) (limit - out) >= ShortOutput)
        {
            copyStride(out, input);
            out += literals;
            input += literals;

            const Size offset = readLe16(input);
            const Size match = token & TokenMaximum;

            if (match != TokenMaximum && offset >= Stride && offset <= (Size) (out - output))
            {
                copyStride(out, out - offset);
                copyStride(out + Stride, out + Stride - offset);

                if (match + MinimumMatch > 2 * Stride)
                {
                    copyStride(out + (2 * Stride), out + (2 * Stride) - offset);
                }

                out += match + MinimumMatch;
                input += 2;
                continue;
            }
            literals = 0;
        }

        if (literals == TokenMaximum && !readLength(input, end, literals))
        {
            return false;
        }

        if (literals > (Size) (end - input))
        {
            return false;
        }

        if (literals > (Size) (limit - out))
        {
            MemoryBlock::copy((void *) out, (const void *) input, limit - out);
            *produced = outputSize;
            *complete = false;
            return true;
        }

        if (literals > 0)
        {
            const Size left = (Size) (end - input);
            const Size free = (Size) (limit - out);

            copyLiterals(out, input, literals, left < free ? left : free);
            out += literals;
            input += literals;
        }

        // The last sequence of a block has literals only
        if (input == end)
        {
            *produced = (Size) (out - output);
            return true;
        }

        if (end - input < 2)
        {
            return false;
        }

        const Size offset = readLe16(input);
        Size match = token & TokenMaximum;
        input += 2;

        if (offset == 0 || offset > (Size) (out - output))
        {
            return false;
        }

        if (match == TokenMaximum && !readLength(input, end, match))
        {
            return false;
        }

        match += MinimumMatch;

        const Size room = (Size) (limit - out);

        if (match > room)
        {
            copyMatch(out, offset, room, room);
            *produced = outputSize;
            *complete = false;
            return true;
        }

        copyMatch(out, offset, match, room);
        out += match;
    }

    return false;
}
