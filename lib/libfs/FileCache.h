// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_FILECACHE_H
#define __LIB_LIBFS_FILECACHE_H

#include <HashTable.h>
#include <String.h>
#include "File.h"

/**
 * A file in the tree of names that a file system server keeps.
 */
typedef struct FileCache
{
    /**
     * @param f File of this name
     * @param n Name, without a path; copied
     * @param p Directory above, or ZERO for the root. It is not changed
     */
    FileCache(File *f, const char *n, FileCache *p)
        : file(f)
        , name(String(n, true))
        , parent(p)
    {
    }

    File *file;                             /**< File of this name. */
    String name;                            /**< Name in the directory above. */
    HashTable<String, FileCache *> entries; /**< Files in this directory, owned. */
    FileCache *parent;                      /**< Directory above. */
} FileCache;

#endif /* __LIB_LIBFS_FILECACHE_H */
