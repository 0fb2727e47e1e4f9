// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestResult.h>
#include <TestInstance.h>
#include <TestSuite.h>
#include <LocalTest.h>
#include <TestData.h>
#include <TestInt.h>
#include <TestChar.h>
#include <DirectoryScanner.h>
#include <ExternalTest.h>
#include <TestReporter.h>
#include <TestRunner.h>
#include <StdoutReporter.h>
#include <TAPReporter.h>
#include <XMLReporter.h>
#include "Interface.h"

#if !defined(private) || !defined(protected)
#error "TestReporter.h and TestRunner.h do not include TestCase.h"
#endif

typedef List<TestInstance *> Tests;

hasValue(TestResult::Success, 0);
hasValue(TestResult::Failure, 1);
hasValue(TestResult::Skipped, 2);
hasType(&TestResult::isOK, bool (TestResult::*)() const);
hasType(&TestResult::isFailed, bool (TestResult::*)() const);
hasType(&TestResult::isSkipped, bool (TestResult::*)() const);
hasType(&TestResult::getResult, const TestResult::Result (TestResult::*)() const);
hasType(&TestResult::getDescription, String & (TestResult::*)());
hasType(OK, TestResult);
hasType(FAIL, TestResult);
hasType(SKIP, TestResult);

hasType(&TestInstance::getName, const String & (TestInstance::*)() const);
hasType(&TestInstance::run, TestResult (TestInstance::*)());
static_assert(Same<TestFunction, TestResult ()>::Value);
hasType(&LocalTest::run, TestResult (LocalTest::*)());
hasType(&TestSuite::instance, TestSuite * (*)());
hasType(&TestSuite::addTest, void (TestSuite::*)(TestInstance *));
hasType(&TestSuite::getTests, Tests * (TestSuite::*)());
hasType(&TestRunner::getReporter, TestReporter * (TestRunner::*)());
hasType(&TestRunner::run, int (TestRunner::*)());
memberHasType(TestRunner, m_argc, int);
memberHasType(TestRunner, m_argv, char **);
memberHasType(TestRunner, m_reporter, TestReporter *);
hasType(&ExternalTest::run, TestResult (ExternalTest::*)());
hasType((int (DirectoryScanner::*)(const char *)) &DirectoryScanner::scan, int (DirectoryScanner::*)(const char *));

hasType(&TestReporter::getOk, uint (TestReporter::*)() const);
hasType(&TestReporter::getFailed, uint (TestReporter::*)() const);
hasType(&TestReporter::getSkipped, uint (TestReporter::*)() const);
hasType(&TestReporter::setReport, void (TestReporter::*)(bool));
hasType(&TestReporter::setStatistics, void (TestReporter::*)(bool));
hasType(&TestReporter::setMultiline, void (TestReporter::*)(bool));
hasType(&TestReporter::prepare, void (TestReporter::*)(TestInstance &));
hasType(&TestReporter::collect, void (TestReporter::*)(TestInstance &, TestResult &));
hasType(&TestReporter::begin, void (TestReporter::*)(Tests &));
hasType(&TestReporter::finish, void (TestReporter::*)(Tests &));
hasType(&TestReporter::reportBegin, void (TestReporter::*)(Tests &));
hasType(&TestReporter::reportBefore, void (TestReporter::*)(TestInstance &));
hasType(&TestReporter::reportAfter, void (TestReporter::*)(TestInstance &, TestResult &));
hasType(&TestReporter::reportFinish, void (TestReporter::*)(Tests &));
memberHasType(TestReporter, m_argc, int);
memberHasType(TestReporter, m_argv, char **);
memberHasType(TestReporter, m_report, bool);
memberHasType(TestReporter, m_statistics, bool);
memberHasType(TestReporter, m_multiline, bool);
memberHasType(TestReporter, m_ok, uint);
memberHasType(TestReporter, m_fail, uint);
memberHasType(TestReporter, m_skip, uint);

/** The functions of a reporter that prints. */
#define hasReporterFunctions(reporter) \
    hasType(&reporter::reportBegin, void (reporter::*)(Tests &)); \
    hasType(&reporter::reportBefore, void (reporter::*)(TestInstance &)); \
    hasType(&reporter::reportAfter, void (reporter::*)(TestInstance &, TestResult &)); \
    hasType(&reporter::reportFinish, void (reporter::*)(Tests &))

