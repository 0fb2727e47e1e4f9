// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H
#define __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H

#include <FileSystemServer.h>
#include "TmpStore.h"

/**
 * Serves files that are kept in memory.
 *
 * All of them are in a TmpStore. When its memory is a buffer of the datastore,
 * files and open descriptors survive a restart of this server.
 */
class TmpFileSystem : public FileSystemServer
{
  private:

    /** Number of file objects kept. */
    static const Size MaximumFiles = 64;

  public:

    /**
     * @param store Has the files, ready; must outlive the server
     * @param path Where clients see them; must stay in place
     */
    TmpFileSystem(TmpStore & store, const char *path);

    virtual ~TmpFileSystem();

  protected:

    /** @copydoc FileSystemServer::findFile */
    virtual File * findFile(const char *path, FileSystem::Result & result);

    /** @copydoc FileSystemServer::getFile */
    virtual File * getFile(const u32 inode);

    /** @copydoc FileSystemServer::makeFile */
    virtual FileSystem::Result makeFile(const char *path,
                                        const FileSystem::FileType type,
                                        const FileSystem::FileModes mode);

    /** @copydoc FileSystemServer::removeFile */
    virtual FileSystem::Result removeFile(const char *path);

  private:

    /** The request under way. */
    TmpStore::Cause cause() const;

  private:

    TmpStore & m_store;
    File *m_files[MaximumFiles];
};

#endif /* __SERVER_FILESYSTEM_TMP_TMPFILESYSTEM_H */
