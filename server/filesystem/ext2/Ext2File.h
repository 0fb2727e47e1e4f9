// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_EXT2_EXT2FILE_H
#define __SERVER_FILESYSTEM_EXT2_EXT2FILE_H

#include <File.h>
#include "Ext2Reader.h"

/**
 * A file of an ext2 file system, read-only.
 */
class Ext2File : public File
{
  private:

    /** Bytes copied at once from storage that is not in memory. */
    static const Size ChunkSize = 1024;

  public:

    /**
     * @param reader File system; must outlive this object
     * @param number Number of the file
     * @param inode Its inode; copied
     */
    Ext2File(const Ext2Reader & reader, const u32 number, const Ext2::Inode & inode);

    /** @copydoc File::read */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** Always refused. */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);

  private:

    /** Copy bytes of the storage to the client. Position zero gives zeroes. */
    FileSystem::Result copy(IOBuffer & buffer, const u64 position, const Size size, const Size offset) const;

  private:

    const Ext2Reader & m_reader;
    const Ext2::Inode m_ext2;
};

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2FILE_H */
