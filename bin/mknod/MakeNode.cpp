// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "MakeNode.h"

MakeNode::MakeNode(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Create a special file");
    parser().registerPositional("FILE", "Path of the file to create");
    parser().registerPositional("TYPE", "c: character device, b: block device, p: fifo");
    parser().registerPositional("MAJOR", "Major number of the device");
    parser().registerPositional("MINOR", "Minor number of the device");
}

MakeNode::Result MakeNode::exec()
{
    const char *path = arguments().get("FILE");
    const char *type = arguments().get("TYPE");
    mode_t mode = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    dev_t device;

    if (type[0] == 'c' && !type[1])
        mode |= S_IFCHR;
    else if (type[0] == 'b' && !type[1])
        mode |= S_IFBLK;
    else if (type[0] == 'p' && !type[1])
        mode |= S_IFIFO;
    else
    {
        dprintf(2, "mknod: %s: type must be c, b or p\r\n", type);
        return InvalidArgument;
    }

    const char *major = arguments().get("MAJOR");
    const char *minor = arguments().get("MINOR");
    u32 numbers[2];

    if (!ArgumentParser::parseNumber(major, UINT_MAX, numbers[0]) ||
        !ArgumentParser::parseNumber(minor, MaximumMinor, numbers[1]))
    {
        dprintf(2, "mknod: %s %s: not the numbers of a device (MINOR is at most %u)\r\n", major, minor, MaximumMinor);
        return InvalidArgument;
    }
    device.major = numbers[0];
    device.minor = numbers[1];

    if (mknod(path, mode, device) != 0)
    {
        dprintf(2, "mknod: %s: %s\r\n", path, strerror(errno));
        return IOError;
    }
    return Success;
}
