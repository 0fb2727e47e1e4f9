// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBFS_DEVICELOG_H
#define __LIB_LIBFS_DEVICELOG_H

#include <Log.h>
#include "Device.h"

/**
 * Sends log messages to a device.
 */
class DeviceLog : public Log
{
  public:

    /**
     * @param device Takes the messages; must outlive the log
     */
    DeviceLog(Device & device);

  protected:

    /** Write one message, or what the device takes of it. */
    virtual void write(const char *str);

  private:

    Device & m_device;
};

#endif /* __LIB_LIBFS_DEVICELOG_H */
