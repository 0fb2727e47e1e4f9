// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILEDESCRIPTOR_H
#define __LIB_LIBFS_FILEDESCRIPTOR_H

#include <Singleton.h>
#include <Types.h>
#include "FileSystemPath.h"

/**
 * The open files of this process.
 */
class FileDescriptor : public StrictSingleton<FileDescriptor>
{
  public:

    /** Number of files when no array was given. */
    static const Size MaximumFiles = 1024;

    /** One open file. The file system server keeps nothing about it. */
    struct Entry
    {
        u32 inode;      /**< File in its file system. */
        ProcessID pid;  /**< File system server. */
        Size position;  /**< Where the next read or write starts, in bytes. */
        bool open;      /**< True when in use. */
        u8 server;      /**< Low bits of pid to which the generation belongs: programs may change pid. */
        u16 generation; /**< Of that ProcessID when the file was opened; zero if it is not known. */
    };

    /** Result codes. */
    enum Result
    {
        Success,
        InvalidArgument,
        OutOfFiles
    };

  public:

    FileDescriptor();

    /**
     * The array of entries.
     *
     * @param count Set to the number of entries
     */
    Entry * getArray(Size & count);

    /**
     * Use another array.
     *
     * @param array Entries; must stay in place and remains with the caller
     * @param count Number of entries
     */
    void setArray(Entry *array, const Size count);

    /**
     * Open the lowest free entry.
     *
     * @param inode File
     * @param filesystem File system server of the file
     * @param index Set to the number of the entry
     *
     * @return OutOfFiles when none is free.
     */
    Result openEntry(const u32 inode, const ProcessID filesystem, Size & index);

    /**
     * Entry of the given number, open or not.
     *
     * @return ZERO when there is no such number.
     */
    Entry * getEntry(const Size index);

    /**
     * Tell if the server that has the file can be there.
     *
     * @return False if its ProcessID is that of another process by now, which knows nothing of the file.
     */
    static bool isServed(const Entry & entry);

    /**
     * Close an entry.
     *
     * @return InvalidArgument when there is no such entry or it is not open.
     */
    Result closeEntry(const Size index);

  private:

    Entry *m_array;
    Size m_count;
};

#endif /* __LIB_LIBFS_FILEDESCRIPTOR_H */
