// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <Character.h>
#include <MemoryBlock.h>
#include <String.h>
#include "ProcessClient.h"
#include "ProcessFinder.h"

/** Number of characters up to the next slash or the end. */
static Size componentLength(const char *path)
{
    Size length = 0;

    while (path[length] && path[length] != '/')
    {
        length++;
    }
    return length;
}

bool ProcessFinder::matches(const char *path, const char *text)
{
    const Size length = String::length(text);

    if (String::length(path) == length && MemoryBlock::compare(path, text, length))
    {
        return true;
    }

    while (*path)
    {
        const Size part = componentLength(path);

        if (length > 0 && part == length && MemoryBlock::compare(path, text, length))
        {
            return true;
        }
        path += part + (path[part] ? 1 : 0);
    }
    return false;
}

ProcessFinder::Result ProcessFinder::find(const char *text, ProcessID & pid) const
{
    Size digits = 0, found = 0, number = 0;

    while (Character::isDigit(text[digits]) && digits < 6)
    {
        number = number * 10 + (text[digits++] - '0');
    }

    if (digits > 0 && !text[digits])
    {
        pid = number;
        return Success;
    }

    const ProcessID self = ProcessCtl(SELF, GetPID);
    bool isSelf = false;

    for (ProcessID i = 0; i < ProcessClient::MaximumProcesses; i++)
    {
        ProcessInfo info;

        if (ProcessCtl(i, InfoPID, (Address) &info) != API::Success || !matches(info.path, text))
        {
            continue;
        }
        if (i == self)
        {
            isSelf = true;
        }
        else if (found++ == 0)
        {
            pid = i;
        }
    }

    if (found == 0 && isSelf)
    {
        pid = self;
        return Success;
    }
    return found == 0 ? NotFound : found > 1 ? Ambiguous : Success;
}

void ProcessFinder::shortName(const char *path, char (&name)[NameLength])
{
    const char *last = path, *previous = path;
    Size length, count = 0;

    while (*path)
    {
        length = componentLength(path);

        if (length > 0)
        {
            previous = last;
            last = path;
        }
        path += length + (path[length] ? 1 : 0);
    }

    // All servers are called that: the folder tells which one it is
    if (componentLength(last) == 6 && MemoryBlock::compare(last, "server", 6) && componentLength(previous) > 0)
    {
        last = previous;
    }

    for (length = componentLength(last); count < length && count + 1 < NameLength; count++)
    {
        name[count] = last[count];
    }
    name[count] = 0;
}
