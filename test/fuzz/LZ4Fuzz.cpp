// SPDX-License-Identifier: GPL-3.0-or-later

#include <stddef.h>
#include <string.h>
#include <Lz4Decompressor.h>
#include <XXHash32.h>

/**
 * Any bytes whatever as an LZ4 frame: nothing is read or written outside, and a part of the content
 * is the beginning of the whole.
 */

/** Content that is decompressed at most */
static const Size MaximumContent = 1 << 17;

/** Stops the fuzzer when a promise is broken. */
static void check(const bool promise)
{
    if (!promise)
    {
        __builtin_trap();
    }
}

/** Decompress to memory of exactly the given size. The caller deletes it; zero when that fails. */
static unsigned char * decompress(const Lz4Decompressor & lz4, const Size size)
{
    unsigned char *output = new unsigned char[size];

    if (lz4.read(output, size) != Lz4Decompressor::Success)
    {
        delete[] output;
        return 0;
    }
    return output;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    unsigned char *frame = new unsigned char[size];
    memcpy(frame, data, size);

    // Correct the checksum of the descriptor: random changes would hardly get past it
    if (size >= 27)
    {
        const Size length = (frame[4] & 1) ? 14 : 10;
        frame[4 + length] = (unsigned char) (XXHash32::hash(frame + 4, length) >> 8);
    }

    Lz4Decompressor lz4(frame, (Size) size);

    if (lz4.initialize() == Lz4Decompressor::Success)
    {
        const u64 content = lz4.getUncompressedSize();
        const Size whole = content < MaximumContent ? (Size) content : MaximumContent;
        const Size part = whole / 3;
        unsigned char *first = decompress(lz4, whole);
        unsigned char *second = decompress(lz4, part);

        // What can be decompressed as a whole, can be in part
        check(first == 0 || second != 0);
        check(first == 0 || memcmp(first, second, part) == 0);
        delete[] first;
        delete[] second;
    }

    delete[] frame;
    return 0;
}
