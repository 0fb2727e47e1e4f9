// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_MAPPEDBUFFER_H
#define __LIB_LIBPOSIX_MAPPEDBUFFER_H

#include <Types.h>

/**
 * Memory in whole pages from the kernel, given back with the object. For contents that are too large for the heap.
 */
class MappedBuffer
{
  public:

    /**
     * Constructor, allocates nothing.
     */
    MappedBuffer();

    /**
     * Destructor, gives the memory back.
     */
    ~MappedBuffer();

    /** Owns its memory, so it is not copied. */
    MappedBuffer(const MappedBuffer &) = delete;

    /** Owns its memory, so it is not assigned. */
    MappedBuffer & operator = (const MappedBuffer &) = delete;

    /**
     * Allocate zeroed memory.
     *
     * @param size Size in bytes, not zero
     *
     * @return True, or false if there is no memory or some was allocated before
     */
    bool allocate(const Size size);

    /**
     * Get the memory.
     *
     * @return Address of the first byte, page aligned, or null before allocate()
     */
    u8 * data() const
    {
        return m_data;
    }

    /**
     * Get the size.
     *
     * @return Size in bytes as given to allocate()
     */
    Size size() const
    {
        return m_size;
    }

  private:

    /** First byte. */
    u8 *m_data;

    /** Size in bytes. */
    Size m_size;
};

#endif /* __LIB_LIBPOSIX_MAPPEDBUFFER_H */
