// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "Ext2Image.h"

/** Write a file of the host, with bytes at an offset. */
static bool put(const char *folder, const char *name, const void *data, const size_t size, const long offset = 0)
{
    char path[512];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
    {
        return false;
    }

    const bool done = fseek(file, offset, SEEK_SET) == 0 && fwrite(data, 1, size, file) == size;
    return fclose(file) == 0 && done;
}

static bool link(const char *folder, const char *text, const char *name)
{
    char path[512];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return symlink(text, path) == 0;
}

/** Make the tree of files. */
static bool populate(const char *folder)
{
    static u8 large[Ext2Image::LargeSize], sparse[1024];
    char name[512];
    bool done = true;

    static const char *folders[] = { "many", "deep", "deep/a", "deep/a/b", "deep/a/b/c" };
    for (const char *sub : folders)
    {
        snprintf(name, sizeof(name), "%s/%s", folder, sub);
        done = mkdir(name, 0755) == 0 && done;
    }

    for (Size i = 0; i < sizeof(large); i++)
    {
        large[i] = Ext2Image::byte(i);
    }
    memset(sparse, 'S', sizeof(sparse));

    done = put(folder, "small.txt", "a line of text\n", 15) && done;
    done = put(folder, "empty", "", 0) && done;
    done = put(folder, "large.bin", large, sizeof(large)) && done;
    done = put(folder, "sparse.bin", sparse, sizeof(sparse), Ext2Image::SparseOffset) && done;
    done = put(folder, "deep/a/b/c/end.txt", "end", 3) && done;

    for (Size i = 0; i < Ext2Image::ManyFiles; i++)
    {
        char text[16];
        snprintf(name, sizeof(name), "many/name%03u", i);
        snprintf(text, sizeof(text), "%u", i);
        done = put(folder, name, text, strlen(text)) && done;
    }

    return done &&
        link(folder, "small.txt", "link") &&
        link(folder, "./././././././././././././././././././././././././././././././././small.txt", "slow") &&
        link(folder, "/small.txt", "absolute") &&
        link(folder, "deep/a/../../small.txt", "up") &&
        link(folder, "deep/a", "directory") &&
        link(folder, "loop2", "loop1") &&
        link(folder, "loop1", "loop2") &&
        link(folder, "nothing", "dangling");
}

Ext2Image::Ext2Image(const char *options)
    : m_bytes(ZERO)
    , m_size(0)
{
    char folder[] = "/tmp/ext2test.XXXXXX", command[1024];
    struct stat st;

    if (!mkdtemp(folder))
    {
        return;
    }

    // The image is made and judged beside the tree that it is made from
    snprintf(command, sizeof(command),
             "PATH=$PATH:/sbin:/usr/sbin; cd %s && mke2fs -q -t ext2 %s -d tree image 8M >/dev/null 2>&1 && "
             "e2fsck -fn image >/dev/null 2>&1", folder, options);

    char tree[64], path[64];
    snprintf(tree, sizeof(tree), "%s/tree", folder);
    snprintf(path, sizeof(path), "%s/image", folder);

    if (mkdir(tree, 0755) == 0 && populate(tree) && system(command) == 0 && stat(path, &st) == 0)
    {
        FILE *file = fopen(path, "r");

        m_bytes = (u8 *) malloc(st.st_size);
        m_size = file && m_bytes ? fread(m_bytes, 1, st.st_size, file) : 0;
        if (file)
        {
            fclose(file);
        }
    }

    snprintf(command, sizeof(command), "rm -rf %s", folder);
    if (system(command) != 0)
    {
        m_size = 0;
    }
}

Ext2Image::~Ext2Image()
{
    free(m_bytes);
}

bool Ext2Image::isValid() const
{
    return m_size > 0;
}

u8 * Ext2Image::bytes()
{
    return m_bytes;
}

Size Ext2Image::size() const
{
    return m_size;
}

u8 Ext2Image::byte(const Size position)
{
    return position * 7 + position / 1024 * 13;
}
