// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTRUNNER_H
#define __LIB_LIBTEST_TESTRUNNER_H

#include "TestCase.h"
#include "TestReporter.h"
#include "TestSuite.h"

/**
 * Runs all tests of the TestSuite.
 *
 * Arguments: `-t, --tap` and `-x, --xml` choose the reporter, `-n` leaves the numbers at the end out, `--seed N` sets
 * the start value of random data (see TestSeed).
 */
class TestRunner
{
  public:

    /**
     * Constructor.
     *
     * @param argc Number of arguments of the program
     * @param argv Arguments of the program
     */
    TestRunner(int argc, char **argv);

    /** The reporter has one owner. */
    TestRunner(const TestRunner &) = delete;
    TestRunner & operator = (const TestRunner &) = delete;

    /** Destructor. */
    virtual ~TestRunner();

    /** @return Reporter, owned by this object */
    TestReporter * getReporter();

    /**
     * Run all tests.
     *
     * @return Zero if no test failed, else one
     */
    int run(void);

  protected:

    /** Number of arguments of the program. */
    int m_argc;

    /** Arguments of the program. */
    char **m_argv;

    /** Reporter of the results. */
    TestReporter *m_reporter;
};

#endif /* __LIB_LIBTEST_TESTRUNNER_H */
