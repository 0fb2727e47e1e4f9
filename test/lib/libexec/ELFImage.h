// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_LIB_LIBEXEC_ELFIMAGE_H
#define __TEST_LIB_LIBEXEC_ELFIMAGE_H

#include <MemoryBlock.h>
#include <ELFHeader.h>

/**
 * Executables of 32 and of 64 bits, made in memory: text, data with zeros behind it, and a note.
 *
 * The fields are public, so that a test can damage one. bytes() has the image with the damage.
 */
class ELFImage
{
  public:

    /** Number of bytes in the image */
    static const Size ImageSize = 0x600;

    /** Where the text is meant to be */
    static const u32 TextAddress = 0x80000000;

    /** Where the data are meant to be */
    static const u32 DataAddress = 0x80002000;

    /**
     * Constructor of a sound image.
     *
     * @param elfClass ELF_CLASS_32 or ELF_CLASS_64
     * @param machine ELF_MACHINE_*
     */
    ELFImage(const u8 elfClass = ELF_CLASS_32, const u16 machine = ELF_MACHINE_386)
    {
        static const u8 magic[] = { ELF_MAGIC0, ELF_MAGIC1, ELF_MAGIC2, ELF_MAGIC3 };

        MemoryBlock::set(&header, 0, sizeof(header));
        MemoryBlock::set(segment, 0, sizeof(segment));
        MemoryBlock::copy((void *) header.basic.magic, (const void *) magic, sizeof(magic));
        header.basic.elfClass = elfClass;
        header.basic.data = ELF_DATA_LITTLE;
        header.basic.identVersion = ELF_VERSION_CURRENT;
        header.basic.type = ELF_TYPE_EXEC;
        header.basic.machine = machine;
        header.basic.version = ELF_VERSION_CURRENT;
        header.entry = TextAddress + 0x10;
        header.programHeaderOffset = sizeof(ELF64Header);
        header.headerSize = wide() ? sizeof(ELF64Header) : sizeof(ELFHeader);
        header.programHeaderEntrySize = wide() ? sizeof(ELF64Segment) : sizeof(ELFSegment);
        header.programHeaderEntryCount = 3;

        segment[0].type = ELF_SEGMENT_LOAD;
        segment[0].flags = ELF_SEGMENT_READ | ELF_SEGMENT_EXECUTE;
        segment[0].offset = 0x200;
        segment[0].virtualAddress = TextAddress;
        segment[0].fileSize = 0x180;
        segment[0].memorySize = 0x180;

        segment[1].type = ELF_SEGMENT_LOAD;
        segment[1].flags = ELF_SEGMENT_READ | ELF_SEGMENT_WRITE;
        segment[1].offset = 0x400;
        segment[1].virtualAddress = DataAddress;
        segment[1].fileSize = 0x200;
        segment[1].memorySize = 0x1800;

        segment[2].type = ELF_SEGMENT_NOTE;
        segment[2].offset = 0xffffffff;
    }

    /**
     * Get the image.
     *
     * @return Image of ImageSize bytes, valid until the next call for any object.
     */
    const u8 * bytes() const
    {
        static u8 image[ImageSize];

        for (Size i = 0; i < ImageSize; i++)
        {
            image[i] = (u8) (i * 7);
        }

        if (wide())
        {
            put(image, &header, sizeof(header));
            put(image + sizeof(ELF64Header), segment, sizeof(segment));
            return image;
        }

        ELFHeader narrow;
        narrow.basic = header.basic;
        narrow.entry = (u32) header.entry;
        narrow.programHeaderOffset = (u32) header.programHeaderOffset;
        narrow.sectionHeaderOffset = 0;
        narrow.flags = 0;
        narrow.headerSize = header.headerSize;
        narrow.programHeaderEntrySize = header.programHeaderEntrySize;
        narrow.programHeaderEntryCount = header.programHeaderEntryCount;
        narrow.sectionHeaderEntrySize = 0;
        narrow.sectionHeaderEntryCount = 0;
        narrow.sectionNameIndex = 0;
        put(image, &narrow, sizeof(narrow));

        for (Size i = 0; i < 3; i++)
        {
            ELFSegment part;
            part.type = segment[i].type;
            part.offset = (u32) segment[i].offset;
            part.virtualAddress = (u32) segment[i].virtualAddress;
            part.physicalAddress = 0;
            part.fileSize = (u32) segment[i].fileSize;
            part.memorySize = (u32) segment[i].memorySize;
            part.flags = segment[i].flags;
            part.alignment = 0;
            put(image + sizeof(ELF64Header) + (i * sizeof(part)), &part, sizeof(part));
        }
        return image;
    }

    /** Header, also for images of 32 bits */
    ELF64Header header;

    /** Segments, also for images of 32 bits */
    ELF64Segment segment[3];

  private:

    bool wide() const
    {
        return header.basic.elfClass == ELF_CLASS_64;
    }

    static void put(u8 *dest, const void *source, const Size size)
    {
        MemoryBlock::copy((void *) dest, source, size);
    }
};

#endif /* __TEST_LIB_LIBEXEC_ELFIMAGE_H */
