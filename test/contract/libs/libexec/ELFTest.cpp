// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <ELF.h>
#include <ExecutableFormat.h>
#include <MemoryBlock.h>

/** A program with text, data and a note. */
template <class Header, class Segment> struct Program
{
    Program(const u8 elfClass)
    {
        MemoryBlock::set(this, 0, sizeof(*this));
        header.basic.magic[0] = ELF_MAGIC0;
        header.basic.magic[1] = ELF_MAGIC1;
        header.basic.magic[2] = ELF_MAGIC2;
        header.basic.magic[3] = ELF_MAGIC3;
        header.basic.elfClass = elfClass;
        header.basic.data = 1;
        header.basic.identVersion = ELF_VERSION_CURRENT;
        header.basic.type = ELF_TYPE_EXEC;
        header.basic.machine = ELF_MACHINE_NATIVE;
        header.basic.version = ELF_VERSION_CURRENT;
        header.entry = 0x80000010;
        header.programHeaderOffset = offsetof(Program, segments);
        header.headerSize = sizeof(header);
        header.programHeaderEntrySize = sizeof(Segment);
        header.programHeaderEntryCount = 3;

        set(segments[0], ELF_SEGMENT_LOAD, 0x80000000, offsetof(Program, text), sizeof(text), sizeof(text), 5);
        set(segments[1], 4, 0, offsetof(Program, text), 4, 4, 4);
        set(segments[2], ELF_SEGMENT_LOAD, 0x80004000, offsetof(Program, data), sizeof(data), 4096, 6);
    }

    static void set(Segment & segment, const u32 type, const Address virt, const Size offset, const Size fileSize,
                    const Size memorySize, const u32 flags)
    {
        segment.type = type;
        segment.virtualAddress = virt;
        segment.offset = offset;
        segment.fileSize = fileSize;
        segment.memorySize = memorySize;
        segment.flags = flags;
    }

    const u8 * bytes() const
    {
        return (const u8 *) this;
    }

    Header header;
    Segment segments[3];
    u8 text[64];
    u8 data[32];
};

typedef Program<ELFHeader, ELFSegment> Program32;
typedef Program<ELF64Header, ELF64Segment> Program64;

template <class T> static bool areRegions(const T & program, const ExecutableFormat::Region *regions)
{
    return regions[0].virt == 0x80000000 && regions[0].dataOffset == program.segments[0].offset &&
           regions[0].dataSize == 64 && regions[0].memorySize == 64 && (regions[0].access & Memory::User) &&
           regions[1].virt == 0x80004000 && regions[1].dataOffset == program.segments[2].offset &&
           regions[1].dataSize == 32 && regions[1].memorySize == 4096 && (regions[1].access & Memory::User);
}

TestCase(ELFFind)
{
    Program32 program(ELF_CLASS_32);
    ExecutableFormat::Region regions[16];
    ExecutableFormat *fmt = ZERO;
    Size count = 16;
    Address entry = 0;

    testAssert(ExecutableFormat::find(program.bytes(), sizeof(program), &fmt) == ExecutableFormat::Success);
    testAssert(fmt != ZERO);
    testAssert(fmt->m_image == program.bytes() && fmt->m_size == sizeof(program));
    testAssert(fmt->entry(&entry) == ExecutableFormat::Success && entry == 0x80000010);
    testAssert(fmt->regions(regions, &count) == ExecutableFormat::Success);

    // Only what is loaded
    testAssert(count == 2 && areRegions(program, regions));
    delete fmt;
    return OK;
}

TestCase(ELFOf32And64Bits)
{
    Program32 program32(ELF_CLASS_32);
    Program64 program64(ELF_CLASS_64);
    ELF elf32(program32.bytes(), sizeof(program32)), elf64(program64.bytes(), sizeof(program64));
    ExecutableFormat::Region regions[16];
    Address entry = 0;
    Size count = 16;

    testAssert(elf32.regions32(regions, &count) == ELF::Success && count == 2 && areRegions(program32, regions));
    count = 16;
    testAssert(elf64.regions64(regions, &count) == ELF::Success && count == 2 && areRegions(program64, regions));
    count = 16;
    testAssert(elf64.regions(regions, &count) == ELF::Success && count == 2 && areRegions(program64, regions));
    testAssert(elf64.entry(&entry) == ELF::Success && entry == 0x80000010);
    return OK;
}

TestCase(ELFRefusesWhatItIsNot)
{
    ExecutableFormat *fmt = ZERO;
    u8 text[128];

    MemoryBlock::set(text, 'x', sizeof(text));
    testAssert(ExecutableFormat::find(text, sizeof(text), &fmt) == ExecutableFormat::NotFound && fmt == ZERO);
    testAssert(ELF::detect(text, sizeof(text), &fmt) != ExecutableFormat::Success && fmt == ZERO);

    Program32 relocatable(ELF_CLASS_32), version(ELF_CLASS_32), unknown(3), many(ELF_CLASS_32);
    relocatable.header.basic.type = 1;
    version.header.basic.version = 2;
    many.header.programHeaderEntryCount = 16;
    testAssert(ELF::detect(relocatable.bytes(), sizeof(relocatable), &fmt) != ExecutableFormat::Success);
    testAssert(ELF::detect(version.bytes(), sizeof(version), &fmt) != ExecutableFormat::Success);
    testAssert(ELF::detect(unknown.bytes(), sizeof(unknown), &fmt) != ExecutableFormat::Success);
    testAssert(ELF::detect(many.bytes(), sizeof(many), &fmt) != ExecutableFormat::Success);
    testAssert(fmt == ZERO);
    return OK;
}

TestCase(ELFCutImageIsAnError)
{
    Program32 program(ELF_CLASS_32);
    ExecutableFormat *fmt = ZERO;

    for (Size size = 0; size < sizeof(program); size += 7)
    {
        testAssert(ExecutableFormat::find(program.bytes(), size, &fmt) != ExecutableFormat::Success);
    }
    testAssert(fmt == ZERO);
    return OK;
}
