// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBPOSIX_FCNTL_H
#define __LIB_LIBPOSIX_FCNTL_H

#include <Macros.h>
#include "sys/types.h"
#include "sys/stat.h"

/** Create the file if it does not exist. */
#define O_CREAT (1 << 0)

/** With O_CREAT: fail if the file exists. */
#define O_EXCL (1 << 1)

/** Do not assign a controlling terminal. */
#define O_NOCTTY (1 << 2)

/** Empty an existing regular file. */
#define O_TRUNC (1 << 3)

/** Set terminal parameters. */
#define O_TTY_INIT (1 << 4)

/** Position at the end of the file on open. */
#define O_APPEND (1 << 5)

/** Synchronized data writes; all writes are synchronous. */
#define O_DSYNC (1 << 6)

/** Do not wait for data. */
#define O_NONBLOCK (1 << 7)

/** Synchronized reads; all reads are synchronous. */
#define O_RSYNC (1 << 8)

/** Synchronized writes; all writes are synchronous. */
#define O_SYNC (1 << 9)

/** Open for execution only. */
#define O_EXEC (1 << 10)

/** Open for reading only. */
#define O_RDONLY (1 << 11)

/** Open for reading and writing. */
#define O_RDWR (1 << 12)

/** Open a directory for search only. */
#define O_SEARCH (1 << 13)

/** Open for writing only. */
#define O_WRONLY (1 << 14)

/**
 * Open a file.
 *
 * A descriptor is local to the process and its children; the file system keeps no state for it. O_TRUNC replaces
 * an existing regular file by a new empty one. O_APPEND places the position at the present end of the file.
 *
 * @param path Terminated path, relative to the current directory unless it starts with a slash
 * @param oflag Combination of O_ flags
 * @param ... Permissions (mode_t) of a new file, with O_CREAT
 *
 * @return File descriptor, or -1 with errno set
 */
extern C int open(const char *path, int oflag, ...);

/**
 * Create an empty file, or empty an existing one, and open it for writing.
 *
 * @param path Terminated path
 * @param mode Permissions of a new file
 *
 * @return File descriptor, or -1 with errno set
 */
extern C int creat(const char *path, mode_t mode);

#endif /* __LIB_LIBPOSIX_FCNTL_H */