hasReporterFunctions(StdoutReporter);
hasReporterFunctions(TAPReporter);
hasReporterFunctions(XMLReporter);

hasType(&TestData<int>::seed, void (TestData<int>::*)());
hasType(&TestData<int>::count, Size (TestData<int>::*)() const);
hasType(&TestData<int>::get, int & (TestData<int>::*)(Size));
hasType(&TestData<int>::operator [], int & (TestData<int>::*)(Size));
hasType(&TestData<int>::random, int (TestData<int>::*)(Size));
hasType(&TestData<int>::unique, int (TestData<int>::*)(Size));
hasType(&TestInt<int>::random, int (TestInt<int>::*)(Size));
hasType(&TestInt<int>::unique, int (TestInt<int>::*)(Size));
hasType(&TestInt<uint>::random, uint (TestInt<uint>::*)(Size));
hasType(&TestInt<uint>::unique, uint (TestInt<uint>::*)(Size));
hasType(&TestChar<char *>::random, char * (TestChar<char *>::*)(Size));
hasType(&TestChar<char *>::unique, char * (TestChar<char *>::*)(Size));
hasType(&TestChar<char *>::length, Size (TestChar<char *>::*)(Size));

/** Data that only a test of its own has. */
class OldData : public TestData<u8>
{
  public:

    virtual u8 random(Size count = 1) override
    {
        m_values.insert((u8) count);
        return m_values[m_values.count() - 1];
    }
    virtual u8 unique(Size count = 1) override { return random(count + 1); }
};

/** A test that is no function. */
class OldTest : public TestInstance
{
  public:

    OldTest() : TestInstance("old")
    {
    }

    virtual TestResult run() override { return m_name == "old" ? SKIP : FAIL; }
};

/** A reporter that counts what it is told. */
class OldReporter : public TestReporter
{
  public:

    OldReporter(int argc, char **argv) : TestReporter(argc, argv), calls(0)
    {
    }

    virtual void prepare(TestInstance & test) override { TestReporter::prepare(test); }
    virtual void collect(TestInstance & test, TestResult & result) override { TestReporter::collect(test, result); }
    virtual void begin(List<TestInstance *> & tests) override { TestReporter::begin(tests); }
    virtual void finish(List<TestInstance *> & tests) override { TestReporter::finish(tests); }

    int calls;

  protected:

    virtual void reportBegin(List<TestInstance *> &) override { calls += 1; }
    virtual void reportBefore(TestInstance &) override { calls += 10; }
    virtual void reportAfter(TestInstance &, TestResult &) override { calls += 100; }
    virtual void reportFinish(List<TestInstance *> &) override { calls += 1000; }
};

static TestResult succeed(void)
{
    return OK;
}

const char * checkLibtest()
{
    char name[] = "old", *argv[] = { name, ZERO };
    OldData data;
    OldReporter reporter(1, argv);
    TestResult result(TestResult::Failure, "why"), fine(TestResult::Success);
    List<TestInstance *> tests;
    Size before = TestSuite::instance()->getTests()->count();

    require(result.isFailed() && !result.isOK() && !result.isSkipped() && result.getDescription() == "why");
    require(fine.isOK() && fine.getDescription() == "" && OK.isOK() && FAIL.isFailed() && SKIP.isSkipped());
    require(data.random() == 1 && data.unique(3) == 4 && data.count() == 2 && data[0] == 1 && data.get(1) == 4);
    data.seed();

    {
        OldTest test;
        LocalTest local("local", succeed);
        TestInstance *instance = &test;

        require(TestSuite::instance()->getTests()->count() == before + 2);
        require(instance->run().isSkipped() && local.run().isOK() && local.getName() == "local");
        tests << &test;
        reporter.begin(tests);
        reporter.prepare(test);
        reporter.collect(test, result);
        reporter.collect(test, fine);
        reporter.finish(tests);
    }
    require(reporter.calls == 1 + 10 + 200 + 1000);
    require(reporter.getOk() == 1 && reporter.getFailed() == 1 && reporter.getSkipped() == 0);

    // Neither of them runs here
    TestRunner runner(1, argv);
    StdoutReporter plain(1, argv);
    TAPReporter tap(1, argv);
    XMLReporter xml(1, argv);
    TestReporter *reporters[] = { runner.getReporter(), &plain, &tap, &xml };

    require(reporters[0] != ZERO && sizeof(reporters) / sizeof(reporters[0]) == 4);
    return ZERO;
}
