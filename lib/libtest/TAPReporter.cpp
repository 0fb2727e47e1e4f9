// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "TAPReporter.h"
#include "TestSeed.h"

TAPReporter::TAPReporter(int argc, char **argv)
    : TestReporter(argc, argv)
{
}

void TAPReporter::reportBegin(List<TestInstance *> & tests)
{
    if (!m_multiline)
    {
        printf("1..%u # Start %s\r\n", tests.count(), program());
        printf("# Seed %u\r\n", (uint) TestSeed::value());
    }
}

void TAPReporter::reportBefore(TestInstance & test)
{
    (void) test;
}

void TAPReporter::reportAfter(TestInstance & test, TestResult & result)
{
    const uint number = m_ok + m_fail + m_skip;
    const char *name = *test.getName();
    const char *description = *result.getDescription();

    if (m_multiline)
    {
        printf("# Finish %s %s%s%s\r\n", name, result.isOK() ? "OK" : result.isSkipped() ? "SKIP" : "FAIL",
               *description ? " " : "", description);
    }
    else if (result.isOK())
    {
        printf("ok %u %s\r\n", number, name);
    }
    else if (result.isSkipped())
    {
        printf("ok %u %s # SKIP\r\n", number, name);
    }
    else
    {
        printf("not ok %u %s %s\r\n", number, name, description);
    }
}

void TAPReporter::reportFinish(List<TestInstance *> & tests)
{
    (void) tests;

    if (m_statistics)
    {
        printf("# Completed %s (%u passed %u failed %u skipped %u total)\r\n", m_fail ? "FAIL" : "OK", m_ok, m_fail,
               m_skip, m_ok + m_fail + m_skip);
    }
}
