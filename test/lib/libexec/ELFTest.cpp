// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <ELF.h>
#include "ELFImage.h"

/** Everything that must accept a sound image, and reject a damaged one. */
static ELF::Result examine(const ELFImage & image, const Size size = ELFImage::ImageSize)
{
    const ELF elf(image.bytes(), size);
    ExecutableFormat::Region regions[4];
    Size count = 4;
    Address entry;
    const ELF::Result result = elf.validate(ELF_MACHINE_ANY);

    // All ways to look at the image come to the same end
    if (elf.regions(regions, &count) != result || elf.entry(&entry) != result)
    {
        return ELF::NotFound;
    }
    return result;
}

static const Memory::Range window = { 0x80000000, 0, 256 * 1024 * 1024, Memory::None };

TestCase(ELFRegions32)
{
    const ELFImage image;
    const ELF elf(image.bytes(), ELFImage::ImageSize);
    ExecutableFormat::Region regions[4];
    Size count = 4;
    Address entry = 0;

    testAssert(elf.regions(regions, &count) == ELF::Success);
    testAssert(count == 2);
    testAssert(regions[0].virt == ELFImage::TextAddress);
    testAssert(regions[0].dataOffset == 0x200);
    testAssert(regions[0].dataSize == 0x180);
    testAssert(regions[0].memorySize == 0x180);
    testAssert(regions[0].access == (Memory::User | Memory::Readable | Memory::Executable));
    testAssert(regions[1].virt == ELFImage::DataAddress);
    testAssert(regions[1].dataOffset == 0x400);
    testAssert(regions[1].dataSize == 0x200);
    testAssert(regions[1].memorySize == 0x1800);
    testAssert(regions[1].access == (Memory::User | Memory::Readable | Memory::Writable));
    testAssert(elf.entry(&entry) == ELF::Success);
    testAssert(entry == ELFImage::TextAddress + 0x10);

    count = 4;
    testAssert(elf.regions32(regions, &count) == ELF::Success);
    testAssert(elf.regions64(regions, &count) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFRegions64)
{
    const ELFImage image(ELF_CLASS_64, ELF_MACHINE_AARCH64);
    const ELF elf(image.bytes(), ELFImage::ImageSize);
    ExecutableFormat::Region regions[4];
    Size count = 4;

    testAssert(elf.regions(regions, &count) == ELF::Success);
    testAssert(count == 2);
    testAssert(regions[1].virt == ELFImage::DataAddress);
    testAssert(regions[1].memorySize == 0x1800);

    count = 4;
    testAssert(elf.regions64(regions, &count) == ELF::Success);
    testAssert(elf.regions32(regions, &count) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFRegionsNeverWritesMoreThanThereIsRoomFor)
{
    const ELFImage image;
    const ELF elf(image.bytes(), ELFImage::ImageSize);
    ExecutableFormat::Region regions[2];
    Size count = 1;

    regions[1].virt = 1234;
    testAssert(elf.regions(regions, &count) == ELF::OutOfMemory);
    testAssert(count == 2);
    testAssert(regions[0].virt == ELFImage::TextAddress);
    testAssert(regions[1].virt == 1234);

    count = 0;
    testAssert(elf.regions((ExecutableFormat::Region *) ZERO, &count) == ELF::OutOfMemory);
    testAssert(count == 2);
    return OK;
}

TestCase(ELFImageNeedNotBeAligned)
{
    static u8 shifted[ELFImage::ImageSize + 1];
    const ELFImage image;
    ExecutableFormat::Region regions[4];
    Size count = 4;

    MemoryBlock::copy((void *) (shifted + 1), (const void *) image.bytes(), ELFImage::ImageSize);
    testAssert(ELF(shifted + 1, ELFImage::ImageSize).regions(regions, &count) == ELF::Success);
    return OK;
}

TestCase(ELFTruncated)
{
    for (u8 elfClass = ELF_CLASS_32; elfClass <= ELF_CLASS_64; elfClass++)
    {
        const ELFImage image(elfClass);

        testAssert(examine(image) == ELF::Success);

        for (Size size = 0; size < ELFImage::ImageSize; size++)
        {
            testAssert(examine(image, size) == ELF::InvalidFormat);
        }
    }
    testAssert(ELF(ZERO, 4096).validate() == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFHeaderFields)
{
    ELFImage image;

    image.header.basic.magic[3] = 'G';
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.basic.elfClass = 3;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.basic.data = ELF_DATA_BIG;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.basic.identVersion = 0;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.basic.version = 2;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.basic.type = ELF_TYPE_DYN;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.headerSize = sizeof(ELFHeader) - 1;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFProgramHeaderTable)
{
    ELFImage image;

    image.header.programHeaderEntryCount = 0;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.programHeaderEntryCount = 16;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.programHeaderEntryCount = 0xffff;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.programHeaderEntrySize = sizeof(ELFSegment) - 1;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage();
    image.header.programHeaderOffset = ELFImage::ImageSize - (3 * sizeof(ELFSegment)) + 1;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.programHeaderOffset = 0xfffffff0;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage(ELF_CLASS_64);
    image.header.programHeaderOffset = ~0ULL - 16;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFSegmentOutsideOfFile)
{
    ELFImage image;

    image.segment[1].offset = 0x401;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.segment[1].offset = ELFImage::ImageSize + 1;
    image.segment[1].fileSize = 0;
    testAssert(examine(image) == ELF::InvalidFormat);

    // The sum wraps around to something inside
    image.segment[1].offset = 0xffffff00;
    image.segment[1].fileSize = 0x200;
    testAssert(examine(image) == ELF::InvalidFormat);

    image = ELFImage(ELF_CLASS_64);
    image.segment[1].offset = ~0ULL - 0xff;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFSegmentSizes)
{
    ELFImage image;

    image.segment[1].memorySize = 0x1ff;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.segment[1].memorySize = 0;
    testAssert(examine(image) == ELF::InvalidFormat);

    // Nothing at all is no region
    image.segment[1].fileSize = 0;
    testAssert(examine(image) == ELF::Success);

    ExecutableFormat::Region region;
    Size count = 1;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).regions(&region, &count) == ELF::Success);
    testAssert(count == 1);
    return OK;
}

TestCase(ELFSegmentWrapsAround)
{
    ELFImage image;

    image.segment[1].virtualAddress = 0xfffff000;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.segment[1].memorySize = 0x1000;
    testAssert(examine(image) == ELF::Success);
    image.segment[1].memorySize = 0x1001;
    testAssert(examine(image) == ELF::InvalidFormat);

    image = ELFImage(ELF_CLASS_64);
    image.segment[1].virtualAddress = ~0ULL - 0xfff;
    testAssert(examine(image) == ELF::InvalidFormat);
    image = ELFImage(ELF_CLASS_64);
    image.segment[1].memorySize = 0x100001800ULL;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFSegmentsOverlap)
{
    ELFImage image;

    // The same page is enough: it can have one kind of access only
    image.segment[1].virtualAddress = ELFImage::TextAddress + 0xfff;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.segment[1].virtualAddress = ELFImage::TextAddress + 0x1000;
    testAssert(examine(image) == ELF::Success);
    image.segment[1].virtualAddress = ELFImage::TextAddress - 0x1800;
    testAssert(examine(image) == ELF::Success);
    image.segment[1].memorySize = 0x1801;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFEntry)
{
    ELFImage image;

    image.header.entry = ELFImage::TextAddress + 0x17f;
    testAssert(examine(image) == ELF::Success);
    image.header.entry = ELFImage::TextAddress + 0x180;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.entry = ELFImage::TextAddress - 1;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.entry = ELFImage::DataAddress;
    testAssert(examine(image) == ELF::InvalidFormat);
    image.header.entry = 0;
    testAssert(examine(image) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFMachine)
{
    const ELFImage intel, arm(ELF_CLASS_32, ELF_MACHINE_ARM), odd(ELF_CLASS_64, ELF_MACHINE_386);

    testAssert(ELF(intel.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_386) == ELF::Success);
    testAssert(ELF(intel.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_ARM) == ELF::InvalidFormat);
    testAssert(ELF(arm.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_ARM) == ELF::Success);
    testAssert(ELF(arm.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_386) == ELF::InvalidFormat);
    testAssert(ELF(arm.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_ANY) == ELF::Success);
    testAssert(ELF(odd.bytes(), ELFImage::ImageSize).validate(ELF_MACHINE_386) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFWindow)
{
    ELFImage image;

    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::Success);

    // Text is one page, data two
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window, 0x3000) == ELF::Success);
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window, 0x2fff) == ELF::OutOfMemory);

    // In the kernel
    image.segment[1].virtualAddress = 0x100000;
    testAssert(examine(image) == ELF::Success);
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::InvalidFormat);

    // Half outside at either end
    image.segment[1].virtualAddress = 0x7ffff000;
    image.segment[1].memorySize = 0x1000;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::InvalidFormat);
    image.segment[1].virtualAddress = 0x8ffff000;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::Success);
    image.segment[1].memorySize = 0x1001;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::InvalidFormat);

    // Larger than the window
    image.segment[1].virtualAddress = ELFImage::DataAddress;
    image.segment[1].memorySize = 0x20000000;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::InvalidFormat);

    // Damaged
    image.segment[1].fileSize = 0x20000001;
    testAssert(ELF(image.bytes(), ELFImage::ImageSize).check(window) == ELF::InvalidFormat);
    return OK;
}

