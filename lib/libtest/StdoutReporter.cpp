// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "StdoutReporter.h"
#include "TestSeed.h"

/** Colours of an ANSI terminal. */
#define WHITE "\033[1;37m"
#define GREEN "\033[1;32m"
#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define NORMAL "\033[0m"

StdoutReporter::StdoutReporter(int argc, char **argv)
    : TestReporter(argc, argv)
{
}

void StdoutReporter::reportBegin(List<TestInstance *> & tests)
{
    if (!m_multiline)
    {
        printf(WHITE "%s" NORMAL ": %u tests\r\n", program(), tests.count());
    }
}

void StdoutReporter::reportBefore(TestInstance & test)
{
    (void) test;
}

void StdoutReporter::reportAfter(TestInstance & test, TestResult & result)
{
    const char *name = *test.getName();
    const char *description = *result.getDescription();

    if (result.isOK())
    {
        printf("[" GREEN " OK " NORMAL "] %s\r\n", name);
    }
    else if (result.isSkipped())
    {
        printf("[" YELLOW "SKIP" NORMAL "] %s %s\r\n", name, description);
    }
    else
    {
        printf("[" RED "FAIL" NORMAL "] %s %s\r\n", name, description);
    }
}

void StdoutReporter::reportFinish(List<TestInstance *> & tests)
{
    (void) tests;

    if (m_statistics)
    {
        const char *text = m_fail ? RED "FAIL" NORMAL : GREEN "OK" NORMAL;

        printf("%s: %s (%u passed %u failed %u skipped %u total, seed %u)\r\n", program(), text, m_ok, m_fail, m_skip,
               m_ok + m_fail + m_skip, (uint) TestSeed::value());
    }
}
