// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_BOOTIMAGESTORAGE_H
#define __LIB_LIBFS_BOOTIMAGESTORAGE_H

#include <BootImage.h>
#include "Storage.h"

/**
 * The boot image as storage, read-only.
 */
class BootImageStorage : public Storage
{
  public:

    /**
     * @param image Boot image in memory, ZERO to map that of the running system
     */
    BootImageStorage(const BootImage *image = ZERO);

    /** Unmaps what was mapped. */
    virtual ~BootImageStorage();

    /** Copy of the header, valid after initialize(). */
    const BootImage bootImage() const;

    /**
     * Map the image, if not given, and check its header.
     *
     * @return NotFound without an image, InvalidArgument when it is no boot image, IOError when it cannot be mapped.
     */
    virtual FileSystem::Result initialize();

    /** @copydoc Storage::read */
    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const;

    /** @copydoc Storage::capacity */
    virtual u64 capacity() const;

    /** @copydoc Storage::memory */
    virtual const void * memory(const u64 offset, const Size size) const;

  private:

    BootImageStorage(const BootImageStorage &);
    void operator = (const BootImageStorage &);

    /** Map the image of the running system. */
    FileSystem::Result map();

    /** Check that the tables lie inside of the image. */
    bool isValid() const;

  private:

    const BootImage *m_image;
    Size m_limit;
    Size m_capacity;
    bool m_mapped;
};

#endif /* __LIB_LIBFS_BOOTIMAGESTORAGE_H */
