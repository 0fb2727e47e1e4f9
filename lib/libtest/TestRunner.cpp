// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include "TestRunner.h"
#include "TestSeed.h"
#include "StdoutReporter.h"
#include "TAPReporter.h"
#include "XMLReporter.h"

/** Names of the formats. */
enum Format
{
    Plain,
    TAP,
    XML
};

TestRunner::TestRunner(int argc, char **argv)
    : m_argc(argc)
    , m_argv(argv)
    , m_reporter(0)
{
    Format format = Plain;
    bool statistics = true;

#ifdef __HOST__
    // What was printed must not be lost when a test ends the program
    setvbuf(stdout, 0, _IOLBF, 0);
#endif /* __HOST__ */

    for (int i = 1; i < argc; i++)
    {
        if (testString(argv[i], "-t") || testString(argv[i], "--tap"))
        {
            format = TAP;
        }
        else if (testString(argv[i], "-x") || testString(argv[i], "--xml"))
        {
            format = XML;
        }
        else if (testString(argv[i], "-n"))
        {
            statistics = false;
        }
        else if (testString(argv[i], "--seed") && i + 1 < argc)
        {
            TestSeed::set((ulong) String(argv[++i], false).toLong());
        }
    }
    switch (format)
    {
        case TAP:
            m_reporter = new TAPReporter(argc, argv);
            break;

        case XML:
            m_reporter = new XMLReporter(argc, argv);
            break;

        default:
            m_reporter = new StdoutReporter(argc, argv);
            break;
    }
    m_reporter->setStatistics(statistics);
}

TestRunner::~TestRunner()
{
    delete m_reporter;
}

TestReporter * TestRunner::getReporter()
{
    return m_reporter;
}

int TestRunner::run(void)
{
    List<TestInstance *> & tests = *TestSuite::instance()->getTests();
    int failed = 0;

    m_reporter->begin(tests);

    for (List<TestInstance *>::Node *i = tests.head(); i; i = i->next)
    {
        TestSeed::begin(*i->data->getName());
        m_reporter->prepare(*i->data);

        TestResult result = i->data->run();

        failed |= result.isFailed();
        m_reporter->collect(*i->data, result);
    }
    m_reporter->finish(tests);

    return failed;
}
