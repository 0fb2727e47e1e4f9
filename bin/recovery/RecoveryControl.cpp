// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <ProcessFinder.h>
#include <recovery/CrashDump.h>
#include <recovery/DumpWriter.h>
#include <recovery/RecoveryStatus.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ConsoleExport.h"
#include "CoreFile.h"
#include "KeyPress.h"
#include "RecoveryControl.h"
#include "StatusTable.h"

RecoveryControl::RecoveryControl(int argc, char **argv)
    : POSIXApplication(argc, argv)
{
    parser().setDescription("Show and direct the recovery of processes");
    parser().registerPositional("COMMAND", "status, log, watch, restart, hold, release or dump, "
                                           "then names or numbers of processes; for watch -n a count", 0);
    parser().registerFlag('x', "export", "dump: print the core file on the console for the host");
    parser().registerFlag('n', "count", "watch: end after so many pictures");
}

RecoveryControl::Result RecoveryControl::exec()
{
    const Vector<Argument *> &words = arguments().getPositionals();
    const char *command = words.count() > 0 ? *words[0]->getValue() : "status";

    if (words.count() > 1 && (strcmp(command, "status") == 0 || strcmp(command, "log") == 0))
    {
        dprintf(2, "recovery: too many arguments: %s\r\n", *words[1]->getValue());
        return ShowUsage;
    }
    if (strcmp(command, "status") == 0)
        return status("\r\n");
    if (strcmp(command, "log") == 0)
        return log();
    if (strcmp(command, "watch") == 0)
        return watch();
    if (strcmp(command, "restart") == 0)
        return forEach(command, &RecoveryClient::restartProcess);
    if (strcmp(command, "hold") == 0)
        return forEach(command, &RecoveryClient::holdProcess);
    if (strcmp(command, "release") == 0)
        return forEach(command, &RecoveryClient::releaseProcess);
    if (strcmp(command, "dump") == 0)
        return dump();

    dprintf(2, "recovery: %s: unknown command\r\n", command);
    return ShowUsage;
}

RecoveryControl::Result RecoveryControl::fail(const char *verb, const char *name, const Recovery::Result result) const
{
    const char *reason;

    switch (result)
    {
        case Recovery::IOError:          reason = "it could not be done; the process is as it was"; break;
        case Recovery::InvalidArgument:  reason = "it is no process for that"; break;
        case Recovery::NotFound:         reason = strcmp(verb, "dump") == 0 ? "there is no crash dump of it"
                                                                            : "no such process"; break;
        case Recovery::PermissionDenied: reason = "permission denied"; break;
        case Recovery::IpcError:         reason = "the recovery server does not answer"; break;
        default:                         reason = "the recovery server gives an unknown answer"; break;
    }
    dprintf(2, "recovery: cannot %s %s: %s\r\n", verb, name, reason);
    return result == Recovery::NotFound ? NotFound : IOError;
}

bool RecoveryControl::find(const char *name, ProcessID & pid) const
{
    switch (ProcessFinder().find(name, pid))
    {
        case ProcessFinder::Success:
            return true;

        case ProcessFinder::Ambiguous:
            dprintf(2, "recovery: %s: more than one process matches: give a number or a longer path\r\n", name);
            return false;

        default:
            dprintf(2, "recovery: %s: no such process\r\n", name);
            return false;
    }
}

RecoveryControl::Result RecoveryControl::status(const char *lineEnd) const
{
    RecoveryStatus *records = new RecoveryStatus[MaximumRecords];
    Size count = MaximumRecords;
    const Recovery::Result result = m_client.getStatus(records, count);

    if (result == Recovery::Success)
        StatusTable(lineEnd).printStatus(records, count);

    delete[] records;
    return result == Recovery::Success ? Success : fail("show", "status", result);
}

RecoveryControl::Result RecoveryControl::log() const
{
    RecoveryEvent *events = new RecoveryEvent[MaximumRecords];
    Size count = MaximumRecords;
    const Recovery::Result result = m_client.getLog(events, count);

    if (result == Recovery::Success)
        StatusTable().printLog(events, count);

    delete[] events;
    return result == Recovery::Success ? Success : fail("show", "log", result);
}

