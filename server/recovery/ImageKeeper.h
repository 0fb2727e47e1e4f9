// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_IMAGEKEEPER_H
#define __SERVER_RECOVERY_IMAGEKEEPER_H

#include <FreeNOS/System.h>
#include <Types.h>
#include "ProgramImage.h"

/**
 * Images of programs in memory that outlives the RecoveryServer.
 *
 * Its successor restarts servers at once, and need not read them from a file system that may be ill itself. What it finds
 * is not trusted before its checksum was computed again, as with any other image.
 *
 * @verbatim
 *   share with tag FirstTag + n:   0         Head: path, size, checksum
 *                                  PAGESIZE  executable
 * @endverbatim
 */
class ImageKeeper
{
  public:

    /** Most images that are kept */
    static const Size MaximumImages = 32;

    /** Constructor: finds what a predecessor kept. */
    ImageKeeper();

    /**
     * Keep an image, in place of an older one of the same program.
     *
     * @param image Image; it uses the kept copy from then on. Without memory for that it stays as it is.
     */
    void keep(ProgramImage *image);

    /**
     * Get a kept image.
     *
     * @param number From zero to MaximumImages
     *
     * @return Image, owned by the caller, or ZERO if there is none with that number
     */
    ProgramImage * get(const Size number) const;

  private:

    /** Tag of the first share */
    static const Size FirstTag = 4200;

    /** Marks a head that is valid */
    static const u32 Magic = 0x494d4147;

    /** First page of a share */
    struct Head
    {
        u32 magic;
        char path[ProgramImage::PathLength];
        Size size;
        u32 checksum;
    };

    /** A share */
    struct Slot
    {
        Head *head;     // ZERO if there is no share
        Size capacity;  // Bytes that fit behind the head
    };

    ImageKeeper(const ImageKeeper &) = delete;
    void operator = (const ImageKeeper &) = delete;

    static bool isValid(const Slot & slot);
    Slot * find(const ProgramImage & image);
    bool use(const Size number, const Memory::Range & range);

  private:

    Slot m_slots[MaximumImages];
};

#endif /* __SERVER_RECOVERY_IMAGEKEEPER_H */
