// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BootImageReader.h>
#include <Checksum.h>

/**
 * A boot image with a program and a file system image.
 */
struct TestImage
{
    BootImage header;
    BootSymbol symbol[3];
    BootSegment segment[4];
    u8 program[100];
    u8 data[200];

    TestImage()
    {
        MemoryBlock::set(this, 0, sizeof(*this));
        header.magic[0] = BOOTIMAGE_MAGIC0;
        header.magic[1] = BOOTIMAGE_MAGIC1;
        header.layoutRevision = BOOTIMAGE_REVISION;
        header.bootImageSize = sizeof(*this);
        header.symbolTableOffset = offsetof(TestImage, symbol);
        header.symbolTableCount = 3;
        header.segmentsTableOffset = offsetof(TestImage, segment);
        header.segmentsTableCount = 4;

        for (Size i = 0; i < sizeof(program); i++)
        {
            program[i] = (u8) i;
            data[i] = data[i + 100] = (u8) (i * 3);
        }

        setSymbol(0, "server/core", BootPrivProgram, 0, 1, sizeof(program));
        setSymbol(1, "./rootfs.ext2", BootData, 1, 1, sizeof(data));
        setSymbol(2, "parts", BootData, 2, 2, 30);
        setSegment(0, offsetof(TestImage, program), sizeof(program));
        setSegment(1, offsetof(TestImage, data), sizeof(data));
        setSegment(2, offsetof(TestImage, data), 10);
        setSegment(3, offsetof(TestImage, data) + 100, 20);
    }

    void setSymbol(const Size i, const char *name, const BootSymbolType type,
                   const Size first, const Size count, const Size size)
    {
        MemoryBlock::copy(symbol[i].name, (char *) name, sizeof(symbol[i].name));
        symbol[i].type = type;
        symbol[i].segmentsOffset = first;
        symbol[i].segmentsCount = (u16) count;
        symbol[i].segmentsTotalSize = size;
    }

    void setSegment(const Size i, const Size offset, const Size size)
    {
        segment[i].offset = offset;
        segment[i].size = size;
        segment[i].checksum = checksum((const u8 *) this + offset, size);
    }

    BootImageReader::Result validate(const Size size = sizeof(TestImage)) const
    {
        return BootImageReader((const u8 *) this, size).validate();
    }
};

TestCase(BootImageFindsSymbols)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSymbol symbol;
    const u8 *data = ZERO;
    Size size = 0;

    testAssert(reader.validate() == BootImageReader::Success);
    testAssert(reader.symbolCount() == 3);
    testAssert(reader.symbol(1, symbol) == BootImageReader::Success);
    testAssert(testString(symbol.name, "./rootfs.ext2"));
    testAssert(symbol.type == BootData);
    testAssert(reader.symbol(3, symbol) == BootImageReader::NotFound);

    testAssert(reader.find("server/core", symbol) == BootImageReader::Success);
    testAssert(symbol.type == BootPrivProgram);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::Success);
    testAssert(data == image.program);
    testAssert(size == sizeof(image.program));
    testAssert(reader.find("server", symbol) == BootImageReader::NotFound);
    testAssert(reader.find("server/core2", symbol) == BootImageReader::NotFound);
    testAssert(reader.find("", symbol) == BootImageReader::NotFound);
    return OK;
}

TestCase(BootImageSegments)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSymbol symbol;
    BootSegment segment;
    const u8 *data;
    Size size;

    testAssert(reader.find("parts", symbol) == BootImageReader::Success);
    testAssert(reader.segment(symbol, 1, segment) == BootImageReader::Success);
    testAssert(segment.size == 20);
    testAssert(reader.segment(symbol, 2, segment) == BootImageReader::NotFound);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::InvalidFormat);

    image.symbol[2].segmentsCount = 0;
    testAssert(reader.find("parts", symbol) == BootImageReader::Success);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::NotFound);
    return OK;
}

