// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_EXT2_EXT2DIRECTORY_H
#define __SERVER_FILESYSTEM_EXT2_EXT2DIRECTORY_H

#include <Directory.h>
#include "Ext2Reader.h"

/**
 * A directory of an ext2 file system, read-only.
 *
 * Names longer than a Dirent has room for are cut.
 */
class Ext2Directory : public Directory
{
  private:

    /** Names copied to the client at once. */
    static const Size NamesAtOnce = 16;

  public:

    /**
     * @param reader File system; must outlive this object
     * @param number Number of the file
     * @param inode Its inode; copied
     */
    Ext2Directory(const Ext2Reader & reader, const u32 number, const Ext2::Inode & inode);

    /** @copydoc Directory::read */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** Attributes; the size is that of all Dirent structures. */
    virtual FileSystem::Result status(FileSystem::FileStat & st);

  private:

    /** Convert a name. */
    void convert(const Ext2Reader::Name & name, Dirent & dirent) const;

  private:

    const Ext2Reader & m_reader;
    const Ext2::Inode m_ext2;
    bool m_counted;
};

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2DIRECTORY_H */
