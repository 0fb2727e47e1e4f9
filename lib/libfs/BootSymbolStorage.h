// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_BOOTSYMBOLSTORAGE_H
#define __LIB_LIBFS_BOOTSYMBOLSTORAGE_H

#include <BootImage.h>
#include "BootImageStorage.h"
#include "Storage.h"

/**
 * The first segment of one symbol of a boot image as storage, read-only.
 */
class BootSymbolStorage : public Storage
{
  public:

    /**
     * @param bootImage Boot image; must outlive this object
     * @param symbolName Name of the symbol; must stay in place
     */
    BootSymbolStorage(const BootImageStorage & bootImage, const char *symbolName);

    /**
     * Find the symbol.
     *
     * @return NotFound when it is not in the image, InvalidArgument when the image is damaged.
     */
    virtual FileSystem::Result initialize();

    /** @copydoc Storage::read */
    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const;

    /** @copydoc Storage::capacity */
    virtual u64 capacity() const;

    /** @copydoc Storage::memory */
    virtual const void * memory(const u64 offset, const Size size) const;

  private:

    /** Find the symbol in the table. */
    FileSystem::Result find(BootSymbol & symbol) const;

  private:

    const BootImageStorage & m_bootImage;
    const char *m_symbolName;
    u64 m_offset;
    u64 m_size;
};

#endif /* __LIB_LIBFS_BOOTSYMBOLSTORAGE_H */
