// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "CheckingClient.h"

/** File of the root file system that is compared again and again */
static const char referencePath[] = "/etc/init.sh";

/** Directory for the own files */
static const char directoryPath[] = "/tmp";

volatile CheckingClient::Counters CheckingClient::counters;

CheckingClient::CheckingClient()
    : m_server(ANY)
    , m_referenceSize(0)
{
}

int CheckingClient::run()
{
    FileSystem::FileStat st;

    if (!readReference() || m_client.statFile(directoryPath, &st) != FileSystem::Success)
    {
        fail(directoryPath, "start", "not there", 0);
        return 1;
    }
    m_server = st.pid;

    for (Size i = 0; i < FileCount; i++)
    {
        snprintf(m_files[i].path, sizeof(m_files[i].path), "%s/demo%u", directoryPath, i);
        m_files[i].exists = false;
        m_client.deleteFile(m_files[i].path);
    }

    for (u32 i = 0; !counters.stop; i++)
    {
        File & file = m_files[i % FileCount];

        checkFile(file);
        if (i % 3 == 0)
            deleteFile(file);
        writeFile(file, i);
        checkFile(file);
        checkReference();
        counters.iterations = i + 1;

        if (counters.naps)
            usleep(10000);
    }

    for (Size i = 0; i < FileCount; i++)
    {
        checkFile(m_files[i]);
        deleteFile(m_files[i]);
    }

    // The parent reads the counters, then ends this process
    counters.done = 1;
    for (;;)
        ProcessCtl(SELF, EnterSleep);
}

bool CheckingClient::readReference()
{
    Size descriptor;

    if (m_client.statFile(referencePath, &m_referenceStat) != FileSystem::Success ||
        m_client.openFile(referencePath, descriptor) != FileSystem::Success)
        return false;

    m_referenceSize = sizeof(m_reference);
    const FileSystem::Result result = m_client.readFile(descriptor, m_reference, &m_referenceSize);
    m_client.closeFile(descriptor);
    return result == FileSystem::Success && m_referenceSize > 0;
}

void CheckingClient::checkReference()
{
    FileSystem::FileStat st;
    Size descriptor, size = sizeof(m_buffer);
    FileSystem::Result result = m_client.statFile(referencePath, &st);

    if (result != FileSystem::Success)
    {
        fail(referencePath, "stat", "fails", result);
        return;
    }

    if (st.size != m_referenceStat.size || st.type != m_referenceStat.type || st.inode != m_referenceStat.inode)
        fail(referencePath, "stat", "differs from the first one", st.size);

    result = m_client.openFile(referencePath, descriptor);
    if (result != FileSystem::Success)
    {
        fail(referencePath, "open", "fails", result);
        return;
    }

    memset(m_buffer, 0, sizeof(m_buffer));
    result = m_client.readFile(descriptor, m_buffer, &size);
    m_client.closeFile(descriptor);

    if (result != FileSystem::Success)
        fail(referencePath, "read", "fails", result);
    else if (size != m_referenceSize || memcmp(m_buffer, m_reference, size) != 0)
        fail(referencePath, "read", "differs from the first one", size);
}

void CheckingClient::checkFile(File & file)
{
    Size descriptor, size = sizeof(m_buffer);

    if (!file.exists || !check(file, "open", m_client.openFile(file.path, descriptor)))
        return;

    memset(m_buffer, 0, sizeof(m_buffer));
    const FileSystem::Result result = m_client.readFile(descriptor, m_buffer, &size);
    m_client.closeFile(descriptor);

    if (!check(file, "read", result))
        return;

    makePattern(file.seed);
    if (size != FileSize)
        fail(file.path, "read", "gives another number of bytes than were written", size);
    else if (memcmp(m_buffer, m_expected, FileSize) != 0)
        fail(file.path, "read", "gives other bytes than were written", file.seed);
}

void CheckingClient::writeFile(File & file, const u32 seed)
{
    Size descriptor, size = FileSize;

    if (!file.exists)
    {
        file.restarts = serverRestarts();
        if (!check(file, "create", m_client.createFile(file.path, FileSystem::RegularFile, FileSystem::OwnerRW)))
            return;
    }

    file.exists = false;
    if (!check(file, "open", m_client.openFile(file.path, descriptor)))
        return;

    makePattern(seed);
    const FileSystem::Result result = m_client.writeFile(descriptor, m_expected, &size);
    m_client.closeFile(descriptor);

    if (!check(file, "write", result))
        return;

    if (size != FileSize)
        fail(file.path, "write", "takes another number of bytes than were given", size);
    file.exists = true;
    file.seed = seed;
}

void CheckingClient::deleteFile(File & file)
{
    if (!file.exists)
        return;

    check(file, "delete", m_client.deleteFile(file.path));
    file.exists = false;
}

bool CheckingClient::check(File & file, const char *what, const FileSystem::Result result)
{
    if (result == FileSystem::Success)
        return true;

    if (result == FileSystem::NotFound && serverRestarts() != file.restarts)
    {
        counters.lost = counters.lost + 1;
        printf("demo client: %s is lost: the restart of its server has lost its files\r\n", file.path);
    }
    else
    {
        fail(file.path, what, "fails", result);
    }
    file.exists = false;
    return false;
}

void CheckingClient::fail(const char *path, const char *what, const char *reason, const int result)
{
    counters.errors = counters.errors + 1;
    printf("demo client: ERROR: %s of %s %s (%d) in round %u\r\n", what, path, reason, result, counters.iterations);
}

u32 CheckingClient::serverRestarts() const
{
    ProcessInfo info;

    return ProcessCtl(m_server, InfoPID, (Address) &info) == API::Success ? info.restarts : 0;
}

void CheckingClient::makePattern(const u32 seed)
{
    u32 value = seed * 2654435761U + 1;

    // The counter itself comes first: a file with the content of another round tells which one
    for (Size i = 0; i < FileSize; i++)
    {
        if (i < sizeof(seed))
        {
            m_expected[i] = (seed >> (8 * i)) & 0xff;
            continue;
        }
        value = value * 1664525U + 1013904223U;
        m_expected[i] = value >> 24;
    }
}
