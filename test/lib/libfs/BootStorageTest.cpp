// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <BootImageStorage.h>
#include <BootSymbolStorage.h>

/** A boot image with two symbols. */
struct Image
{
    BootImage header;
    BootSymbol symbols[2];
    BootSegment segments[2];
    char data[32];

    Image()
    {
        MemoryBlock::set((void *) this, 0, sizeof(*this));
        header.magic[0] = BOOTIMAGE_MAGIC0;
        header.magic[1] = BOOTIMAGE_MAGIC1;
        header.layoutRevision = BOOTIMAGE_REVISION;
        header.bootImageSize = sizeof(*this);
        header.symbolTableOffset = offsetof(Image, symbols);
        header.symbolTableCount = 2;
        header.segmentsTableOffset = offsetof(Image, segments);
        header.segmentsTableCount = 2;
        MemoryBlock::copy((void *) symbols[0].name, "first", 6);
        MemoryBlock::copy((void *) symbols[1].name, "second", 7);
        symbols[0].segmentsCount = symbols[1].segmentsCount = 1;
        symbols[1].segmentsOffset = 1;
        segments[0].offset = offsetof(Image, data);
        segments[0].size = 10;
        segments[1].offset = offsetof(Image, data) + 10;
        segments[1].size = 22;
        MemoryBlock::copy((void *) data, "0123456789abcdefghijklmnopqrstuv", 32);
    }
};

TestCase(SymbolIsFoundByName)
{
    Image image;
    BootImageStorage storage(&image.header);
    BootSymbolStorage symbol(storage, "second");
    char text[4] = "";

    testAssert(storage.initialize() == FileSystem::Success);
    testAssert(storage.capacity() == sizeof(Image));
    testAssert(symbol.initialize() == FileSystem::Success);
    testAssert(symbol.capacity() == 22);
    testAssert(symbol.read(2, text, 3) == FileSystem::Success);
    testAssert(testString(text, "cde"));
    testAssert(symbol.memory(0, 22) == image.data + 10);
    return OK;
}

TestCase(ReadsOutsideOfTheSymbolAreRefused)
{
    Image image;
    BootImageStorage storage(&image.header);
    BootSymbolStorage symbol(storage, "first");
    char text[32];

    testAssert(storage.initialize() == FileSystem::Success);
    testAssert(symbol.initialize() == FileSystem::Success);
    testAssert(symbol.read(0, text, 11) == FileSystem::InvalidArgument);
    testAssert(symbol.read(10, text, 1) == FileSystem::InvalidArgument);
    testAssert(symbol.read(~0ULL, text, 1) == FileSystem::InvalidArgument);
    testAssert(symbol.memory(5, 6) == ZERO);
    testAssert(storage.read(sizeof(Image), text, 1) == FileSystem::InvalidArgument);
    return OK;
}

TestCase(UnknownSymbolIsNotFound)
{
    Image image;
    BootImageStorage storage(&image.header);
    BootSymbolStorage symbol(storage, "third");

    testAssert(storage.initialize() == FileSystem::Success);
    testAssert(symbol.initialize() == FileSystem::NotFound);
    testAssert(symbol.capacity() == 0);
    return OK;
}

TestCase(DamagedHeadersAreRefused)
{
    const Image sound;
    Image image;
    BootImageStorage storage(&image.header);

    image.header.magic[1]++;
    testAssert(storage.initialize() == FileSystem::InvalidArgument);

    image = sound;
    image.header.symbolTableOffset = 0xfffffff0;
    testAssert(storage.initialize() == FileSystem::InvalidArgument);

    image = sound;
    image.header.segmentsTableCount = 0xffff;
    testAssert(storage.initialize() == FileSystem::InvalidArgument);

    image = sound;
    image.header.bootImageSize = 8;
    testAssert(storage.initialize() == FileSystem::InvalidArgument);
    return OK;
}

TestCase(DamagedSymbolsAreRefused)
{
    const Image sound;
    Image image;
    BootImageStorage storage(&image.header);
    BootSymbolStorage symbol(storage, "second");

    testAssert(storage.initialize() == FileSystem::Success);

    image.symbols[1].segmentsOffset = 2;
    testAssert(symbol.initialize() == FileSystem::InvalidArgument);

    image = sound;
    image.symbols[1].segmentsCount = 0;
    testAssert(symbol.initialize() == FileSystem::InvalidArgument);

    image = sound;
    image.segments[1].size = 0xffffffff;
    testAssert(symbol.initialize() == FileSystem::InvalidArgument);

    // A name without terminator is not read past its end
    image = sound;
    MemoryBlock::set(image.symbols[0].name, 'x', BOOTIMAGE_NAMELEN);
    testAssert(symbol.initialize() == FileSystem::Success);
    return OK;
}