RecoveryControl::Result RecoveryControl::watch() const
{
    const Vector<Argument *> &words = arguments().getPositionals();
    const bool counted = arguments().get("count") != ZERO;
    u32 pictures = 0;

    if (words.count() != (counted ? 2 : 1) ||
        (counted && (!ArgumentParser::parseNumber(*words[1]->getValue(), UINT_MAX, pictures) || pictures == 0)))
    {
        dprintf(2, "recovery: watch takes nothing, or -n and a number above zero\r\n");
        return ShowUsage;
    }

    KeyPress key;

    printf("\033[2J");

    for (u32 i = 0; !counted || i < pictures; i++)
    {
        if (i > 0 && key.wait(WatchPeriod))
            break;

        // From the upper left, over the last picture; what is left of it is cleared
        printf("\033[H");
        const Result result = status("\033[K\r\n");
        printf("\033[J");

        if (result != Success)
            return result;
    }
    return Success;
}

RecoveryControl::Result RecoveryControl::forEach(const char *verb, const Order order) const
{
    const Vector<Argument *> &words = arguments().getPositionals();
    Result outcome = Success;

    if (words.count() < 2)
    {
        dprintf(2, "recovery: %s needs a process\r\n", verb);
        return ShowUsage;
    }

    for (Size i = 1; i < words.count(); i++)
    {
        const char *name = *words[i]->getValue();
        ProcessID pid;

        if (!find(name, pid))
        {
            outcome = NotFound;
            continue;
        }

        const Recovery::Result result = (m_client.*order)(pid);
        if (result != Recovery::Success)
            outcome = fail(verb, name, result);
    }
    return outcome;
}

RecoveryControl::Result RecoveryControl::dump() const
{
    const Vector<Argument *> &words = arguments().getPositionals();
    Result outcome = Success;

    if (words.count() < 2)
    {
        dprintf(2, "recovery: dump needs a process\r\n");
        return ShowUsage;
    }

    for (Size i = 1; i < words.count(); i++)
    {
        const char *name = *words[i]->getValue();
        ProcessID pid;
        const Result result = find(name, pid) ? dumpProcess(name, pid) : NotFound;

        if (result != Success)
            outcome = result;
    }
    return outcome;
}

Size RecoveryControl::fetchDump(const ProcessID pid, u8 *&buffer, Recovery::Result & result) const
{
    Size capacity = DumpWriter::RecommendedSize, size = 0;

    buffer = new u8[capacity];
    result = Recovery::IOError;

    while (buffer)
    {
        Size part = capacity - size;

        result = m_client.getDump(pid, buffer + size, part, size);
        if (result != Recovery::Success || part == 0)
            break;

        size += part;
        if (size == capacity)
        {
            u8 *larger = new u8[capacity * 2];

            if (larger)
                memcpy(larger, buffer, size);

            delete[] buffer;
            buffer = larger;
            capacity *= 2;
        }
    }
    return result == Recovery::Success ? size : 0;
}

RecoveryControl::Result RecoveryControl::dumpProcess(const char *process, const ProcessID pid) const
{
    u8 *buffer;
    Recovery::Result result;
    const Size size = fetchDump(pid, buffer, result);
    const CrashDump *head = (const CrashDump *) buffer;
    char name[ProcessFinder::NameLength], path[ProcessFinder::NameLength + 16];
    Result outcome = IOError;

    if (result != Recovery::Success)
    {
        outcome = fail("dump", process, result);
    }
    else if (!head || !head->isValid(size))
    {
        dprintf(2, "recovery: the crash dump of process %u is damaged\r\n", pid);
    }
    else
    {
        const CoreFile core(head);

        ProcessFinder::shortName(head->path, name);
        snprintf(path, sizeof(path), "/tmp/core.%s", name);

        if (!core.isValid())
        {
            dprintf(2, "recovery: no memory for the core file of process %u\r\n", pid);
            outcome = OutOfMemory;
        }
        else if (arguments().get("export"))
        {
            ConsoleExport::print(name, head->path, core.data(), core.size());
            outcome = Success;
        }
        else if (writeFile(path, core.data(), core.size()))
        {
            printf("%s: %s, process %u: %s at %x, %u bytes\r\n", path, head->path, pid,
                   faultKindName(head->fault.kind), (u32) head->fault.instructionPointer, core.size());
            outcome = Success;
        }
    }
    delete[] buffer;
    return outcome;
}

bool RecoveryControl::writeFile(const char *path, const u8 *data, const Size size) const
{
    unlink(path);

    const int file = creat(path, 0600);
    Size done = 0;

    while (file >= 0 && done < size)
    {
        const ssize_t count = write(file, data + done, size - done);

        if (count <= 0)
            break;
        done += count;
    }

    const bool success = file >= 0 && done == size;

    if (!success)
        dprintf(2, "recovery: %s: %s\r\n", path, strerror(errno));

    if (file >= 0)
        close(file);

    // Half a core file is good for nothing
    if (file >= 0 && !success)
        unlink(path);

    return success;
}
