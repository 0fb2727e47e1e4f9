// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_SYS_STAT_H
#define __LIB_LIBPOSIX_SYS_STAT_H

#include <Types.h>
#include <Macros.h>
#ifdef CPP
#include <FileSystem.h>
#endif
#include "types.h"

/** Number of low bits of a mode_t that are permissions; the FileSystem::FileType is above them. */
#define FILEMODE_BITS 12

/** Permission bits of a mode_t. */
#define FILEMODE_MASK 07777

/** Bits of a mode_t that tell the kind of file. */
#define FILETYPE_MASK 0070000

/** Kinds of files: FileSystem::FileType as numbers, which C understands, too. */
#define S_IFMT FILETYPE_MASK
#define S_IFREG (0 << FILEMODE_BITS)
#define S_IFDIR (1 << FILEMODE_BITS)
#define S_IFBLK (2 << FILEMODE_BITS)
#define S_IFCHR (3 << FILEMODE_BITS)
#define S_IFLNK (4 << FILEMODE_BITS)
#define S_IFIFO (5 << FILEMODE_BITS)
#define S_IFSOCK (6 << FILEMODE_BITS)

/** Tests of the kind of file in a mode_t. */
#define S_ISREG(m) (((m) & S_IFMT) == S_IFREG)
#define S_ISDIR(m) (((m) & S_IFMT) == S_IFDIR)
#define S_ISBLK(m) (((m) & S_IFMT) == S_IFBLK)
#define S_ISCHR(m) (((m) & S_IFMT) == S_IFCHR)
#define S_ISLNK(m) (((m) & S_IFMT) == S_IFLNK)
#define S_ISFIFO(m) (((m) & S_IFMT) == S_IFIFO)
#define S_ISSOCK(m) (((m) & S_IFMT) == S_IFSOCK)

/** Permissions of the owner. */
#define S_IRWXU 00700
#define S_IRUSR 00400
#define S_IWUSR 00200
#define S_IXUSR 00100

/** Permissions of the group. */
#define S_IRWXG 00070
#define S_IRGRP 00040
#define S_IWGRP 00020
#define S_IXGRP 00010

/** Permissions of others. */
#define S_IRWXO 00007
#define S_IROTH 00004
#define S_IWOTH 00002
#define S_IXOTH 00001

/** Special permissions. */
#define S_ISUID 04000
#define S_ISGID 02000
#define S_ISVTX 01000

/** Information about a file. Fields that the file systems do not keep are zero. */
struct stat
{
    dev_t st_dev;         /**< Device; major is the ProcessID of the file system. */
    ino_t st_ino;         /**< File number. */
    mode_t st_mode;       /**< Kind and permissions. */
    nlink_t st_nlink;     /**< Number of links. */
    uid_t st_uid;         /**< Owner. */
    gid_t st_gid;         /**< Group. */
    dev_t st_rdev;        /**< Device of a device file. */
    off_t st_size;        /**< Size in bytes. */
    time_t st_atime;      /**< Last access. */
    time_t st_mtime;      /**< Last modification. */
    time_t st_ctime;      /**< Last status change. */
    blksize_t st_blksize; /**< Preferred size of requests in bytes. */
    blkcnt_t st_blocks;   /**< Number of 512-byte blocks. */

#ifdef CPP
    /**
     * Fill from the file system's structure.
     *
     * @param s Information from a file system
     */
    void fromFileStat(const FileSystem::FileStat *s)
    {
        st_dev.major = s->pid;
        st_dev.minor = 0;
        st_ino = s->inode;
        st_mode = static_cast<mode_t>((s->access & FILEMODE_MASK) | (s->type << FILEMODE_BITS));
        st_nlink = 1;
        st_uid = s->userID;
        st_gid = s->groupID;
        st_rdev.major = s->pid;
        st_rdev.minor = 0;
        st_size = static_cast<off_t>(s->size);
        st_atime = 0;
        st_mtime = 0;
        st_ctime = 0;
        st_blksize = 4096;
        st_blocks = static_cast<blkcnt_t>((s->size / 512) + ((s->size % 512) ? 1 : 0));
    }
#endif
};

/**
 * Get information about a file.
 *
 * @param path Terminated path
 * @param buf Filled on success
 *
 * @return Zero, or -1 with errno set
 */
extern C int stat(const char *path, struct stat *buf);

/**
 * Create a file of any kind.
 *
 * @param path Terminated path
 * @param mode Permissions and S_IF kind
 * @param dev Device of a device file
 *
 * @return Zero, or -1 with errno set
 */
extern C int mknod(const char *path, mode_t mode, dev_t dev);

/**
 * Create a directory.
 *
 * @param path Terminated path
 * @param mode Permissions
 *
 * @return Zero, or -1 with errno set
 */
extern C int mkdir(const char *path, mode_t mode);

/**
 * Create an empty file, or empty an existing one, and open it for writing.
 *
 * @param path Terminated path
 * @param mode Permissions of a new file
 *
 * @return File descriptor, or -1 with errno set
 */
extern C int creat(const char *path, mode_t mode);

#endif /* __LIB_LIBPOSIX_SYS_STAT_H */