TestCase(ELFFind)
{
    const u16 machine = ELF_MACHINE_NATIVE == ELF_MACHINE_ANY ? ELF_MACHINE_386 : ELF_MACHINE_NATIVE;
    ELFImage image(ELF_CLASS_32, machine);
    ExecutableFormat *format = ZERO;
    const u8 text[] = "#!/bin/sh\n and some more text to be longer than any header could ever be";

    testAssert(ExecutableFormat::find(image.bytes(), ELFImage::ImageSize, &format) == ExecutableFormat::Success);
    testAssert(format != ZERO);

    Address entry = 0;
    const bool found = format->entry(&entry) == ExecutableFormat::Success;
    delete format;
    testAssert(found && entry == ELFImage::TextAddress + 0x10);

    format = ZERO;
    testAssert(ExecutableFormat::find(text, sizeof(text), &format) == ExecutableFormat::NotFound);
    testAssert(ExecutableFormat::find(image.bytes(), 3, &format) == ExecutableFormat::NotFound);
    testAssert(ExecutableFormat::find(image.bytes(), 4, &format) == ExecutableFormat::InvalidFormat);
    testAssert(ExecutableFormat::find(ZERO, 4, &format) == ExecutableFormat::NotFound);
    testAssert(format == ZERO);

#if ELF_MACHINE_NATIVE != ELF_MACHINE_ANY
    image.header.basic.machine = machine + 1;
    testAssert(ExecutableFormat::find(image.bytes(), ELFImage::ImageSize, &format) == ExecutableFormat::InvalidFormat);
    testAssert(format == ZERO);
#endif /* ELF_MACHINE_NATIVE */
    return OK;
}
