// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_LOGLEVELFILE_H
#define __LIB_LIBFS_LOGLEVELFILE_H

#include "File.h"

/**
 * Shows and changes the minimum log level of the server: one digit, a Log::Level.
 */
class LogLevelFile : public File
{
  private:

    /** What a read gives. The file has no size: there is nothing to cut off before it is written. */
    static const Size Length = 2;

  public:

    /**
     * @param inode Number of the file
     */
    LogLevelFile(const u32 inode);

    virtual ~LogLevelFile();

    /** Read the digit and a line end. */
    virtual FileSystem::Result read(IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Set the level to the digit given.
     *
     * @return InvalidArgument when it is no level.
     */
    virtual FileSystem::Result write(IOBuffer & buffer, Size & size, const Size offset);
};

#endif /* __LIB_LIBFS_LOGLEVELFILE_H */
