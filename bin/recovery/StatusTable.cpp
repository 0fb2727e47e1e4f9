// SPDX-License-Identifier: GPL-3.0-or-later

#include <FreeNOS/User.h>
#include <FreeNOS/FaultInfo.h>
#include <FreeNOS/Process.h>
#include <ProcessFinder.h>
#include <recovery/RecoveryPolicy.h>
#include <stdio.h>
#include <string.h>
#include "StatusTable.h"
#include "SymbolFile.h"

/** Text of a number, or `?` for one that is not known. */
template <Size Count> static const char * textOf(const char * const (&texts)[Count], const Size number)
{
    return number < Count ? texts[number] : "?";
}

static const char * const stateTexts[] = { "Ready", "Sleeping", "Waiting", "Stopped" };
static const char * const actionTexts[] = { "restart", "group", "hold", "terminate", "command", "kernel" };
static const char * const outcomeTexts[] =
{
    "restarted", "restart delayed", "held", "terminated", "escalated", "FAILED", "warned"
};

StatusTable::StatusTable(const char *lineEnd)
    : m_lineEnd(lineEnd)
    , m_now(0)
    , m_frequency(0)
{
    Timer::Info timer;

    if (ProcessCtl(SELF, InfoTimer, (Address) &timer) == API::Success)
    {
        m_now = timer.ticks;
        m_frequency = timer.frequency;
    }
}

u32 StatusTable::milliseconds(const u32 from, const u32 to) const
{
    return m_frequency && (s32) (to - from) > 0 ? (u64) (to - from) * 1000 / m_frequency : 0;
}

void StatusTable::ageText(const u32 tick, char (&text)[CellLength]) const
{
    const u32 age = milliseconds(tick, m_now);
    const u32 seconds = age / 1000;

    if (!tick)
        strlcpy(text, "-", sizeof(text));
    else if (age < 10000)
        snprintf(text, sizeof(text), "%u.%us", seconds, age / 100 % 10);
    else if (seconds < 600)
        snprintf(text, sizeof(text), "%us", seconds);
    else if (seconds < 36000)
        snprintf(text, sizeof(text), "%um", seconds / 60);
    else
        snprintf(text, sizeof(text), "%uh", seconds / 3600);
}

void StatusTable::faultText(const RecoveryStatus & record, const char *path, char (&text)[FaultLength]) const
{
    char age[CellLength], place[SymbolFile::NameLength + 16];

    if (record.faultKind == FaultInfo::None)
    {
        strlcpy(text, "-", sizeof(text));
        return;
    }

    ageText(record.faultTick, age);
    SymbolFile::describe(path, record.faultAddress, place, sizeof(place));
    snprintf(text, sizeof(text), "%s at %s, %s ago%s", faultKindName(record.faultKind), place, age,
             record.hasDump ? ", dump" : "");
}

void StatusTable::nextText(const RecoveryStatus & record, char (&text)[CellLength]) const
{
    if (record.held)
        strlcpy(text, "held", sizeof(text));
    else if (record.nextTick)
        snprintf(text, sizeof(text), "restart in %ums", milliseconds(m_now, record.nextTick));
    else
        strlcpy(text, "-", sizeof(text));
}

void StatusTable::printStatus(const RecoveryStatus *records, const Size count) const
{
    printf("PID  NAME         STATE    POLICY    RESTARTS UP      PING    NEXT             LAST FAULT%s", m_lineEnd);

    for (Size i = 0; i < count; i++)
    {
        const RecoveryStatus & record = records[i];
        char name[ProcessFinder::NameLength], up[CellLength], ping[CellLength], next[CellLength], fault[FaultLength];
        char path[sizeof(record.path) + 1];

        memcpy(path, record.path, sizeof(record.path));
        path[sizeof(record.path)] = 0;
        ProcessFinder::shortName(path, name);
        ageText(record.startTick, up);
        ageText(record.pingTick, ping);
        nextText(record, next);
        faultText(record, path, fault);

        printf("%-4u %-12s %-8s %-9s %-8u %-7s %-7s %-16s %s%s", record.pid, name, textOf(stateTexts, record.state),
               textOf(actionTexts, record.action), record.restarts, up, ping, next, fault, m_lineEnd);
    }
}

void StatusTable::printLog(const RecoveryEvent *events, const Size count) const
{
    for (Size i = 0; i < count; i++)
    {
        const RecoveryEvent & event = events[i];
        const u32 time = milliseconds(0, event.tick);
        char name[ProcessFinder::NameLength], path[sizeof(event.path) + 1];

        memcpy(path, event.path, sizeof(event.path));
        path[sizeof(event.path)] = 0;
        ProcessFinder::shortName(path, name);

        printf("[%5u.%03u] #%u %s (process %u): %s: %s", time / 1000, time % 1000, event.number, name, event.pid,
               event.cause == FaultInfo::None ? "by hand" : faultKindName(event.cause),
               textOf(outcomeTexts, event.outcome));

        if (event.instructions)
            printf(", %u instructions", event.instructions);

        printf("%s", m_lineEnd);
    }
}
