// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestReporter.h"

TestReporter::TestReporter(int argc, char **argv)
    : m_argc(argc)
    , m_argv(argv)
    , m_report(true)
    , m_statistics(true)
    , m_multiline(false)
    , m_ok(0)
    , m_fail(0)
    , m_skip(0)
{
}

TestReporter::~TestReporter()
{
}

uint TestReporter::getOk() const
{
    return m_ok;
}

uint TestReporter::getFailed() const
{
    return m_fail;
}

uint TestReporter::getSkipped() const
{
    return m_skip;
}

void TestReporter::setReport(bool value)
{
    m_report = value;
}

void TestReporter::setStatistics(bool value)
{
    m_statistics = value;
}

void TestReporter::setMultiline(bool value)
{
    m_multiline = value;
}

void TestReporter::prepare(TestInstance & test)
{
    if (m_report)
    {
        reportBefore(test);
    }
}

void TestReporter::collect(TestInstance & test, TestResult & result)
{
    switch (result.getResult())
    {
        case TestResult::Success:
            m_ok++;
            break;

        case TestResult::Failure:
            m_fail++;
            break;

        case TestResult::Skipped:
            m_skip++;
            break;
    }
    if (m_report)
    {
        reportAfter(test, result);
    }
}

void TestReporter::begin(List<TestInstance *> & tests)
{
    reportBegin(tests);
}

void TestReporter::finish(List<TestInstance *> & tests)
{
    reportFinish(tests);
}

const char * TestReporter::program() const
{
    return m_argc > 0 ? m_argv[0] : "";
}
