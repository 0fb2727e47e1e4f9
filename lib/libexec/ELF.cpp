// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "ELF.h"

/**
 * Granularity of access rights in memory, and therefore of the check that segments do not overlap.
 */
#ifdef PAGESIZE
static const u64 PageBytes = PAGESIZE;
#else
static const u64 PageBytes = 4096;
#endif /* PAGESIZE */

/** Highest virtual address of the machine that we run on */
static const u64 MaximumAddress = (u64) ~(Address) 0;

/** Largest number of bytes in one segment */
static const u64 MaximumSize = (u64) ~(Size) 0;

/** What counts of the headers, for 32 and 64 bits alike */
struct ELF::Program
{
    u8 elfClass;                    /**< ELF_CLASS_32 or ELF_CLASS_64 */
    u16 machine;                    /**< ELF_MACHINE_* */
    Address entry;                  /**< Where to start */
    Size count;                     /**< Number of regions */
    Region regions[MaximumHeaders]; /**< What must be in memory */
};

/**
 * Tell whether a range lies inside an image.
 *
 * @param offset First byte of the range
 * @param length Number of bytes in the range
 * @param size Number of bytes in the image
 */
static bool isInside(const u64 offset, const u64 length, const u64 size)
{
    return offset <= size && length <= size - offset;
}

/**
 * First byte of the page of an address.
 */
static u64 pageStart(const u64 address)
{
    return address & ~(PageBytes - 1);
}

/**
 * Last byte of the last page of a region.
 */
static u64 pageEnd(const ExecutableFormat::Region & region)
{
    return ((u64) region.virt + (region.memorySize - 1)) | (PageBytes - 1);
}

ELF::ELF(const u8 *image, const Size size)
    : ExecutableFormat(image, size)
{
}

ELF::~ELF()
{
}

ELF::Result ELF::regions(Region *regions, Size *count) const
{
    return copyRegions(0, regions, count);
}

ELF::Result ELF::regions32(Region *regions, Size *count) const
{
    return copyRegions(ELF_CLASS_32, regions, count);
}

ELF::Result ELF::regions64(Region *regions, Size *count) const
{
    return copyRegions(ELF_CLASS_64, regions, count);
}

ELF::Result ELF::entry(Address *entry) const
{
    Program program;
    const Result result = load(program);

    if (result == Success)
    {
        *entry = program.entry;
    }
    return result;
}

ELF::Result ELF::validate(const u16 machine) const
{
    Program program;
    const Result result = load(program);

    if (result != Success || machine == ELF_MACHINE_ANY)
    {
        return result;
    }

    const bool wide = machine == ELF_MACHINE_X86_64 || machine == ELF_MACHINE_AARCH64;

    if (program.machine != machine || program.elfClass != (wide ? ELF_CLASS_64 : ELF_CLASS_32))
    {
        return InvalidFormat;
    }
    return Success;
}

ELF::Result ELF::check(const Memory::Range & window, const Size maximum) const
{
    Program program;
    const Result result = load(program);
    u64 total = 0;

    if (result != Success)
    {
        return result;
    }

    for (Size i = 0; i < program.count; i++)
    {
        const Region & region = program.regions[i];
        const u64 start = pageStart(region.virt);
        const u64 end   = pageEnd(region);

        if (window.size == 0 || start < window.virt || end > (u64) window.virt + (window.size - 1))
        {
            return InvalidFormat;
        }
        total += end - start + 1;
    }

    return (maximum != 0 && total > maximum) ? OutOfMemory : Success;
}

ELF::Result ELF::detect(const u8 *image, const Size size, ExecutableFormat **fmt)
{
    static const u8 magic[] = { ELF_MAGIC0, ELF_MAGIC1, ELF_MAGIC2, ELF_MAGIC3 };

    if (image == ZERO || size < sizeof(magic) || !MemoryBlock::compare(image, magic, sizeof(magic)))
    {
        return NotFound;
    }

    const Result result = ELF(image, size).validate();

    if (result != Success)
    {
        return result;
    }

    ELF *elf = new ELF(image, size);

    if (elf == ZERO)
    {
        return OutOfMemory;
    }

    *fmt = elf;
    return Success;
}

