// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ByteOrder.h>
#include <Lz4Decompressor.h>
#include <XXHash32.h>
#include "Lz4Frames.h"

static u8 content[FrameContentSize];
static u8 output[FrameContentSize + 64];
static u8 damaged[sizeof(frameFull)];

/**
 * A frame made by hand, of which every part can be wrong.
 */
class Lz4Frame
{
  public:

    /**
     * Constructor of a frame descriptor.
     *
     * @param contentSize Number of bytes that the frame pretends to have
     * @param flags First byte of the descriptor: version 1, independent blocks, content size
     * @param block Second byte of the descriptor
     */
    Lz4Frame(const u64 contentSize, const u8 flags = 0x68, const u8 block = 0x40)
        : m_size(0)
    {
        add32(0x184D2204);
        add8(flags);
        add8(block);
        writeLe64(m_data + m_size, contentSize);
        m_size += sizeof(u64);

        if (flags & 1)
        {
            add32(0x12345678);
        }
        add8((u8) (XXHash32::hash(m_data + sizeof(u32), m_size - sizeof(u32)) >> 8));
    }

    void add8(const u8 value)
    {
        m_data[m_size++] = value;
    }

    void add32(const u32 value)
    {
        writeLe32(m_data + m_size, value);
        m_size += sizeof(u32);
    }

    void add(const u8 *bytes, const Size count)
    {
        MemoryBlock::copy((void *) (m_data + m_size), (const void *) bytes, count);
        m_size += count;
    }

    /** Add a compressed block */
    void addBlock(const u8 *bytes, const Size count)
    {
        add32(count);
        add(bytes, count);
    }

    /** Add the end mark, and zeros up to the smallest frame that is accepted */
    void finish()
    {
        add32(0);

        while (m_size < 27)
        {
            add8(0);
        }
    }

    /** Decompress everything that the descriptor promises */
    Lz4Decompressor::Result run() const
    {
        Lz4Decompressor lz4(m_data, m_size);
        const Lz4Decompressor::Result result = lz4.initialize();

        if (result != Lz4Decompressor::Success)
        {
            return result;
        }
        return lz4.read(output, (Size) lz4.getUncompressedSize());
    }

    u8 m_data[4096];
    Size m_size;
};

/** Decompress a frame of one compressed block. */
static Lz4Decompressor::Result runBlock(const u64 contentSize, const u8 *bytes, const Size count)
{
    Lz4Frame frame(contentSize);
    frame.addBlock(bytes, count);
    frame.finish();
    return frame.run();
}

/** Decompress a frame of one compressed block with the given bytes. */
template <class... Byte> static Lz4Decompressor::Result runBytes(const u64 contentSize, const Byte... byte)
{
    const u8 block[] = { (u8) byte... };
    return runBlock(contentSize, block, sizeof(block));
}

TestCase(Lz4Initialize)
{
    Lz4Decompressor full(frameFull, sizeof(frameFull)), big(frameBig, sizeof(frameBig));

    testAssert(full.getUncompressedSize() == 0);
    testAssert(full.read(output, 1) == Lz4Decompressor::InvalidArgument);
    testAssert(full.initialize() == Lz4Decompressor::Success);
    testAssert(full.getUncompressedSize() == FrameContentSize);
    testAssert(big.initialize() == Lz4Decompressor::Success);
    testAssert(big.getUncompressedSize() == FrameContentSize);
    return OK;
}

TestCase(Lz4ReadWhole)
{
    Lz4Decompressor full(frameFull, sizeof(frameFull)), big(frameBig, sizeof(frameBig));

    makeFrameContent(content);
    testAssert(full.initialize() == Lz4Decompressor::Success);
    testAssert(full.read(output, FrameContentSize) == Lz4Decompressor::Success);
    testAssert(MemoryBlock::compare((const void *) output, (const void *) content, FrameContentSize));

    MemoryBlock::set(output, 0xee, sizeof(output));
    testAssert(big.initialize() == Lz4Decompressor::Success);
    testAssert(big.read(output, sizeof(output)) == Lz4Decompressor::Success);
    testAssert(MemoryBlock::compare((const void *) output, (const void *) content, FrameContentSize));

    for (Size i = FrameContentSize; i < sizeof(output); i++)
    {
        testAssert(output[i] == 0xee);
    }
    return OK;
}

