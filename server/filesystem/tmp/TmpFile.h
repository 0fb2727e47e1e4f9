// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPFILE_H
#define __SERVER_FILESYSTEM_TMP_TMPFILE_H

#include <File.h>
#include "TmpStore.h"

/**
 * A file in a TmpStore that is no directory.
 */
class TmpFile : public File
{
  public:

    /**
     * @param store Has the file; must outlive this object
     * @param number Number of the file
     */
    TmpFile(TmpStore & store, const u32 number);

    /** @copydoc File::read */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** @copydoc File::write */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);

    /** @copydoc File::status */
    virtual FileSystem::Result status(FileSystem::FileStat & st);

  private:

    TmpStore & m_store;
};

#endif /* __SERVER_FILESYSTEM_TMP_TMPFILE_H */
