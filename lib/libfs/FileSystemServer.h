// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMSERVER_H
#define __LIB_LIBFS_FILESYSTEMSERVER_H

#include <FreeNOS/User.h>
#include <FreeNOS/API/ProcessID.h>
#include <ChannelServer.h>
#include <HashIterator.h>
#include <HashTable.h>
#include <List.h>
#include <ListIterator.h>
#include <String.h>
#include <Types.h>
#include "Device.h"
#include "Directory.h"
#include "File.h"
#include "FileCache.h"
#include "FileSystem.h"
#include "FileSystemMessage.h"
#include "FileSystemMount.h"
#include "FileSystemPath.h"
#include "FileSystemRequest.h"
#include "IOBuffer.h"

class MountTable;

/**
 * Serves files to clients.
 *
 * A request for which there is nothing yet (RetryAgain) stays open in the
 * channel of its client until it can be answered. So it is not lost when this
 * server is restarted: the next incarnation finds it in the channel.
 *
 * The process with ROOTFS_PID also keeps the mounts of all others, in a buffer
 * of the datastore, and tells clients whom to ask.
 *
 * File systems that keep their files elsewhere than in the tree of FileCache
 * override findFile(), getFile(), makeFile() and removeFile().
 */
class FileSystemServer : public ChannelServer<FileSystemServer, FileSystemMessage>
{
  private:

    /** Most files that one WaitFile request can name. */
    static const Size MaximumWaitSet = 32;

    /** First number that getNextInode() gives. */
    static const u32 FirstInode = 3;

  public:

    /**
     * @param root Root directory; belongs to the server from now on. ZERO if setRoot() follows.
     * @param path Where clients see it; must stay in place
     */
    FileSystemServer(Directory *root, const char *path);

    /** Deletes all files. */
    virtual ~FileSystemServer();

    /** Where clients see the root directory. */
    const char * getMountPath() const;

    /**
     * A number that no other file here has. The same sequence at each start.
     *
     * All servers of a program share it, so that derived classes can number the root directory that they hand to the
     * constructor; after the last one is gone it begins anew.
     */
    u32 getNextInode();

    /**
     * Tell the root file system that we serve our path. May be repeated.
     *
     * @return IpcError when the root file system cannot be reached.
     */
    FileSystem::Result mount();

    /**
     * Add a file to the tree.
     *
     * @param file File; belongs to the server on success
     * @param path Path below the root directory of this server
     *
     * @return AlreadyExists; NotFound without the directory above, InvalidArgument when that is no directory.
     */
    FileSystem::Result registerFile(File *file, const char *path);

    /** As registerFile(), with the entries "." and ".." added to the directory. */
    FileSystem::Result registerDirectory(Directory *dir, const char *path);

    /**
     * Remove a file from the tree and delete it, with everything below.
     *
     * @param path Path below the root directory of this server
     */
    FileSystem::Result unregisterFile(const char *path);

    /**
     * Make a file on behalf of a client.
     *
     * @param type Kind of file
     *
     * @return ZERO when this server cannot make such files.
     */
    virtual File * createFile(const FileSystem::FileType type);

    /** Handles requests on paths and inodes. */
    void pathHandler(FileSystemMessage *msg);

    /** Handles MountFileSystem. */
    void mountHandler(FileSystemMessage *msg);

    /** Handles GetFileSystems. */
    void getFileSystemsHandler(FileSystemMessage *msg);

    /** Try all requests again that wait. */
    virtual bool retryRequests();

  protected:

    /**
     * Work on a request.
     *
     * @return Result for the client; RetryAgain when it has to wait.
     */
    FileSystem::Result processRequest(FileSystemRequest & req);

    /** Work on ReadFile and WriteFile. */
    FileSystem::Result inodeHandler(FileSystemRequest & req);

    /** Work on WaitFile. */
    FileSystem::Result waitFileHandler(FileSystemRequest & req);

    /** Send an answer over the channel of the client, outside of the dispatch of requests. */
    void sendResponse(FileSystemMessage *msg) const;

    /**
     * Make a message the answer that names another server.
     *
     * @param path Absolute path
     * @param msg Filled in
     *
     * @return False when no other server is mounted there.
     */
    bool redirectRequest(const char *path, FileSystemMessage *msg);

    /** Replace the root directory. All files are deleted. */
    void setRoot(Directory *newRoot);

    /** The directory above a path, or ZERO. */
    Directory * getParentDirectory(const char *path);

    /** Find a file in the tree, asking the directories for what is not there yet. */
    FileCache * lookupFile(const FileSystemPath & path);

