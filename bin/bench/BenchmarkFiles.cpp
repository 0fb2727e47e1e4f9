// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include <ProcessClient.h>
#include <RecoveryClient.h>
#include <stdio.h>
#include "Benchmark.h"

/** File whose status is asked for */
static const char statPath[] = "/etc/init.sh";

/** File with at least 4096 bytes */
static const char readPath[] = "/etc/pattern";

/** File to write */
static const char writePath[] = "/tmp/bench";

/** Directory that the restarted server provides */
static const char mountPath[] = "/tmp";

bool Benchmark::statFile(const char *key)
{
    const FileSystemClient client;
    FileSystem::FileStat st;
    Measurement measurement;

    for (Size i = 0; i < 72; i++)
    {
        measurement.begin();
        if (client.statFile(statPath, &st) != FileSystem::Success)
            return false;
        if (i >= 8)
            measurement.end();
    }
    report(key, measurement.median());
    return true;
}

bool Benchmark::openFile(const char *key)
{
    const FileSystemClient client;
    Measurement measurement;
    Size descriptor;

    for (Size i = 0; i < 72; i++)
    {
        measurement.begin();
        if (client.openFile(statPath, descriptor) != FileSystem::Success)
            return false;
        if (i >= 8)
            measurement.end();
        client.closeFile(descriptor);
    }
    report(key, measurement.median());
    return true;
}

bool Benchmark::readFile(const char *key)
{
    return transfer(key, readPath, 4096, false);
}

bool Benchmark::writeFile(const char *key)
{
    const FileSystemClient client;
    const FileSystem::Result result = client.createFile(writePath, FileSystem::RegularFile, FileSystem::OwnerRW);

    if (result != FileSystem::Success && result != FileSystem::AlreadyExists)
        return false;

    const bool success = transfer(key, writePath, 1024, true);
    client.deleteFile(writePath);
    return success;
}

bool Benchmark::transfer(const char *key, const char *path, const Size size, const bool write)
{
    static char buffer[4096];
    const FileSystemClient client;
    Measurement measurement;
    bool success = true;

    for (Size i = 0; success && i < 72; i++)
    {
        Size descriptor, count = size;

        // A new descriptor starts at the beginning of the file
        if (client.openFile(path, descriptor) != FileSystem::Success)
            return false;

        measurement.begin();
        const FileSystem::Result result = write ? client.writeFile(descriptor, buffer, &count)
                                                : client.readFile(descriptor, buffer, &count);
        if (i >= 8)
            measurement.end();

        success = result == FileSystem::Success && count == size;
        client.closeFile(descriptor);
    }

    if (success)
        report(key, measurement.median());
    return success;
}

bool Benchmark::restartServer(const char *key)
{
    const FileSystemClient files;
    const RecoveryClient recovery;
    FileSystem::FileStat st;
    Measurement measurement;

    if (files.statFile(mountPath, &st) != FileSystem::Success)
        return false;

    const ProcessID pid = st.pid;
    const ProcessClient processes;
    ProcessClient::Info before, after;

    if (processes.processInfo(pid, before) != ProcessClient::Success)
        return false;

    static const Size runs = 8;
    for (Size i = 0; i < runs; i++)
    {
        measurement.begin();
        if (recovery.restartProcess(pid) != Recovery::Success ||
            files.statFile(mountPath, &st) != FileSystem::Success)
        {
            return false;
        }
        if (i > 0)
            measurement.end();
    }

    if (processes.processInfo(pid, after) != ProcessClient::Success ||
        after.kernelState.restarts != before.kernelState.restarts + runs)
    {
        return false;
    }
    report(key, measurement.median());
    return true;
}
