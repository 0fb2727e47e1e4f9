// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __SERVER_RECOVERY_IMAGESTORE_H
#define __SERVER_RECOVERY_IMAGESTORE_H

#include <List.h>
#include <Types.h>
#include "ImageKeeper.h"
#include "ProgramImage.h"

/**
 * Pristine programs by their path.
 *
 * Programs of the boot image and those that a predecessor kept are there from the start, others are added when they were
 * read once. Nothing here ever asks another server.
 */
class ImageStore
{
  public:

    /** Constructor: finds the programs of the boot image. */
    ImageStore();

    /** Destructor */
    ~ImageStore();

    /** @return Image of a program, or ZERO if it is not there */
    const ProgramImage * find(const char *path) const;

    /** @return Image by its number, from zero on, or ZERO behind the last one; it need not be intact */
    const ProgramImage * at(const Size number) const;

    /**
     * Add an image, in place of an older one of the same program.
     *
     * @param image Image, owned by the store from now on
     */
    void add(ProgramImage *image);

    /** As add(), and a successor of this server finds the image, too. */
    void keep(ProgramImage *image);

    /** Forget the image of a program, if it is there. */
    void remove(const char *path);

  private:

    ImageStore(const ImageStore &) = delete;
    void operator = (const ImageStore &) = delete;

    void addBootPrograms();

  private:

    List<ProgramImage *> m_images;
    ImageKeeper m_keeper;
};

#endif /* __SERVER_RECOVERY_IMAGESTORE_H */
