// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_SERVER_FILESYSTEM_EXT2_EXT2IMAGE_H
#define __TEST_SERVER_FILESYSTEM_EXT2_EXT2IMAGE_H

#include <Macros.h>
#include <Types.h>

/**
 * An ext2 file system made by mke2fs, judged by e2fsck.
 *
 * @verbatim
 *   small.txt                 a line of text
 *   empty
 *   large.bin                 400000 bytes, byte(n) each
 *   sparse.bin                1 KiB of 'S' at 70 MB, nothing else
 *   many/name000 .. name299   each holds its own number
 *   deep/a/b/c/end.txt
 *   link, slow, absolute      symbolic links to small.txt; slow has a text of more than 60 characters
 *   up                        deep/a/../../small.txt
 *   directory                 link to deep/a
 *   loop1, loop2              links to each other
 *   dangling                  link to nothing
 * @endverbatim
 */
class Ext2Image
{
  public:

    /** Size of large.bin in bytes. */
    static const Size LargeSize = 400000;

    /** Where sparse.bin has its bytes. */
    static const Size SparseOffset = 70000000;

    /** Number of files in many. */
    static const Size ManyFiles = 300;

    /**
     * Make an image.
     *
     * @param options Options of mke2fs
     */
    Ext2Image(const char *options);

    ~Ext2Image();

    /** False when the tools are not there or did not accept their own work. */
    bool isValid() const;

    /** The image. */
    u8 * bytes();

    /** Size of the image in bytes. */
    Size size() const;

    /** A byte of large.bin. */
    static u8 byte(const Size position);

  private:

    u8 *m_bytes;
    Size m_size;
};

#endif /* __TEST_SERVER_FILESYSTEM_EXT2_EXT2IMAGE_H */
