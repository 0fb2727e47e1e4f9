// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <Timestamp.h>
#include "HostProcess.h"

bool HostProcess::getInfo(const ProcessID pid, Info & info)
{
    char path[48], text[256];

    // Other values would mean groups of processes to the host
    if (pid == 0 || pid > (ProcessID) 0x7fffffff || (kill((pid_t) pid, 0) != 0 && errno != EPERM))
        return false;

    info.state = 'R';
    info.parent = 0;
    info.name[0] = 0;

    snprintf(path, sizeof(path), "/proc/%u/stat", pid);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno != ENOENT || access("/proc/self/stat", R_OK) != 0;

    const ssize_t size = read(fd, text, sizeof(text) - 1);
    close(fd);
    if (size <= 0)
        return false;

    // pid (name) state parent ... where the name may contain anything
    text[size] = 0;
    const char *name = strchr(text, '(');
    char *end = strrchr(text, ')');
    unsigned parent = 0;

    if (!name || !end || sscanf(end + 1, " %c %u", &info.state, &parent) != 2)
        return false;

    *end = 0;
    snprintf(info.name, sizeof(info.name), "%.63s", name + 1);
    info.parent = parent;
    return true;
}

bool HostProcess::isAlive(const ProcessID pid)
{
    Info info;
    return getInfo(pid, info) && info.state != 'Z' && info.state != 'X';
}

u32 HostProcess::getTicks()
{
    static const u64 start = timestamp();
    return (u32) ((timestamp() - start) / (1000000000ULL / TickFrequency));
}
