// SPDX-License-Identifier: GPL-3.0-or-later

#include <DeviceServer.h>
#include <KernelLog.h>
#include <Log.h>
#include "Clock.h"

int main(int, char **)
{
    KernelLog log;

    log.setIdent("time");

    DeviceServer server("/dev/time");
    Clock *clock = Clock::create(server.getNextInode());

    if (!clock)
    {
        ERROR("no memory for the clock");
        return 1;
    }
    server.registerDevice(clock, "rtc0");

    const FileSystem::Result result = server.initialize();
    if (result != FileSystem::Success)
    {
        ERROR("failed to start: result = " << (int) result);
        return 1;
    }
    return server.run();
}
