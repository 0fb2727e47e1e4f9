// SPDX-License-Identifier: GPL-3.0-or-later

#include <FileSystemClient.h>
#include <FileDescriptor.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "FuzzCalls.h"

FuzzCalls::FuzzCalls(int argc, char **argv)
    : POSIXApplication(argc, argv)
    , m_seed(1)
    , m_count(1000000)
    , m_done(0)
    , m_failures(0)
    , m_runs(0)
    , m_self(ANY)
    , m_parent(ANY)
    , m_console(ANY)
    , m_childCount(0)
    , m_random(1)
{
    memset(m_results, 0, sizeof(m_results));
}

int FuzzCalls::run()
{
    for (int i = 1; i < m_argc; i += 2)
    {
        char *end = ZERO;
        u32 *value = strcmp(m_argv[i], "-s") == 0 ? &m_seed : strcmp(m_argv[i], "-n") == 0 ? &m_count : ZERO;

        if (value && i + 1 < m_argc)
            *value = strtoul(m_argv[i + 1], &end, 0);

        // A number below zero would be one of four billions
        if (!end || *end || end == m_argv[i + 1] || m_argv[i + 1][0] == '-')
        {
            if (value && end)
                printf("fuzzcalls: %s: not a number\r\n", m_argv[i + 1]);
            printf("usage: fuzzcalls [-s SEED] [-n COUNT]\r\n");
            return 1;
        }
    }

    m_random = RandomInput(m_seed);
    return exec() == Success ? 0 : 1;
}

FuzzCalls::Result FuzzCalls::exec()
{
    ProcessInfo info;
    Memory::Range scratch;

    m_self = ProcessCtl(SELF, GetPID);
    m_parent = ProcessCtl(SELF, GetParent);
    findConsole();

    // Before anything else: with privileges the first random shutdown would be a good one
    if (ProcessCtl(SELF, DropPrivileges, Privilege::None) != API::Success ||
        ProcessCtl(SELF, InfoPID, (Address) &info) != API::Success || info.privileges != Privilege::None)
    {
        printf("fuzzcalls: cannot drop the privileges\r\n");
        return IOError;
    }

    scratch.virt = RandomInput::Scratch;
    scratch.phys = 0;
    scratch.size = RandomInput::ScratchSize;
    scratch.access = Memory::User | Memory::Readable | Memory::Writable;
    if (VMCtl(SELF, MapSparse, &scratch) != API::Success)
    {
        printf("fuzzcalls: no memory\r\n");
        return OutOfMemory;
    }

    const Size available = SystemInformation().memoryAvail;
    printf("FUZZCALLS seed=%u count=%u pid=%u\r\n", m_seed, m_count, m_self);

    for (m_done = 0; m_done < m_count;)
    {
        step();
        m_done++;

        if (m_done % SweepInterval == 0)
            sweep();
        if (m_done % 250000 == 0)
            printf("FUZZCALLS at=%u\r\n", m_done);
    }
    sweep();
    report();

    printf("FUZZCALLS memory before=%u after=%u\r\n", available, SystemInformation().memoryAvail);
    printf("FUZZCALLS failures=%u\r\n", m_failures);
    printf("FUZZCALLS done calls=%u\r\n", m_done);
    return m_failures ? IOError : Success;
}

void FuzzCalls::findConsole()
{
    FileDescriptor::Entry *entry = FileDescriptor::instance()->getEntry(1);

    if (entry && entry->open)
        m_console = entry->pid;
}

void FuzzCalls::fail(const char *text, const uint value)
{
    // The first ones are enough to see what is wrong
    if (m_failures++ < 10)
        printf("FUZZCALLS FAILURE call=%u %s (0x%x)\r\n", m_done, text, value);
}

void FuzzCalls::sweep()
{
    Memory::Range range;

    for (Size i = 0; i < m_childCount; i++)
    {
        ProcessCtl(m_children[i], KillPID);
        ProcessCtl(m_children[i], TestPID);
    }
    m_childCount = 0;

    range.virt = RandomInput::Playground;
    range.phys = 0;
    range.size = RandomInput::PlaygroundSize;
    range.access = Memory::None;
    VMCtl(SELF, ReleaseSections, &range);

    for (ProcessID pid = 0; pid < 16; pid++)
    {
        if (pid != m_console)
            VMShare(pid, API::Delete, ZERO);
    }
}

void FuzzCalls::report() const
{
    static const char *names[] =
    {
        "(none)", "PrivExec", "ProcessCtl", "SystemInfo", "VMCopy", "VMCtl", "VMShare", "(unknown)"
    };
    static const char *results[] =
    {
        "Success", "AccessViolation", "RangeError", "NotFound", "InvalidArgument", "OutOfMemory", "IOError",
        "AlreadyExists", "TemporaryUnavailable", "other"
    };
    static_assert(sizeof(names) / sizeof(names[0]) == NumberCount, "each system call has a name");
    static_assert(sizeof(results) / sizeof(results[0]) == ResultCount, "each result has a name");

    for (Size i = 0; i < NumberCount; i++)
    {
        char line[320];
        Size length = snprintf(line, sizeof(line), "FUZZCALLS %s:", names[i]);

        for (Size j = 0; j < ResultCount; j++)
        {
            if (m_results[i][j])
                length += snprintf(line + length, sizeof(line) - length, " %s=%u", results[j], m_results[i][j]);
        }
        printf("%s\r\n", line);
    }
}