TestCase(BootImageWrongChecksum)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSymbol symbol;
    const u8 *data = ZERO;
    Size size = 0;

    image.program[50] ^= 1;
    testAssert(reader.find("server/core", symbol) == BootImageReader::Success);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::WrongChecksum);
    testAssert(data == image.program && size == sizeof(image.program));
    testAssert(reader.data(symbol, &data, &size, false) == BootImageReader::Success);
    testAssert(reader.find("./rootfs.ext2", symbol) == BootImageReader::Success);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::Success);
    return OK;
}

TestCase(BootImageTruncated)
{
    TestImage image;

    for (Size size = 0; size < sizeof(image); size++)
    {
        testAssert(image.validate(size) != BootImageReader::Success);
    }
    testAssert(BootImageReader(ZERO, 4096).validate() == BootImageReader::NotFound);
    testAssert(BootImageReader(ZERO, 4096).symbolCount() == 0);
    return OK;
}

TestCase(BootImageHeader)
{
    TestImage image;

    image.header.magic[1] ^= 1;
    testAssert(image.validate() == BootImageReader::NotFound);
    image = TestImage();
    image.header.layoutRevision = 1;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image = TestImage();
    image.header.bootImageSize = sizeof(image) + 1;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image.header.bootImageSize = sizeof(BootImage) - 1;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    return OK;
}

TestCase(BootImageTablesOutside)
{
    TestImage image;

    image.header.symbolTableOffset = sizeof(image) - sizeof(BootSymbol);
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image.header.symbolTableOffset = 0xffffffff;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image = TestImage();
    image.header.symbolTableCount = 0xffff;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image = TestImage();
    image.header.segmentsTableOffset = 0xfffffff0;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image = TestImage();
    image.header.segmentsTableCount = 0xffff;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    testAssert(BootImageReader((const u8 *) &image, sizeof(image)).symbolCount() == 0);
    return OK;
}

TestCase(BootImageSymbolsAreChecked)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSymbol symbol;

    // A name without an end
    MemoryBlock::set(image.symbol[0].name, 'x', sizeof(image.symbol[0].name));
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    testAssert(reader.symbol(0, symbol) == BootImageReader::InvalidFormat);
    testAssert(reader.find("./rootfs.ext2", symbol) == BootImageReader::Success);

    image = TestImage();
    image.symbol[2].segmentsOffset = 3;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    image.symbol[2].segmentsOffset = 0xffffffff;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    testAssert(reader.find("parts", symbol) == BootImageReader::NotFound);

    image = TestImage();
    image.symbol[0].segmentsTotalSize++;
    testAssert(image.validate() == BootImageReader::InvalidFormat);

    image = TestImage();
    const u32 type = 4;
    MemoryBlock::copy((void *) &image.symbol[0].type, (const void *) &type, sizeof(type));
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    return OK;
}

TestCase(BootImageSymbolOfSomebodyElseIsChecked)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSegment segment;
    BootSymbol symbol = image.symbol[0];

    symbol.segmentsOffset = 4;
    testAssert(reader.segment(symbol, 0, segment) == BootImageReader::InvalidFormat);
    symbol.segmentsOffset = 0xffffffff;
    testAssert(reader.segment(symbol, 0, segment) == BootImageReader::InvalidFormat);
    return OK;
}

TestCase(BootImageDataOutside)
{
    TestImage image;
    const BootImageReader reader((const u8 *) &image, sizeof(image));
    BootSymbol symbol;
    const u8 *data;
    Size size;

    image.segment[0].offset = sizeof(image) - 99;
    testAssert(image.validate() == BootImageReader::InvalidFormat);
    testAssert(reader.find("server/core", symbol) == BootImageReader::Success);
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::InvalidFormat);

    // Wraps around to the inside
    image.segment[0].offset = 0xffffffc0;
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::InvalidFormat);
    image.segment[0].offset = 0;
    image.segment[0].size = 0xffffffff;
    testAssert(reader.data(symbol, &data, &size) == BootImageReader::InvalidFormat);
    return OK;
}
