// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPDIRECTORY_H
#define __SERVER_FILESYSTEM_TMP_TMPDIRECTORY_H

#include <Directory.h>
#include "TmpStore.h"

/**
 * A directory in a TmpStore.
 */
class TmpDirectory : public Directory
{
  private:

    /** Names copied to the client at once. */
    static const Size NamesAtOnce = 16;

  public:

    /**
     * @param store Has the directory; must outlive this object
     * @param number Number of the directory
     */
    TmpDirectory(const TmpStore & store, const u32 number);

    /** @copydoc Directory::read */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /** @copydoc File::status */
    virtual FileSystem::Result status(FileSystem::FileStat & st);

  private:

    const TmpStore & m_store;
};

#endif /* __SERVER_FILESYSTEM_TMP_TMPDIRECTORY_H */
