// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_DIRENT_H
#define __LIB_LIBPOSIX_DIRENT_H

#include <Types.h>
#include <Macros.h>
#ifdef CPP
#include <FileSystem.h>
#endif

/** Size in bytes of a file name with its terminator. */
#define DIRLEN 64

/** Kinds of files in dirent::d_type. */
#ifdef CPP
#define DT_BLK FileSystem::BlockDeviceFile
#define DT_CHR FileSystem::CharacterDeviceFile
#define DT_DIR FileSystem::DirectoryFile
#define DT_FIFO FileSystem::FIFOFile
#define DT_LNK FileSystem::SymlinkFile
#define DT_REG FileSystem::RegularFile
#define DT_SOCK FileSystem::SocketFile
#define DT_UNKNOWN FileSystem::UnknownFile
#else
#define DT_BLK 2
#define DT_CHR 3
#define DT_DIR 1
#define DT_FIFO 5
#define DT_LNK 4
#define DT_REG 0
#define DT_SOCK 6
#define DT_UNKNOWN 7
#endif

/** One entry of a directory. */
struct dirent
{
    char d_name[DIRLEN]; /**< Terminated file name. */
    u8 d_type;           /**< DT_ value. */
};

/** An open directory. */
typedef struct DIR
{
    int fd;               /**< Descriptor of the directory. */
    u8 *buffer;           /**< Entries as read from the file system. */
    Size size;            /**< Number of bytes in the buffer. */
    Size position;        /**< Next unread byte in the buffer. */
    Size offset;          /**< Bytes read from the directory so far. */
    struct dirent entry;  /**< Result of the last readdir(). */
}
DIR;

/**
 * Open a directory.
 *
 * @param dirname Terminated path
 *
 * @return New DIR, closed by closedir(), or null with errno set (ENOTDIR if it is no directory)
 */
extern C DIR * opendir(const char *dirname);

/**
 * Read the next entry of a directory.
 *
 * @param dirp Open directory
 *
 * @return Entry valid until the next call, or null at the end or, with errno set, on an error
 */
extern C struct dirent * readdir(DIR *dirp);

/**
 * Close a directory.
 *
 * @param dirp Open directory
 *
 * @return Zero, or -1 with errno set
 */
extern C int closedir(DIR *dirp);

#endif /* __LIB_LIBPOSIX_DIRENT_H */
