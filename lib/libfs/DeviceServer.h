// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_DEVICESERVER_H
#define __LIB_LIBFS_DEVICESERVER_H

#include <List.h>
#include <Types.h>
#include "Device.h"
#include "FileSystem.h"
#include "FileSystemServer.h"

/**
 * Serves devices as files, and a file `loglevel`.
 */
class DeviceServer : public FileSystemServer
{
  private:

    /** A device and an interrupt that it wants. */
    struct Interrupt
    {
        Device *device;
        Size vector;

        /** True when both are the same. */
        bool operator == (const Interrupt & other) const
        {
            return device == other.device && vector == other.vector;
        }
    };

  public:

    /**
     * @param path Where clients see the devices; must stay in place
     */
    DeviceServer(const char *path);

    virtual ~DeviceServer();

    /**
     * Initialize all devices, then mount.
     *
     * @return Result of the first device that failed, or of mount().
     */
    virtual FileSystem::Result initialize();

    /**
     * Add a device.
     *
     * @param dev Device; belongs to the server
     * @param path Path below the mount path; missing directories are made
     */
    void registerDevice(Device *dev, const char *path);

    /**
     * Have the interrupts of a line given to a device.
     *
     * @param dev Device that was registered
     * @param vector Interrupt line
     */
    void registerInterrupt(Device *dev, Size vector);

    /**
     * Give an interrupt to the devices that want it.
     *
     * @param vector Interrupt line
     */
    virtual void interruptHandler(Size vector);

  protected:

    /** Nobody removes a device: it belongs to the machine, and its driver uses it. */
    virtual FileSystem::Result removeFile(const char *path);

  private:

    /** Make the directories above a path. */
    void makeDirectories(const char *path);

  private:

    List<Device *> m_devices;
    List<Interrupt> m_interrupts;
};

#endif /* __LIB_LIBFS_DEVICESERVER_H */
