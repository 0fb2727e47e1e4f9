// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <TestReporter.h>
#include <TestSuite.h>

/** Writes down what is called. */
class LoggingReporter : public TestReporter
{
  public:

    LoggingReporter()
        : TestReporter(0, 0)
    {
    }

    virtual void reportBegin(List<TestInstance *> &)
    {
        calls << "begin ";
    }
    virtual void reportBefore(TestInstance & test)
    {
        calls << "before:" << test.getName() << " ";
    }
    virtual void reportAfter(TestInstance & test, TestResult & result)
    {
        calls << "after:" << test.getName() << ":" << (int) result.getResult() << " ";
    }
    virtual void reportFinish(List<TestInstance *> &)
    {
        calls << "finish";
    }

    String calls;
};

/** What the next test returns. */
static TestResult::Result s_next = TestResult::Success;

static TestResult next()
{
    return TestResult(s_next, "why");
}

TestCase(ReporterCountsResults)
{
    LoggingReporter reporter;
    LocalTest test("x", next);
    List<TestInstance *> tests;

    tests.append(&test);
    reporter.begin(tests);
    for (int i = 0; i < 6; i++)
    {
        TestResult result(i < 3 ? TestResult::Success : i < 5 ? TestResult::Failure : TestResult::Skipped);

        reporter.collect(test, result);
    }
    reporter.finish(tests);
    testAssert(reporter.getOk() == 3 && reporter.getFailed() == 2 && reporter.getSkipped() == 1);
    return OK;
}

TestCase(ReporterReportsInOrder)
{
    LoggingReporter reporter;
    LocalTest test("x", next);
    List<TestInstance *> tests;

    s_next = TestResult::Failure;

    TestResult result = test.run();

    reporter.begin(tests);
    reporter.prepare(test);
    reporter.collect(test, result);
    reporter.setReport(false);
    reporter.prepare(test);
    reporter.collect(test, result);
    reporter.finish(tests);
    testAssert(reporter.calls == "begin before:x after:x:1 finish");
    testAssert(reporter.getFailed() == 2);
    s_next = TestResult::Success;
    return OK;
}

TestCase(SuiteKnowsATestAsLongAsItLives)
{
    List<TestInstance *> *tests = TestSuite::instance()->getTests();
    const Size count = tests->count();
    {
        LocalTest test("x", next);

        testAssert(tests->count() == count + 1 && tests->last() == &test);
        testAssert(test.getName() == "x" && test.m_name == "x");
    }
    testAssert(tests->count() == count && tests->first()->getName() == "ReporterCountsResults");
    return OK;
}

TestCase(ResultTellsWhatHappened)
{
    TestResult ok = OK, fail = FAIL, skip = SKIP, told(TestResult::Failure, "a reason");

    testAssert(ok.isOK() && !ok.isFailed() && !ok.isSkipped());
    testAssert(!fail.isOK() && fail.isFailed() && !fail.isSkipped());
    testAssert(!skip.isOK() && !skip.isFailed() && skip.isSkipped());
    testAssert(told.getDescription() == "a reason" && ok.getDescription() == "");
    return OK;
}

/** A test with an assertion that does not hold. */
static TestResult failing()
{
    testAssert(1 + 1 == 3);
    return OK;
}

TestCase(AssertionNamesItsPlace)
{
    TestResult result = failing();

    testAssert(result.isFailed());
    testAssert(result.getDescription().match("*TestReporterTest.cpp:*:failing testAssert failed: 1 + 1 == 3"));
    return OK;
}

TestCase(AssertionTextIsCut)
{
    String text;

    text.pad(1000);

    TestResult result = TestResult::assertion(*text, 1, "f", "e");

    testAssert(result.isFailed() && result.getDescription().length() == 255);
    return OK;
}
