// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMCLIENT_H
#define __LIB_LIBFS_FILESYSTEMCLIENT_H

#include <FreeNOS/User.h>
#include <FreeNOS/API/ProcessID.h>
#include <Memory.h>
#include <Types.h>
#include "FileSystem.h"
#include "FileSystemMessage.h"
#include "FileSystemMount.h"

/**
 * Asks file system servers. All calls block until the answer is there.
 *
 * Results common to all: NotFound when the path does not exist, InvalidArgument
 * for a path that is missing or too long, IpcError when the server cannot be
 * reached.
 */
class FileSystemClient
{
  private:

    /** Number of mounts that a process remembers. */
    static const Size MaximumFileSystemMounts = 32;

    /** Most redirects that one request follows. */
    static const Size MaximumRedirects = 8;

  public:

    /**
     * @param pid File system server to ask, ANY to find it by the path
     */
    FileSystemClient(const ProcessID pid = ANY);

    /** Current directory of this process: absolute. */
    const String * getCurrentDirectory() const;

    /**
     * Change the current directory. It is not checked to exist.
     *
     * @param directory Absolute path; copied
     */
    void setCurrentDirectory(const String & directory);

    /** @copydoc setCurrentDirectory(const String &) */
    void setCurrentDirectory(String *directory);

    /**
     * Make a path absolute: start from the current directory, take out "." and "..".
     *
     * @param path Path
     * @param absolute Filled with the terminated result
     *
     * @return InvalidArgument when there is no path or the result is too long.
     */
    FileSystem::Result resolve(const char *path, char absolute[FileSystemPath::MaximumLength]) const;

    /**
     * Create a file.
     *
     * @param path Path of the new file
     * @param type Kind of file
     * @param mode Permissions
     */
    FileSystem::Result createFile(const char *path,
                                  const FileSystem::FileType type,
                                  const FileSystem::FileModes mode) const;

    /**
     * Attributes of a file.
     *
     * @param path Path
     * @param st Filled in
     */
    FileSystem::Result statFile(const char *path, FileSystem::FileStat *st) const;

    /**
     * Open a file.
     *
     * @param path Path
     * @param descriptor Set to the number of the descriptor; close it with closeFile()
     */
    FileSystem::Result openFile(const char *path, Size & descriptor) const;

    /**
     * Close a file.
     *
     * @return NotFound when it is not open.
     */
    FileSystem::Result closeFile(const Size descriptor) const;

    /**
     * Read from the position of a descriptor and move it.
     *
     * @param descriptor Open file
     * @param buf Filled with the bytes
     * @param size In: most bytes to read; out: bytes read, zero at the end of the file
     *
     * @return NotFound when the descriptor is not open or the file was deleted.
     */
    FileSystem::Result readFile(const Size descriptor, void *buf, Size *size) const;

    /**
     * Write at the position of a descriptor and move it.
     *
     * @param descriptor Open file
     * @param buf Bytes to write
     * @param size In: number of bytes; out: bytes written
     *
     * @return NotFound when the descriptor is not open or the file was deleted.
     */
    FileSystem::Result writeFile(const Size descriptor, const void *buf, Size *size) const;

    /**
     * Delete a file or an empty directory.
     */
    FileSystem::Result deleteFile(const char *path) const;

    /**
     * Wait until one of several files of one file system can be read or written.
     *
     * @param filesystemPath Path inside of the file system
     * @param waitSet What to wait for; the server fills in `current`
     * @param count Number of entries
     * @param msecTimeout Longest time to wait in milliseconds, zero for ever
     *
     * @return TimedOut when none became ready.
     */
    FileSystem::Result waitFile(const char *filesystemPath,
                                const FileSystem::WaitSet *waitSet,
                                const Size count,
                                const Size msecTimeout) const;

    /**
     * Serve a path from this process on.
     *
     * @param mountPath Absolute path
     */
    FileSystem::Result mountFileSystem(const char *mountPath) const;

    /**
     * Wait until a file system is mounted.
     *
     * @param path Path where it will be
     */
    FileSystem::Result waitFileSystem(const char *path) const;

    /**
     * List all mounted file systems.
     *
     * @param numberOfMounts Set to the number of entries
     *
     * @return Entries in memory of the library, valid until the next call; ZERO on error.
     */
    FileSystemMount * getFileSystems(Size & numberOfMounts) const;

  private:

    /** Fill in the part of a request that all have. */
    void prepare(FileSystemMessage & msg, const FileSystem::Action action) const;

    /** Ask one server. */
    FileSystem::Result ask(const ProcessID pid, FileSystemMessage & msg) const;

    /** Ask the server of a path, follow redirects. */
    FileSystem::Result request(const char *path, FileSystemMessage & msg) const;

    /** Read or write. */
    FileSystem::Result transfer(const FileSystem::Action action,
                                const Size descriptor,
                                void *buf,
                                Size *size) const;

    /** Number of the mount in the cache that serves an absolute path, or MaximumFileSystemMounts. */
    Size findMount(const char *path) const;

    /** Remember a mount: the first `length` characters of the path. */
    void insertMount(const char *path, const Size length, const ProcessID pid) const;

  private:

    static FileSystemMount m_mounts[MaximumFileSystemMounts];
    static Size m_mountLimit;
    static Size m_nextMount;
    static String *m_currentDirectory;
    const ProcessID m_pid;
};

#endif /* __LIB_LIBFS_FILESYSTEMCLIENT_H */
