// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestReporter.h>
#include <TestSuite.h>
#include <TAPReporter.h>
#include <XMLReporter.h>
#include <StdoutReporter.h>

/** Counts what it is told. */
class CountingReporter : public TestReporter
{
  public:

    CountingReporter(int argc, char **argv)
        : TestReporter(argc, argv), m_begins(0), m_befores(0), m_afters(0), m_finishes(0)
    {
    }

    Size m_begins, m_befores, m_afters, m_finishes;

  protected:

    virtual void reportBegin(List<TestInstance *> & tests)
    {
        m_begins += tests.count();
    }

    virtual void reportBefore(TestInstance & test)
    {
        m_befores += test.getName().length();
    }

    virtual void reportAfter(TestInstance &, TestResult & result)
    {
        m_afters += result.isFailed() ? 100 : 1;
    }

    virtual void reportFinish(List<TestInstance *> & tests)
    {
        m_finishes += tests.count();
    }
};

/** A test with a result that is known. */
class FixedTest : public TestInstance
{
  public:

    FixedTest(const char *name, TestResult::Result result) : TestInstance(name), m_result(result)
    {
    }

    virtual ~FixedTest()
    {
        TestSuite::instance()->getTests()->remove(this);
    }

    virtual TestResult run()
    {
        return TestResult(m_result, "as it was told");
    }

    TestResult::Result m_result;
};

TestCase(ReporterCounts)
{
    char name[] = "program";
    char *argv[] = { name, ZERO };
    CountingReporter reporter(1, argv);
    FixedTest good("good", TestResult::Success), bad("bad", TestResult::Failure), none("none", TestResult::Skipped);
    List<TestInstance *> tests;

    testAssert(reporter.m_argc == 1 && reporter.m_argv == argv);
    testAssert(reporter.getOk() == 0 && reporter.getFailed() == 0 && reporter.getSkipped() == 0);
    tests << &good << &bad << &none;
    reporter.begin(tests);
    for (List<TestInstance *>::Node *i = tests.head(); i; i = i->next)
    {
        reporter.prepare(*i->data);
        TestResult result = i->data->run();
        reporter.collect(*i->data, result);
        testAssert(testString(*result.getDescription(), "as it was told"));
    }
    reporter.finish(tests);
    testAssert(reporter.getOk() == 1 && reporter.getFailed() == 1 && reporter.getSkipped() == 1);
    testAssert(reporter.m_ok == 1 && reporter.m_fail == 1 && reporter.m_skip == 1);
    testAssert(reporter.m_begins == 3 && reporter.m_befores == 11);
    testAssert(reporter.m_afters == 102 && reporter.m_finishes == 3);
    return OK;
}

TestCase(ReporterIsSilent)
{
    char *argv[] = { ZERO };
    CountingReporter reporter(0, argv);
    FixedTest good("good", TestResult::Success);

    reporter.setReport(false);
    reporter.setStatistics(false);
    reporter.setMultiline(true);
    testAssert(!reporter.m_report && !reporter.m_statistics && reporter.m_multiline);

    TestResult result = good.run();
    reporter.prepare(good);
    reporter.collect(good, result);
    testAssert(reporter.getOk() == 1 && reporter.m_befores == 0 && reporter.m_afters == 0);
    return OK;
}

TestCase(RunnerChoosesTheReporter)
{
    char name[] = "program", tap[] = "--tap", xml[] = "-x";
    char *argv[] = { name, tap, ZERO }, *argvXml[] = { name, xml, ZERO };
    TestRunner plainRunner(1, argv), tapRunner(2, argv), xmlRunner(2, argvXml);

    testAssert(plainRunner.getReporter() != ZERO && plainRunner.m_reporter == plainRunner.getReporter());
    testAssert(tapRunner.m_argc == 2 && tapRunner.m_argv == argv && xmlRunner.getReporter() != ZERO);
    return OK;
}

TestCase(SuiteKnowsAllTests)
{
    List<TestInstance *> *tests = TestSuite::instance()->getTests();
    const Size count = tests->count();
    bool found = false;

    {
        FixedTest test("one more", TestResult::Success);
        testAssert(tests->count() == count + 1 && tests->last() == &test && test.m_name == "one more");
    }
    testAssert(tests->count() == count);
    for (List<TestInstance *>::Node *i = tests->head(); i; i = i->next)
    {
        if (i->data->getName() == "SuiteKnowsAllTests")
            found = true;
    }
    testAssert(found);
    return OK;
}

static TestResult assertsWrongly()
{
    testAssert(1 + 1 == 3);
    return OK;
}

TestCase(AssertionTellsWhere)
{
    TestResult result = assertsWrongly();
    String description = result.getDescription();

    testAssert(result.isFailed() && result.getResult() == TestResult::Failure);
    testAssert(description.match("*TestReporterTest.cpp:*:assertsWrongly testAssert failed: *1 + 1 == 3*"));
    return OK;
}

TestCase(ResultsAreCopied)
{
    TestResult result(TestResult::Failure, "reason"), copy = result, other = SKIP;

    testAssert(copy.isFailed() && testString(*copy.getDescription(), "reason"));
    other = copy;
    testAssert(other.isFailed() && !other.isSkipped() && !other.isOK());
    testAssert(OK.isOK() && FAIL.isFailed() && SKIP.isSkipped());
    return OK;
}