TestCase(Lz4ReadPart)
{
    Lz4Decompressor lz4(frameFull, sizeof(frameFull));
    const Size sizes[] = { 0, 1, 39, 40, 41, 4096, 65535, 65536, 65537, 131072, FrameContentSize - 1 };

    makeFrameContent(content);
    testAssert(lz4.initialize() == Lz4Decompressor::Success);

    for (Size i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
    {
        MemoryBlock::set(output, 0xee, sizes[i] + 16);
        testAssert(lz4.read(output, sizes[i]) == Lz4Decompressor::Success);
        testAssert(MemoryBlock::compare((const void *) output, (const void *) content, sizes[i]));

        for (Size j = 0; j < 16; j++)
        {
            testAssert(output[sizes[i] + j] == 0xee);
        }
    }
    return OK;
}

TestCase(Lz4EveryDamagedByteIsNoticed)
{
    MemoryBlock::copy((void *) damaged, (const void *) frameFull, sizeof(frameFull));

    for (Size i = 0; i < sizeof(frameFull); i += (i < 64 ? 1 : 37))
    {
        damaged[i] ^= 0x04;
        Lz4Decompressor lz4(damaged, sizeof(damaged));
        testAssert(lz4.initialize() != Lz4Decompressor::Success ||
                   lz4.read(output, FrameContentSize) != Lz4Decompressor::Success);
        damaged[i] ^= 0x04;
    }
    return OK;
}

TestCase(Lz4WrongContentChecksum)
{
    MemoryBlock::copy((void *) damaged, (const void *) frameFull, sizeof(frameFull));
    damaged[sizeof(damaged) - 1] ^= 1;

    Lz4Decompressor lz4(damaged, sizeof(damaged));
    testAssert(lz4.initialize() == Lz4Decompressor::Success);
    testAssert(lz4.read(output, FrameContentSize) == Lz4Decompressor::IOError);

    // The checksum is that of the whole content
    testAssert(lz4.read(output, FrameContentSize - 1) == Lz4Decompressor::Success);
    return OK;
}

TestCase(Lz4Truncated)
{
    for (Size size = 0; size < sizeof(frameFull); size += (size < 64 ? 1 : 37))
    {
        // A copy, so that reading behind the end is noticed where memory is checked
        u8 *copy = new u8[size + 1];
        MemoryBlock::copy((void *) copy, (const void *) frameFull, size);
        Lz4Decompressor lz4(copy, size);
        const bool failed = lz4.initialize() != Lz4Decompressor::Success ||
                            lz4.read(output, FrameContentSize) != Lz4Decompressor::Success;
        delete[] copy;
        testAssert(failed);
    }
    return OK;
}

TestCase(Lz4Descriptor)
{
    // Shorter than any frame
    testAssert(Lz4Frame(1).run() == Lz4Decompressor::InvalidArgument);

    struct
    {
        u8 flags, block;
        u64 size;
        Lz4Decompressor::Result result;
    }
    const cases[] =
    {
        { 0xa8, 0x40, 1, Lz4Decompressor::NotSupported },       // version
        { 0x48, 0x40, 1, Lz4Decompressor::NotSupported },       // dependent blocks
        { 0x60, 0x40, 1, Lz4Decompressor::NotSupported },       // no content size
        { 0x6a, 0x40, 1, Lz4Decompressor::NotSupported },       // reserved flag
        { 0x68, 0x40, 0, Lz4Decompressor::NotSupported },       // no content
        { 0x68, 0x30, 1, Lz4Decompressor::InvalidArgument },    // block size
        { 0x68, 0x00, 1, Lz4Decompressor::InvalidArgument },
        { 0x68, 0x41, 1, Lz4Decompressor::InvalidArgument },    // reserved bits
        { 0x68, 0xc0, 1, Lz4Decompressor::InvalidArgument },
        { 0x68, 0x40, 1, Lz4Decompressor::Success },
        { 0x69, 0x70, 1, Lz4Decompressor::Success },            // dictionary
        { 0x7c, 0x50, 1, Lz4Decompressor::Success },            // all checksums
    };

    for (Size i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
    {
        Lz4Frame frame(cases[i].size, cases[i].flags, cases[i].block);
        frame.finish();
        testAssert(Lz4Decompressor(frame.m_data, frame.m_size).initialize() == cases[i].result);
    }

    Lz4Frame frame(1);
    frame.finish();
    frame.m_data[14] ^= 1;
    testAssert(frame.run() == Lz4Decompressor::IOError);
    frame.m_data[14] ^= 1;
    frame.m_data[0] ^= 1;
    testAssert(frame.run() == Lz4Decompressor::InvalidArgument);
    testAssert(Lz4Decompressor(ZERO, 100).initialize() == Lz4Decompressor::InvalidArgument);
    return OK;
}

TestCase(Lz4StoredBlock)
{
    const u8 bytes[] = "stored as it is";
    Lz4Frame frame(sizeof(bytes), 0x7c);

    frame.add32(sizeof(bytes) | (1U << 31));
    frame.add(bytes, sizeof(bytes));
    frame.add32(XXHash32::hash(bytes, sizeof(bytes)));
    frame.finish();
    frame.add32(XXHash32::hash(bytes, sizeof(bytes)));
    testAssert(frame.run() == Lz4Decompressor::Success);
    testAssert(MemoryBlock::compare((const void *) output, (const void *) bytes, sizeof(bytes)));

    frame.m_data[15 + 4 + 3] ^= 1;
    testAssert(frame.run() == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4BlockChecksumAlone)
{
    const u8 bytes[] = "stored as it is";
    Lz4Frame frame(sizeof(bytes), 0x78);

    frame.add32(sizeof(bytes) | (1U << 31));
    frame.add(bytes, sizeof(bytes));
    frame.add32(XXHash32::hash(bytes, sizeof(bytes)));
    frame.finish();
    testAssert(frame.run() == Lz4Decompressor::Success);
    frame.m_data[15 + 4 + 3] ^= 1;
    testAssert(frame.run() == Lz4Decompressor::IOError);
    frame.m_data[15 + 4 + 3] ^= 1;
    frame.m_data[15 + 4 + sizeof(bytes)] ^= 1;
    testAssert(frame.run() == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4StoredBlockBounds)
{
    u8 bytes[16] = { 0 };
    Lz4Frame small(15), large(17), outside(16), wrap(16);

    small.add32(16 | (1U << 31));
    small.add(bytes, 16);
    small.finish();
    testAssert(small.run() == Lz4Decompressor::IOError);

    large.add32(16 | (1U << 31));
    large.add(bytes, 16);
    large.finish();
    testAssert(large.run() == Lz4Decompressor::IOError);

    outside.add32(17 | (1U << 31));
    outside.add(bytes, 16);
    testAssert(outside.run() == Lz4Decompressor::IOError);

    wrap.add32(0xffffffff);
    wrap.add(bytes, 16);
    testAssert(wrap.run() == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4SeveralBlocksDoNotShareHistory)
{
    // Four literals, then a block that wants a match in front of its first byte
    const u8 first[] = { 0x40, 'a', 'b', 'c', 'd' };
    const u8 second[] = { 0x00, 0x04, 0x00, 0x10, 'e' };
    Lz4Frame frame(9);

    frame.addBlock(first, sizeof(first));
    frame.addBlock(second, sizeof(second));
    frame.finish();
    testAssert(frame.run() == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4Matches)
{
    // Overlapping matches with all distances that are shorter than what is copied at once
    for (Size distance = 1; distance <= 20; distance++)
    {
        Lz4Frame frame(distance + 19 + 40 + 5);
        u8 block[64];
        Size n = 0;

        block[n++] = (u8) ((distance < 15 ? distance : 15) << 4) | 15;
        if (distance >= 15)
        {
            block[n++] = (u8) (distance - 15);
        }
        for (Size i = 0; i < distance; i++)
        {
            block[n++] = (u8) ('a' + i);
        }
        block[n++] = (u8) distance;
        block[n++] = 0;
        block[n++] = 40;
        block[n++] = 0x50;
        for (Size i = 0; i < 5; i++)
        {
            block[n++] = 'Z';
        }
        frame.addBlock(block, n);
        frame.finish();
        testAssert(frame.run() == Lz4Decompressor::Success);

        for (Size i = 0; i < distance + 59; i++)
        {
            testAssert(output[i] == 'a' + (i % distance));
        }
        testAssert(output[distance + 59] == 'Z');
    }
    return OK;
}

TestCase(Lz4BadBlocks)
{
    // A sound one first: "abcd" "abcd" "e"
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0x04, 0x00, 0x10, 'e') == Lz4Decompressor::Success);

    // Offset zero, and offsets in front of the start
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0x00, 0x00, 0x10, 'e') == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0x05, 0x00, 0x10, 'e') == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0xff, 0xff, 0x10, 'e') == Lz4Decompressor::IOError);

    // Ends inside of a sequence
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c') == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0x04) == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0x40, 'a', 'b', 'c', 'd', 0x04, 0x00) == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0x4f, 'a', 'b', 'c', 'd', 0x04, 0x00) == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0xf0) == Lz4Decompressor::IOError);
    testAssert(runBytes(9, 0xf0, 0xff, 0xff) == Lz4Decompressor::IOError);

    // More content than promised, by a match, by literals; less than promised
    testAssert(runBytes(8, 0x40, 'a', 'b', 'c', 'd', 0x04, 0x00, 0x10, 'e') == Lz4Decompressor::IOError);
    testAssert(runBytes(7, 0x40, 'a', 'b', 'c', 'd', 0x04, 0x00, 0x10, 'e') == Lz4Decompressor::IOError);
    testAssert(runBytes(3, 0x40, 'a', 'b', 'c', 'd') == Lz4Decompressor::IOError);
    testAssert(runBytes(10, 0x40, 'a', 'b', 'c', 'd', 0x04, 0x00, 0x10, 'e') == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4OffsetsFarFromTheEndsAreChecked)
{
    // "abcd", a match of four, and 24 literals: room enough for the quick way
    for (Size offset = 1; offset <= 64; offset++)
    {
        Lz4Frame frame(32);
        u8 block[34] = { 0x40, 'a', 'b', 'c', 'd', (u8) offset, 0, 0xf0, 9 };
        frame.addBlock(block, 9 + 24);
        frame.finish();
        testAssert(frame.run() == (offset <= 4 ? Lz4Decompressor::Success : Lz4Decompressor::IOError));
    }
    return OK;
}

TestCase(Lz4LiteralsBehindTheEndAreNotRead)
{
    // The block is the last thing in memory, and has a byte less than its literals
    const u8 block[] = { 0xf0, 5, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p',
                         'q', 'r', 's' };
    Lz4Frame frame(100);
    frame.addBlock(block, sizeof(block));
    u8 *copy = new u8[frame.m_size];
    MemoryBlock::copy((void *) copy, (const void *) frame.m_data, frame.m_size);

    Lz4Decompressor lz4(copy, frame.m_size);
    const bool initialized = lz4.initialize() == Lz4Decompressor::Success;
    const Lz4Decompressor::Result whole = lz4.read(output, 100);
    const Lz4Decompressor::Result part = lz4.read(output, 19);
    delete[] copy;
    testAssert(initialized);
    testAssert(whole == Lz4Decompressor::IOError);
    testAssert(part == Lz4Decompressor::IOError);
    return OK;
}

TestCase(Lz4BlockLargerThanItsMaximum)
{
    // A match of 70000 bytes in a frame with blocks of 64 KiB
    static u8 block[400];
    Size n = 0, match = 70000 - 1 - 4 - 15 - 1;

    block[n++] = 0x1f;
    block[n++] = 'a';
    block[n++] = 1;
    block[n++] = 0;
    for (; match >= 255; match -= 255)
    {
        block[n++] = 255;
    }
    block[n++] = (u8) match;
    block[n++] = 0x10;
    block[n++] = 'b';

    Lz4Frame frame(70000), wide(70000, 0x68, 0x50);
    frame.addBlock(block, n);
    frame.finish();
    testAssert(frame.run() == Lz4Decompressor::IOError);
    wide.addBlock(block, n);
    wide.finish();
    testAssert(wide.run() == Lz4Decompressor::Success);
    testAssert(output[69998] == 'a' && output[69999] == 'b');
    return OK;
}
