// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <BootImage.h>
#include <MemoryBlock.h>

TestCase(BootImageMagic)
{
    BootImage image;

    image.magic[0] = BOOTIMAGE_MAGIC0;
    image.magic[1] = BOOTIMAGE_MAGIC1;
    image.layoutRevision = BOOTIMAGE_REVISION;
    testAssert(MemoryBlock::compare((const void *) image.magic, (const void *) "FreeNOS\1", 8));
    testAssert(image.layoutRevision == 2);
    testAssert(sizeof(BootImage) == 32 && sizeof(BootSymbol) == 52);
    return OK;
}

TestCase(BootImageTables)
{
    BootImage image;
    BootSymbol symbol;
    BootSegment segment;

    // As the kernel walks over them
    image.symbolTableOffset = sizeof(image);
    image.symbolTableCount = 1;
    image.segmentsTableOffset = image.symbolTableOffset + sizeof(symbol);
    image.segmentsTableCount = 1;
    image.bootImageSize = image.segmentsTableOffset + sizeof(segment);
    MemoryBlock::copy(symbol.name, (char *) "/server/core", sizeof(symbol.name));
    symbol.type = BootPrivProgram;
    symbol.entry = 0x80000000;
    symbol.segmentsOffset = 0;
    symbol.segmentsCount = 1;
    symbol.segmentsTotalSize = 100;
    segment.virtualAddress = 0x80000000;
    segment.size = 100;
    segment.offset = 4096;
    testAssert(BOOTIMAGE_NAMELEN == 32 && sizeof(symbol.name) == BOOTIMAGE_NAMELEN);
    testAssert(testString(symbol.name, "/server/core") && segment.size == symbol.segmentsTotalSize);
    testAssert(image.bootImageSize > image.segmentsTableOffset && symbol.type != BootProgram && segment.offset == 4096);
    return OK;
}
