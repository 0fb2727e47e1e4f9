// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILESYSTEMMOUNT_H
#define __LIB_LIBFS_FILESYSTEMMOUNT_H

#include "FileSystemPath.h"

/**
 * A file system server and the path that it serves.
 */
typedef struct FileSystemMount
{
    char path[FileSystemPath::MaximumLength]; /**< Absolute path; empty when the entry is free. */
    ProcessID procID;                         /**< The server. */
    ulong options;                            /**< Mount options, none defined. */
} FileSystemMount;

#endif /* __LIB_LIBFS_FILESYSTEMMOUNT_H */