ELF::Result ELF::load(Program & program) const
{
    ELF64Header header;
    ELFHeader header32;

    if (m_image == ZERO || m_size < sizeof(header32))
    {
        return InvalidFormat;
    }

    // The image need not be aligned: copy instead of casting
    MemoryBlock::copy((void *) &header32, (const void *) m_image, sizeof(header32));
    const ELFHeaderBasic & basic = header32.basic;

    if (basic.magic[0] != ELF_MAGIC0 || basic.magic[1] != ELF_MAGIC1 ||
        basic.magic[2] != ELF_MAGIC2 || basic.magic[3] != ELF_MAGIC3 ||
        basic.data != ELF_DATA_LITTLE || basic.identVersion != ELF_VERSION_CURRENT ||
        basic.version != ELF_VERSION_CURRENT || basic.type != ELF_TYPE_EXEC)
    {
        return InvalidFormat;
    }

    const bool wide = basic.elfClass == ELF_CLASS_64;

    if (wide)
    {
        if (m_size < sizeof(header))
        {
            return InvalidFormat;
        }
        MemoryBlock::copy((void *) &header, (const void *) m_image, sizeof(header));
    }
    else
    {
        header.entry                   = header32.entry;
        header.programHeaderOffset     = header32.programHeaderOffset;
        header.headerSize              = header32.headerSize;
        header.programHeaderEntrySize  = header32.programHeaderEntrySize;
        header.programHeaderEntryCount = header32.programHeaderEntryCount;
    }

    const Size headerSize  = wide ? sizeof(ELF64Header) : sizeof(ELFHeader);
    const Size segmentSize = wide ? sizeof(ELF64Segment) : sizeof(ELFSegment);

    if ((!wide && basic.elfClass != ELF_CLASS_32) ||
        header.headerSize < headerSize ||
        header.programHeaderEntrySize != segmentSize ||
        header.programHeaderEntryCount == 0 ||
        header.programHeaderEntryCount > MaximumHeaders ||
        header.entry > MaximumAddress ||
        !isInside(header.programHeaderOffset, (u64) header.programHeaderEntryCount * segmentSize, m_size))
    {
        return InvalidFormat;
    }

    program.elfClass = basic.elfClass;
    program.machine  = basic.machine;
    program.entry    = (Address) header.entry;
    program.count    = 0;

    for (Size i = 0; i < header.programHeaderEntryCount; i++)
    {
        const u8 *source = m_image + header.programHeaderOffset + (i * segmentSize);
        ELF64Segment segment;

        if (wide)
        {
            MemoryBlock::copy((void *) &segment, (const void *) source, sizeof(segment));
        }
        else
        {
            ELFSegment segment32;
            MemoryBlock::copy((void *) &segment32, (const void *) source, sizeof(segment32));

            segment.type           = segment32.type;
            segment.flags          = segment32.flags;
            segment.offset         = segment32.offset;
            segment.virtualAddress = segment32.virtualAddress;
            segment.fileSize       = segment32.fileSize;
            segment.memorySize     = segment32.memorySize;
        }

        if (addSegment(program, segment) != Success)
        {
            return InvalidFormat;
        }
    }

    for (Size i = 0; i < program.count; i++)
    {
        const Region & region = program.regions[i];

        if ((region.access & Memory::Executable) &&
            program.entry >= region.virt && program.entry - region.virt < region.memorySize)
        {
            return Success;
        }
    }

    return InvalidFormat;
}

ELF::Result ELF::addSegment(Program & program, const ELF64Segment & segment) const
{
    if (segment.type != ELF_SEGMENT_LOAD || (segment.memorySize == 0 && segment.fileSize == 0))
    {
        return Success;
    }

    // An image of 32 bits must stay below 4 GiB on any machine
    const u64 last = program.elfClass == ELF_CLASS_32 ? 0xffffffffULL : MaximumAddress;

    if (segment.fileSize > segment.memorySize ||
        segment.memorySize > MaximumSize ||
        segment.virtualAddress > last ||
        segment.memorySize - 1 > last - segment.virtualAddress ||
        !isInside(segment.offset, segment.fileSize, m_size))
    {
        return InvalidFormat;
    }

    Region region;
    region.virt       = (Address) segment.virtualAddress;
    region.dataOffset = (Address) segment.offset;
    region.dataSize   = (Size) segment.fileSize;
    region.memorySize = (Size) segment.memorySize;
    region.access     = Memory::User;

    if (segment.flags & ELF_SEGMENT_READ)
    {
        region.access |= Memory::Readable;
    }

    if (segment.flags & ELF_SEGMENT_WRITE)
    {
        region.access |= Memory::Writable;
    }

    if (segment.flags & ELF_SEGMENT_EXECUTE)
    {
        region.access |= Memory::Executable;
    }

    for (Size i = 0; i < program.count; i++)
    {
        const Region & other = program.regions[i];

        if (pageStart(region.virt) <= pageEnd(other) && pageStart(other.virt) <= pageEnd(region))
        {
            return InvalidFormat;
        }
    }

    program.regions[program.count++] = region;
    return Success;
}

ELF::Result ELF::copyRegions(const u8 elfClass, Region *regions, Size *count) const
{
    Program program;
    const Result result = load(program);
    const Size room = *count;

    if (result != Success)
    {
        return result;
    }

    if (elfClass != 0 && elfClass != program.elfClass)
    {
        return InvalidFormat;
    }

    for (Size i = 0; i < program.count && i < room; i++)
    {
        regions[i] = program.regions[i];
    }

    *count = program.count;
    return program.count > room ? OutOfMemory : Success;
}
