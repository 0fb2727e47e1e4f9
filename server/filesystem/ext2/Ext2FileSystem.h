// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_EXT2_EXT2FILESYSTEM_H
#define __SERVER_FILESYSTEM_EXT2_EXT2FILESYSTEM_H

#include <FileSystemServer.h>
#include <PeerWatch.h>
#include "Ext2Directory.h"
#include "Ext2Reader.h"

/**
 * Serves an ext2 file system, read-only.
 *
 * Files have the numbers of their inodes, so that descriptors stay valid when
 * the server is restarted. What is kept in memory is bounded: a file object or
 * the inode of a path is made again when it is needed.
 */
class Ext2FileSystem : public FileSystemServer
{
  private:

    /** Number of file objects kept. */
    static const Size MaximumFiles = 64;

    /** Number of paths kept. */
    static const Size MaximumPaths = 128;

    /** A path that was looked up. */
    struct Path
    {
        u32 inode;                                /**< Zero when not in use. */
        char text[FileSystemPath::MaximumLength]; /**< Path from the root. */
    };

  public:

    /**
     * @param reader File system, ready; must outlive the server
     * @param root Root directory; belongs to the server from now on
     * @param path Where clients see it; must stay in place
     */
    Ext2FileSystem(const Ext2Reader & reader, Ext2Directory *root, const char *path);

    virtual ~Ext2FileSystem();

  protected:

    /** @copydoc FileSystemServer::findFile */
    virtual File * findFile(const char *path, FileSystem::Result & result);

    /** @copydoc FileSystemServer::getFile */
    virtual File * getFile(const u32 inode);

    /** Always refused. */
    virtual FileSystem::Result makeFile(const char *path,
                                        const FileSystem::FileType type,
                                        const FileSystem::FileModes mode);

    /** Always refused. */
    virtual FileSystem::Result removeFile(const char *path);

    /** Looks after the servers that are mounted below, too. */
    virtual void timeout();

    /** @copydoc FileSystemServer::armTimeout */
    virtual void armTimeout();

  private:

    /** File object of an inode, or ZERO and the reason. */
    File * open(const u32 inode, FileSystem::Result & result);

  private:

    const Ext2Reader & m_reader;
    File *m_files[MaximumFiles];
    Path m_paths[MaximumPaths];
    PeerWatch m_watch;
    Timer::Info m_watchTime;
};

#endif /* __SERVER_FILESYSTEM_EXT2_EXT2FILESYSTEM_H */
