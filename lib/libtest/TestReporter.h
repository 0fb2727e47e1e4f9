// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTREPORTER_H
#define __LIB_LIBTEST_TESTREPORTER_H

#include "TestCase.h"
#include <List.h>
#include <Types.h>
#include "TestInstance.h"
#include "TestResult.h"

/**
 * Counts and prints the results of tests.
 */
class TestReporter
{
  public:

    /**
     * Constructor.
     *
     * @param argc Number of arguments of the program
     * @param argv Arguments of the program
     */
    TestReporter(int argc, char **argv);

    /** Destructor. */
    virtual ~TestReporter();

    /** @return Number of tests passed */
    uint getOk() const;

    /** @return Number of tests failed */
    uint getFailed() const;

    /** @return Number of tests skipped */
    uint getSkipped() const;

    /** Print a line per test, or not. Default is true. */
    void setReport(bool value);

    /** Print the numbers at the end, or not. Default is true. */
    void setStatistics(bool value);

    /** Tests print their own lines in between, as other programs do. Default is false. */
    void setMultiline(bool value);

    /** Called before a test runs. */
    virtual void prepare(TestInstance & test);

    /** Called after a test ran. */
    virtual void collect(TestInstance & test, TestResult & result);

    /** Called before the first test. */
    virtual void begin(List<TestInstance *> & tests);

    /** Called after the last test. */
    virtual void finish(List<TestInstance *> & tests);

  protected:

    /** Print what comes before the first test. */
    virtual void reportBegin(List<TestInstance *> & tests) = 0;

    /** Print what comes before a test. */
    virtual void reportBefore(TestInstance & test) = 0;

    /** Print the result of a test. */
    virtual void reportAfter(TestInstance & test, TestResult & result) = 0;

    /** Print what comes after the last test. */
    virtual void reportFinish(List<TestInstance *> & tests) = 0;

    /** @return Name of the program */
    const char * program() const;

  protected:

    /** Number of arguments of the program. */
    int m_argc;

    /** Arguments of the program. */
    char ** m_argv;

    /** Print a line per test. */
    bool m_report;

    /** Print the numbers at the end. */
    bool m_statistics;

    /** Tests print their own lines. */
    bool m_multiline;

    uint m_ok;    /**< Number of tests passed. */
    uint m_fail;  /**< Number of tests failed. */
    uint m_skip;  /**< Number of tests skipped. */
};

#endif /* __LIB_LIBTEST_TESTREPORTER_H */
