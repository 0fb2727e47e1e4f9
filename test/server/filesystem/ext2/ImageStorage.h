// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_FILESYSTEM_EXT2_IMAGESTORAGE_H
#define __TEST_SERVER_FILESYSTEM_EXT2_IMAGESTORAGE_H

#include <MemoryBlock.h>
#include <Storage.h>

/**
 * Storage in memory of this process.
 */
class ImageStorage : public Storage
{
  public:

    /**
     * @param bytes Contents; remain with the caller
     * @param size Number of bytes
     * @param direct True to let readers see the memory itself
     */
    ImageStorage(u8 *bytes, const Size size, const bool direct = true)
        : m_bytes(bytes)
        , m_size(size)
        , m_direct(direct)
    {
    }

    virtual FileSystem::Result initialize()
    {
        return FileSystem::Success;
    }

    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const
    {
        if (offset > m_size || size > m_size - offset)
        {
            return FileSystem::InvalidArgument;
        }
        MemoryBlock::copy(buffer, m_bytes + offset, size);
        return FileSystem::Success;
    }

    virtual u64 capacity() const
    {
        return m_size;
    }

    virtual const void * memory(const u64 offset, const Size size) const
    {
        return m_direct && offset <= m_size && size <= m_size - offset ? m_bytes + offset : ZERO;
    }

  private:

    u8 *m_bytes;
    const Size m_size;
    const bool m_direct;
};

#endif /* __TEST_SERVER_FILESYSTEM_EXT2_IMAGESTORAGE_H */
