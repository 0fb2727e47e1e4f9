// SPDX-License-Identifier: GPL-3.0-or-later

#include <DeviceServer.h>
#include <KernelLog.h>
#include <Log.h>
#include "SerialDevice.h"

int main(int, char **)
{
    KernelLog log;

    log.setIdent("serial");

    DeviceServer server("/dev/serial");
    SerialDevice *device = SerialDevice::create(server.getNextInode());

    if (!device)
    {
        ERROR("no memory for the serial device");
        return 1;
    }

    server.registerDevice(device, "serial0/io");
    server.registerInterrupt(device, device->getInterrupt());

    const FileSystem::Result result = server.initialize();
    if (result != FileSystem::Success)
    {
        ERROR("failed to start: result = " << (int) result);
        return 1;
    }
    return server.run();
}
