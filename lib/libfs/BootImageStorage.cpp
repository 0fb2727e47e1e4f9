// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <MemoryBlock.h>
#include "BootImageStorage.h"

BootImageStorage::BootImageStorage(const BootImage *image)
    : m_image(image)
    , m_limit(image ? (Size) ~0U : 0)
    , m_capacity(0)
    , m_mapped(false)
{
}

BootImageStorage::~BootImageStorage()
{
    if (m_mapped)
    {
        Memory::Range range;

        range.virt = (Address) m_image & ~((Address) PAGESIZE - 1);
        range.phys = 0;
        range.size = ((m_limit + PAGESIZE - 1) & ~((Size) PAGESIZE - 1)) + PAGESIZE;
        range.access = Memory::None;
        VMCtl(SELF, UnMap, &range);
    }
}

const BootImage BootImageStorage::bootImage() const
{
    BootImage copy;

    MemoryBlock::set(&copy, 0, sizeof(copy));
    if (m_capacity > 0)
    {
        MemoryBlock::copy((void *) &copy, m_image, sizeof(copy));
    }
    return copy;
}

FileSystem::Result BootImageStorage::map()
{
    const SystemInformation info;
    const Size offset = info.bootImageAddress & (PAGESIZE - 1);
    Memory::Range range;

    if (!info.bootImageSize)
    {
        return FileSystem::NotFound;
    }

    range.virt = 0;
    range.phys = info.bootImageAddress - offset;
    range.size = (info.bootImageSize + offset + PAGESIZE - 1) & ~((Size) PAGESIZE - 1);
    range.access = Memory::User | Memory::Readable;

    if (range.size < info.bootImageSize || VMCtl(SELF, MapContiguous, &range) != API::Success)
    {
        return FileSystem::IOError;
    }

    m_image = (const BootImage *) (range.virt + offset);
    m_limit = info.bootImageSize;
    m_mapped = true;
    return FileSystem::Success;
}

bool BootImageStorage::isValid() const
{
    const u64 size = m_image->bootImageSize;

    return m_image->magic[0] == BOOTIMAGE_MAGIC0 &&
           m_image->magic[1] == BOOTIMAGE_MAGIC1 &&
           m_image->layoutRevision == BOOTIMAGE_REVISION &&
           size <= m_limit && size >= sizeof(BootImage) &&
           m_image->symbolTableOffset % sizeof(u32) == 0 &&
           m_image->segmentsTableOffset % sizeof(u32) == 0 &&
           m_image->symbolTableOffset + (u64) m_image->symbolTableCount * sizeof(BootSymbol) <= size &&
           m_image->segmentsTableOffset + (u64) m_image->segmentsTableCount * sizeof(BootSegment) <= size;
}

FileSystem::Result BootImageStorage::initialize()
{
    if (!m_image)
    {
        const FileSystem::Result result = map();

        if (result != FileSystem::Success)
        {
            return result;
        }
    }

    if (m_limit < sizeof(BootImage) || !isValid())
    {
        m_capacity = 0;
        return FileSystem::InvalidArgument;
    }

    m_capacity = m_image->bootImageSize;
    return FileSystem::Success;
}

const void * BootImageStorage::memory(const u64 offset, const Size size) const
{
    if (offset > m_capacity || size > m_capacity - offset || m_capacity == 0)
    {
        return ZERO;
    }
    return (const u8 *) m_image + (Size) offset;
}

FileSystem::Result BootImageStorage::read(const u64 offset, void *buffer, const Size size) const
{
    const void *bytes = memory(offset, size);

    if (!bytes)
    {
        return FileSystem::InvalidArgument;
    }

    MemoryBlock::copy(buffer, bytes, size);
    return FileSystem::Success;
}

u64 BootImageStorage::capacity() const
{
    return m_capacity;
}
