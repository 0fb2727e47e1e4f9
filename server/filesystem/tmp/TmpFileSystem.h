// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H
#define __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H

#include <FileSystemServer.h>

/**
 * Serves files that are kept in memory.
 */
class TmpFileSystem : public FileSystemServer
{
  public:

    /**
     * @param path Where clients see it; must stay in place
     */
    TmpFileSystem(const char *path);

    virtual ~TmpFileSystem();

    /**
     * Make a regular file or a directory.
     */
    virtual File * createFile(const FileSystem::FileType type);
};

#endif /* __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H */
