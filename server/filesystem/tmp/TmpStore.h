// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_FILESYSTEM_TMP_TMPSTORE_H
#define __SERVER_FILESYSTEM_TMP_TMPSTORE_H

#include <FileSystem.h>
#include <IOBuffer.h>
#include <Types.h>
#include "TmpLayout.h"

/**
 * Files and directories in one block of memory that survives its server.
 *
 * A file is named by a number, which holds its record and its generation: the
 * number of a deleted file never means another one. All sizes are in bytes.
 */
class TmpStore
{
  public:

    /** Number of the root directory. */
    static const u32 RootNumber = 1;

    /** Least memory that is worth using. */
    static const Size MinimumSize = 128 * Tmp::BlockSize;

    /** What attach() found. */
    enum State
    {
        Fresh,    /**< Nothing usable: the store is empty now. */
        Restored, /**< All files are as they were. */
        Repaired  /**< Some files were damaged and are gone. */
    };

    /** A name in a directory. */
    struct Name
    {
        u32 number;                /**< File of this name. */
        FileSystem::FileType type; /**< Kind of file. */
        const char *text;          /**< Terminated name, in the store. */
    };

    /** The request on whose behalf a file is created or deleted. */
    struct Cause
    {
        ProcessID client; /**< Who asked. */
        Size request;     /**< Identifier of the request. */
    };

  public:

    TmpStore();

    ~TmpStore();

    /**
     * Use a block of memory, with the files that are in it.
     *
     * @param memory Aligned to 4 bytes; stays in place and remains with the caller
     * @param size Its size, at least MinimumSize; the same each time
     * @param state Set to what was found
     *
     * @return False when the memory is too small or there is none for our own tables.
     */
    bool attach(void *memory, const Size size, State & state);

    /**
     * Find a file.
     *
     * @param path Path from the root
     * @param number Set to the number of the file
     *
     * @return NotFound.
     */
    FileSystem::Result find(const char *path, u32 & number) const;

    /** True when there is a file of that number. */
    bool isValid(const u32 number) const;

    /** Kind of a file that exists. */
    FileSystem::FileType type(const u32 number) const;

    /**
     * Attributes of a file; the size of a directory is that of its Dirent structures.
     *
     * @param number Number of the file
     * @param st Filled in, except for `pid`
     */
    FileSystem::Result status(const u32 number, FileSystem::FileStat & st) const;

    /**
     * Create a file. A request that did it already in an earlier life of the server succeeds, too.
     *
     * @param path Path from the root
     * @param type Kind of file
     * @param mode Permissions
     * @param cause Request
     *
     * @return AlreadyExists, NotFound without the directory above, InvalidArgument for a bad name, IOError when full.
     */
    FileSystem::Result create(const char *path,
                              const FileSystem::FileType type,
                              const FileSystem::FileModes mode,
                              const Cause & cause);

    /**
     * Delete a file or an empty directory. Repeated requests as with create().
     *
     * @return NotFound, PermissionDenied for the root or a directory that is not empty.
     */
    FileSystem::Result remove(const char *path, const Cause & cause);

    /**
     * Read bytes to the client of a buffer.
     *
     * @param number Regular file
     * @param buffer Takes the bytes
     * @param size In: most bytes; out: bytes read
     * @param offset Position in the file
     */
    FileSystem::Result read(const u32 number, IOBuffer & buffer, Size & size, const Size offset) const;

    /**
     * Write bytes of the client of a buffer. A gap before the offset reads as zeroes.
     *
     * @return IOError when the store or the file is full or the client cannot be read: the size is as before.
     */
    FileSystem::Result write(const u32 number, IOBuffer & buffer, Size & size, const Size offset);

    /**
     * Get the next name in a directory.
     *
     * @param directory Number of the directory
     * @param position Where to look, zero at first; moved behind the name
     * @param name Filled in
     *
     * @return False at the end.
     */
    bool next(const u32 directory, Size & position, Name & name) const;

    /** Number of data blocks that are not in use. */
    Size available() const;

  private:

    TmpStore(const TmpStore &);
    void operator = (const TmpStore &);

    /** Begin anew. */
    void format(const Size size);

    /** Check all records, free what is damaged. Returns the number of files that were lost. */
    Size repair();

    /** Check the identity and contents of a record, and count its blocks as used. */
    bool claim(const u32 index);

    /** Count a block as used. False when it is none or it is in use already. */
    bool claimBlock(const u32 block);

    /** Count the blocks of some contents as free. */
    void releaseBlocks(const Tmp::Contents & contents);

    /** Check that a record leads up to the root. */
    bool isRooted(const u32 index) const;

    /** Record of a number, or ZERO. */
    Tmp::Record * record(const u32 number) const;

    /** Number of a record. */
    u32 number(const u32 index) const;

    /** Find a name in a directory, MaximumFiles when it is not there. */
    u32 lookup(const u32 parent, const char *name, const Size length) const;

    /** Follow a path up to its last component. */
    FileSystem::Result walk(const char *path, u32 & parent, const char *& name, Size & length) const;

    /** Note what is going to be done for a request. */
    void note(const FileSystem::Action action, const Cause & cause, const u32 index, const u32 generation);

    /** True when the last thing done was for the same request. */
    bool isRepeated(const FileSystem::Action action, const Cause & cause) const;

    /** Take a block that is not in use and clear it, zero when there is none. */
    u32 allocate();

    /** Memory of a block. */
    u8 * block(const u32 number) const;

    /** The block of a file at an index, zero for a hole. */
    u32 mapped(const Tmp::Contents & contents, const Size index) const;

    /** Have blocks for all bytes of a range. */
    bool reserve(Tmp::Contents & contents, const Size first, const Size last);

    /** Clear bytes of a file where it has blocks. */
    void clear(const Tmp::Contents & contents, const Size from, const Size to);

    static u32 hash(const char *name, const Size length);
    static u32 identitySum(const Tmp::Record & record);
    static u32 contentsSum(const Tmp::Contents & contents);
    static u32 headerSum(const Tmp::Header & header);
    static u32 lastSum(const Tmp::Last & last);

  private:

    Tmp::Header *m_header;
    Tmp::Record *m_records;
    u8 *m_used;
    u32 m_firstBlock;
    u32 m_blocks;
    u32 m_nextBlock;
    Size m_available;
};

#endif /* __SERVER_FILESYSTEM_TMP_TMPSTORE_H */
