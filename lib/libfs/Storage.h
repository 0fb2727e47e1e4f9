// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_STORAGE_H
#define __LIB_LIBFS_STORAGE_H

#include <Types.h>
#include "FileSystem.h"

/**
 * A sequence of bytes that file systems live on.
 */
class Storage
{
  public:

    Storage();

    virtual ~Storage();

    /** Make the storage ready. */
    virtual FileSystem::Result initialize() = 0;

    /**
     * Read bytes.
     *
     * @param offset Position in bytes
     * @param buffer Filled with the bytes
     * @param size Number of bytes
     *
     * @return InvalidArgument outside of the storage, IOError when it fails. All bytes or none.
     */
    virtual FileSystem::Result read(const u64 offset, void *buffer, const Size size) const = 0;

    /**
     * Write bytes.
     *
     * @return NotSupported unless overridden.
     */
    virtual FileSystem::Result write(const u64 offset, void *buffer, const Size size);

    /** Size in bytes. */
    virtual u64 capacity() const = 0;

    /**
     * Bytes of a storage that is in memory anyway.
     *
     * @param offset Position in bytes
     * @param size Number of bytes
     *
     * @return ZERO when they are not in memory or not inside of the storage.
     */
    virtual const void * memory(const u64 offset, const Size size) const;
};

#endif /* __LIB_LIBFS_STORAGE_H */
