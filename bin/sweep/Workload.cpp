// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <stdio.h>
#include <string.h>
#include "ServerWorkloads.h"
#include "SweepRecord.h"
#include "Workload.h"

Workload * Workload::create(const char *server)
{
    if (strcmp(server, "tmp") == 0)
        return new TmpWorkload();
    if (strcmp(server, "datastore") == 0)
        return new DatastoreWorkload();
    if (strcmp(server, "core") == 0)
        return new CoreWorkload();
    if (strcmp(server, "ext2") == 0)
        return new Ext2Workload();
    if (strcmp(server, "serial") == 0)
        return new SerialWorkload();
    if (strcmp(server, "time") == 0)
        return new TimeWorkload();
    if (strcmp(server, "recovery") == 0)
        return new RecoveryWorkload();

    return ZERO;
}

u32 Workload::restartsOf(const ProcessID pid)
{
    ProcessInfo info;

    return ProcessCtl(pid, InfoPID, (Address) &info) == API::Success ? info.restarts : 0;
}

/** Note the first thing that was wrong. */
static void note(const char *what, const char *problem, const int value)
{
    char *error = const_cast<char *>(sweepRecord.error);

    if (!*error)
        snprintf(error, sizeof(sweepRecord.error), "%s %s (%d)", what, problem, value);
}

bool Workload::expect(const bool right, const char *what, const int value)
{
    if (right)
    {
        sweepRecord.answers = sweepRecord.answers + 1;
    }
    else
    {
        sweepRecord.wrong = sweepRecord.wrong + 1;
        note(what, "is wrong", value);
    }
    return right;
}

bool Workload::expectOnce(const FileSystem::Result result, const FileSystem::Result repeated, const char *what)
{
    if (result == repeated)
    {
        sweepRecord.doubled = sweepRecord.doubled + 1;
        note(what, "was executed twice", result);
        return false;
    }
    return expect(result == FileSystem::Success, what, result);
}

void Workload::expectCount(const u32 count, const u32 expected, const char *what)
{
    if (count < expected)
    {
        sweepRecord.lost = sweepRecord.lost + (expected - count);
        note(what, "was not executed", count);
    }
    else if (count > expected)
    {
        sweepRecord.doubled = sweepRecord.doubled + (count - expected);
        note(what, "was executed twice", count);
    }
    else
        sweepRecord.answers = sweepRecord.answers + 1;
}
