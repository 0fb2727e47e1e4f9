// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/System.h>
#include <BootImageReader.h>
#include <ListIterator.h>
#include <Log.h>
#include <MemoryBlock.h>
#include "ImageStore.h"

ImageStore::ImageStore()
{
    addBootPrograms();

    for (Size i = 0; i < ImageKeeper::MaximumImages; i++)
    {
        if (ProgramImage *image = m_keeper.get(i))
            m_images.append(image);
    }
}

ImageStore::~ImageStore()
{
    for (ListIterator<ProgramImage *> i(m_images); i.hasCurrent(); i++)
        delete i.current();
}

void ImageStore::addBootPrograms()
{
    const SystemInformation info;
    const Address offset = info.bootImageAddress & ~PAGEMASK;
    Memory::Range range;

    range.virt = 0;
    range.phys = info.bootImageAddress - offset;
    range.size = (info.bootImageSize + offset + PAGESIZE - 1) & PAGEMASK;
    range.access = Memory::User | Memory::Readable;

    if (!info.bootImageSize || VMCtl(SELF, MapContiguous, &range) != API::Success)
    {
        ERROR("no boot image");
        return;
    }

    BootImageReader reader((const u8 *) (range.virt + offset), info.bootImageSize);

    if (reader.validate() != BootImageReader::Success)
    {
        ERROR("the boot image is damaged");
        return;
    }

    for (Size i = 0; i < reader.symbolCount(); i++)
    {
        BootSymbol symbol;
        BootSegment part;
        const u8 *data;
        Size size;

        if (reader.symbol(i, symbol) != BootImageReader::Success ||
            (symbol.type != BootProgram && symbol.type != BootPrivProgram))
            continue;

        // Names begin with a dot, paths do not
        ProgramImage *image = new ProgramImage(symbol.name[0] == '.' ? symbol.name + 1 : symbol.name);

        // Its checksum is computed when it is needed: who is healed has no time
        if (image && reader.segment(symbol, 0, part) == BootImageReader::Success &&
            reader.data(symbol, &data, &size, false) == BootImageReader::Success)
        {
            image->attach(data, size, part.checksum);
            m_images.append(image);
        }
        else
        {
            ERROR("program " << symbol.name << " of the boot image is damaged");
            delete image;
        }
    }
}

const ProgramImage * ImageStore::find(const char *path) const
{
    for (ListIterator<ProgramImage *> i(m_images); i.hasCurrent(); i++)
    {
        if (MemoryBlock::compare(i.current()->path(), path))
            return i.current()->isIntact() ? i.current() : ZERO;
    }
    return ZERO;
}

const ProgramImage * ImageStore::at(const Size number) const
{
    return number < m_images.count() ? m_images.at(number) : ZERO;
}

void ImageStore::add(ProgramImage *image)
{
    remove(image->path());
    m_images.append(image);
}

void ImageStore::keep(ProgramImage *image)
{
    m_keeper.keep(image);
    add(image);
}

void ImageStore::remove(const char *path)
{
    for (ListIterator<ProgramImage *> i(m_images); i.hasCurrent(); i++)
    {
        if (MemoryBlock::compare(i.current()->path(), path))
        {
            delete i.current();
            i.remove();
            break;
        }
    }
}
