// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/Config.h>
#include <KernelTimer.h>
#include <CoreClient.h>
#include <stdio.h>
#include "SysInfo.h"

SysInfo::SysInfo(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Print memory, processors, timer and boot information");
}

SysInfo::Result SysInfo::exec()
{
    const SystemInformation info;
    const CoreClient cores;
    KernelTimer timer;
    Timer::Info now;
    Size coreCount = 0;
    char text[640];

    if (cores.getCoreCount(coreCount) != Core::Success)
        coreCount = 0;

    timer.tick();
    if (timer.getCurrent(&now) != Timer::Success || now.frequency == 0)
    {
        now.ticks = 0;
        now.frequency = 1;
    }

    // One write for everything: each is a request to the console server
    snprintf(text, sizeof(text),
             "%s"
             "Memory Total:     %u KB\r\n"
             "Memory Available: %u KB\r\n"
             "Kernel:           %u KB\r\n"
             "Kernel Heap:      %u KB (%u KB free)\r\n"
             "Boot Image:       %u KB\r\n"
             "Processor Cores:  %u\r\n"
             "Processes:        %u\r\n"
             "Shares:           %u\r\n"
             "Timer:            %u Hz\r\n"
             "Uptime:           %u.%02u s\r\n"
             "Command Line:     %s\r\n",
             BANNER,
             (uint) (info.memorySize / 1024), (uint) (info.memoryAvail / 1024), (uint) (info.kernelSize / 1024),
             (uint) (info.kernelHeapSize / 1024), (uint) (info.kernelHeapAvail / 1024),
             (uint) (info.bootImageSize / 1024), (uint) coreCount, info.processCount, info.shareCount,
             (uint) now.frequency,
             (uint) (now.ticks / now.frequency), (uint) (now.ticks % now.frequency * 100 / now.frequency),
             info.cmdline);

    return output(text);
}
