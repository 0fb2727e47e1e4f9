// SPDX-License-Identifier: GPL-3.0-or-later

#include <MemoryBlock.h>
#include "ImageKeeper.h"
#include "LastingMemory.h"

ImageKeeper::ImageKeeper()
{
    MemoryBlock::set(m_slots, 0, sizeof(m_slots));

    // They were made in this order
    for (Size i = 0; i < MaximumImages && use(i, LastingMemory::find(FirstTag + i)); i++)
        ;
}

bool ImageKeeper::use(const Size number, const Memory::Range & range)
{
    if (range.size <= PAGESIZE)
        return false;

    m_slots[number].head = (Head *) range.virt;
    m_slots[number].capacity = range.size - PAGESIZE;
    return true;
}

bool ImageKeeper::isValid(const Slot & slot)
{
    return slot.head && slot.head->magic == Magic && slot.head->size && slot.head->size <= slot.capacity &&
        !slot.head->path[ProgramImage::PathLength - 1];
}

ImageKeeper::Slot * ImageKeeper::find(const ProgramImage & image)
{
    Slot *unused = ZERO;

    for (Size i = 0; i < MaximumImages; i++)
    {
        Slot & slot = m_slots[i];

        if (!slot.head)
        {
            // The first number that was never used; no share is ever given back
            if (unused)
                return unused;

            return use(i, LastingMemory::open(FirstTag + i, PAGESIZE + image.size())) ? &slot : ZERO;
        }

        if (isValid(slot) && MemoryBlock::compare(slot.head->path, image.path()))
        {
            if (slot.capacity >= image.size())
                return &slot;

            slot.head->magic = 0;
        }
        else if (!isValid(slot) && slot.capacity >= image.size())
            unused = &slot;
    }
    return unused;
}

void ImageKeeper::keep(ProgramImage *image)
{
    Slot *slot = find(*image);

    if (!slot)
        return;

    u8 *data = (u8 *) slot->head + PAGESIZE;

    // Half an image is none: the head becomes valid last
    slot->head->magic = 0;
    MemoryBlock::ordered();

    MemoryBlock::copy((void *) data, (const void *) image->data(), image->size());
    MemoryBlock::copy(slot->head->path, (char *) image->path(), sizeof(slot->head->path));
    slot->head->size = image->size();
    slot->head->checksum = image->checksum();

    MemoryBlock::ordered();
    slot->head->magic = Magic;
    image->attach(data, image->size(), image->checksum());
}

ProgramImage * ImageKeeper::get(const Size number) const
{
    if (number >= MaximumImages || !isValid(m_slots[number]))
        return ZERO;

    const Slot & slot = m_slots[number];
    ProgramImage *image = new ProgramImage(slot.head->path);

    if (image)
        image->attach((const u8 *) slot.head + PAGESIZE, slot.head->size, slot.head->checksum);

    return image;
}
