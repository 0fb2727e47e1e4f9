// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_DEVICE_H
#define __LIB_LIBFS_DEVICE_H

#include <String.h>
#include "File.h"

/**
 * A file that stands for hardware.
 */
class Device : public File
{
  public:

    /**
     * @param inode Number of the file
     * @param type Block or character device
     */
    Device(const u32 inode, const FileSystem::FileType type);

    virtual ~Device();

    /** Name of the device, for messages. */
    virtual const String & getIdentifier() const;

    /**
     * Bring the hardware into a known state, whatever it did before.
     */
    virtual FileSystem::Result initialize();

    /**
     * Serve an interrupt of the device.
     *
     * @param vector Interrupt line that was raised; it stays masked until the
     *               device enables it again with ProcessCtl EnableIRQ
     */
    virtual FileSystem::Result interrupt(const Size vector);

  protected:

    String m_identifier;  /**< Name of the device */
};

#endif /* __LIB_LIBFS_DEVICE_H */