    /** Find a file in the tree. */
    FileCache * findFileCache(const char *path) const;

    /** @copydoc findFileCache(const char *) const */
    FileCache * findFileCache(const String & path) const;

    /** @copydoc findFileCache(const char *) const */
    FileCache * findFileCache(const FileSystemPath & path) const;

    /**
     * Add a file to the tree without telling its directory.
     *
     * @return ZERO when the directory above is not in the tree.
     */
    FileCache * insertFileCache(File *file, const char *pathFormat);

    /** Take a file out of the tree. The file is not deleted, what is below it is. */
    void removeFileFromCache(FileCache *cache, File *file);

    /**
     * Delete everything below a file, by default below the root.
     */
    void clearFileCache(FileCache *cache = ZERO);

    /**
     * Find a file for a client.
     *
     * @param path Path below the root directory of this server, begins with a slash
     * @param result Set to the reason when there is none
     *
     * @return File that is valid until the request is done, or ZERO.
     */
    virtual File * findFile(const char *path, FileSystem::Result & result);

    /** As findFile(), by the number of the file. */
    virtual File * getFile(const u32 inode);

    /**
     * Create a file for a client.
     *
     * @param path Path below the root directory of this server, begins with a slash
     * @param type Kind of file
     * @param mode Permissions
     */
    virtual FileSystem::Result makeFile(const char *path,
                                        const FileSystem::FileType type,
                                        const FileSystem::FileModes mode);

    /** Remove a file or an empty directory for a client. */
    virtual FileSystem::Result removeFile(const char *path);

    /** The request that is being worked on, or ZERO. */
    const FileSystemMessage * currentRequest() const;

    /** Requests and mounts of a process that ended are dropped. */
    virtual void onProcessTerminated(const ProcessID pid);

    /** A request that cannot be served ends in IOError. */
    virtual void failRequest(FileSystemMessage *msg);

    /** A waiting request may have timed out. */
    virtual void timeout();

  private:

    /** Take up the mounts that the root file system knew before. */
    void restoreMounts();

    /**
     * Get the path of a request, absolute.
     *
     * @param msg Request
     * @param copy Room for a path that is not inside of the request
     * @param path Set to the terminated path
     */
    FileSystem::Result fetchPath(const FileSystemMessage *msg,
                                 char copy[FileSystemPath::MaximumLength],
                                 const char *& path) const;

    /** The part of an absolute path below our mount path, or ZERO. */
    const char * relativePath(const char *path) const;

    /** Work on requests that name a path. */
    FileSystem::Result pathRequest(FileSystemRequest & req);

    /** Give the attributes of a file to the client. */
    FileSystem::Result statusHandler(File *file, FileSystemMessage *msg);

    /** Create a file for a client. */
    FileSystem::Result createHandler(const char *path, FileSystemMessage *msg);

    /** True if a process may serve requests for a path that others send. */
    bool mayMount(const char *path, const ProcessID pid) const;

    /** Wait until a path is mounted. */
    FileSystem::Result waitMountHandler(const char *path) const;

    /** Put data of the request into the answer, if it is to go there. */
    void finish(FileSystemRequest & req, const FileSystem::Result result);

    /** Answer a request of a handler that runs. */
    void reply(FileSystemMessage *msg);

    /** Keep a request until it can be answered. */
    void park(FileSystemMessage *msg);

    /** Delete the root directory, if there is one, and all files. */
    void dropRoot();

    /** Channel in which a request that waits still has its slot, or ZERO. */
    MemoryChannel * channelOf(FileSystemRequest & req);

    /** Work again on a request that waits. To be followed by survived(). */
    FileSystem::Result retryRequest(FileSystemRequest & req);

    /** This server did not end in its work on a request. */
    void survived(FileSystemRequest & req);

  protected:

    /** Have timeout() called for the first waiting request that times out. */
    virtual void armTimeout();

    const ProcessID m_pid;  /**< Our ProcessID */
    FileCache *m_root;  /**< Root directory, owned */
    HashTable<u32, File *> m_inodeMap;  /**< Files by number */
    const char *m_mountPath;  /**< Where it is mounted */
    FileSystemMount *m_mounts;  /**< Mounts below it */
    List<FileSystemRequest *> *m_requests;  /**< Requests that wait */

  private:

    MountTable *m_mountTable;
    const FileSystemMessage *m_current;
    static u32 m_nextInode;
    static Size m_servers;
};

#endif /* __LIB_LIBFS_FILESYSTEMSERVER_H */
