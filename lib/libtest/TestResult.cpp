// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "TestResult.h"

TestResult::TestResult(Result result, const char *description)
    : m_result(result)
    , m_description(description, true)
{
}

TestResult TestResult::assertion(const char *file, int line, const char *function, const char *expression)
{
    char buffer[256];

    snprintf(buffer, sizeof(buffer), "%s:%d:%s testAssert failed: %s", file, line, function, expression);
    buffer[sizeof(buffer) - 1] = 0;
    return TestResult(Failure, buffer);
}

bool TestResult::isOK() const
{
    return m_result == Success;
}

bool TestResult::isFailed() const
{
    return m_result == Failure;
}

bool TestResult::isSkipped() const
{
    return m_result == Skipped;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

const TestResult::Result TestResult::getResult() const
{
    return m_result;
}

#pragma GCC diagnostic pop

String & TestResult::getDescription()
{
    return m_description;
}
