// SPDX-License-Identifier: GPL-3.0-or-later

#include <ELF.h>
#include <ELFHeader.h>
#include <ExecutableFormat.h>
#include <Lz4Decompressor.h>
#include "Interface.h"

typedef ExecutableFormat::Result Result;
typedef ExecutableFormat::Region Region;

static_assert(Same<EntryPoint, Address>::Value);
static_assert(Same<FormatDetector, ExecutableFormat * (u8 *, Size)>::Value);
memberHasType(Region, virt, Address);
memberHasType(Region, dataOffset, Address);
memberHasType(Region, dataSize, Size);
memberHasType(Region, memorySize, Size);
memberHasType(Region, access, Memory::Access);
hasValue(ExecutableFormat::Success, 0);
hasValue(ExecutableFormat::NotFound, 1);
hasValue(ExecutableFormat::InvalidFormat, 2);
hasValue(ExecutableFormat::OutOfMemory, 3);
hasType(&ExecutableFormat::regions, Result (ExecutableFormat::*)(Region *, Size *) const);
hasType(&ExecutableFormat::entry, Result (ExecutableFormat::*)(Address *) const);
hasType(&ExecutableFormat::find, Result (*)(const u8 *, const Size, ExecutableFormat **));

hasType(&ELF::regions, Result (ELF::*)(Region *, Size *) const);
hasType(&ELF::regions32, Result (ELF::*)(Region *, Size *) const);
hasType(&ELF::regions64, Result (ELF::*)(Region *, Size *) const);
hasType(&ELF::entry, Result (ELF::*)(Address *) const);
hasType(&ELF::detect, Result (*)(const u8 *, const Size, ExecutableFormat **));
hasValue(ELF_MAGIC0, 0x7f);
hasValue(ELF_MAGIC1, 'E');
hasValue(ELF_MAGIC2, 'L');
hasValue(ELF_MAGIC3, 'F');
hasValue(ELF_CLASS_32, 1);
hasValue(ELF_CLASS_64, 2);
hasValue(ELF_TYPE_EXEC, 2);
hasValue(ELF_VERSION_CURRENT, 1);
hasValue(ELF_SEGMENT_LOAD, 1);
hasValue(sizeof(ELFHeaderBasic), 24);
hasValue(sizeof(ELFHeader), 52);
hasValue(sizeof(ELF64Header), 64);
hasValue(sizeof(ELFSegment), 32);
hasValue(sizeof(ELF64Segment), 56);

hasValue(Lz4Decompressor::Success, 0);
hasValue(Lz4Decompressor::IOError, 1);
hasValue(Lz4Decompressor::InvalidArgument, 2);
hasValue(Lz4Decompressor::NotSupported, 3);
hasType(&Lz4Decompressor::initialize, Lz4Decompressor::Result (Lz4Decompressor::*)());
hasType(&Lz4Decompressor::getUncompressedSize, u64 (Lz4Decompressor::*)() const);
hasType(&Lz4Decompressor::read, Lz4Decompressor::Result (Lz4Decompressor::*)(void *, const Size) const);

/** A format with one region, which is the whole image. */
class OldFormat : public ExecutableFormat
{
  public:

    OldFormat(const u8 *image, const Size size) : ExecutableFormat(image, size)
    {
    }

    virtual Result regions(Region *regions, Size *count) const override
    {
        regions[0].virt = (Address) m_image;
        regions[0].dataSize = m_size;
        *count = 1;
        return Success;
    }
    virtual Result entry(Address *entry) const override
    {
        *entry = (Address) m_image;
        return Success;
    }
};

/** ELF, all of whose functions are replaced. */
class OldELF : public ELF
{
  public:

    OldELF(const u8 *image, const Size size) : ELF(image, size)
    {
    }

    virtual Result regions(Region *regions, Size *count) const override { return ELF::regions(regions, count); }
    virtual Result regions32(Region *regions, Size *count) const override { return ELF::regions32(regions, count); }
    virtual Result regions64(Region *regions, Size *count) const override { return ELF::regions64(regions, count); }
    virtual Result entry(Address *) const override { return NotFound; }
};

const char * checkLibexec()
{
    u8 image[100] = { 1, 2, 3 };
    OldFormat old(image, sizeof(image));
    OldELF oldELF(image, sizeof(image));
    ExecutableFormat *format = &old, *found = ZERO;
    Region regions[2];
    Size count = 2;
    Address entry = 0;

    require(format->regions(regions, &count) == ExecutableFormat::Success && count == 1);
    require(regions[0].virt == (Address) image && regions[0].dataSize == sizeof(image));
    require(format->entry(&entry) == ExecutableFormat::Success && entry == (Address) image);
    format = &oldELF;
    require(format->entry(&entry) == ExecutableFormat::NotFound);
    require(ExecutableFormat::find(image, sizeof(image), &found) == ExecutableFormat::NotFound && found == ZERO);

    const void *data = image;
    Lz4Decompressor lz4(data, sizeof(image));
    require(lz4.initialize() == Lz4Decompressor::InvalidArgument);
    return ZERO;
}
