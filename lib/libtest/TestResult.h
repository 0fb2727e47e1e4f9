// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTRESULT_H
#define __LIB_LIBTEST_TESTRESULT_H

#include <String.h>

/** The test passed. */
#define OK TestResult( TestResult::Success )

/** The test failed. */
#define FAIL TestResult( TestResult::Failure )

/** The test cannot run here. */
#define SKIP TestResult( TestResult::Skipped )

/**
 * What came out of a test.
 */
class TestResult
{
  public:

    /** Kinds of outcome. */
    enum Result
    {
        Success,
        Failure,
        Skipped
    };

    /**
     * Constructor.
     *
     * @param result Outcome
     * @param description Text for people, is copied
     */
    TestResult(Result result, const char *description = "");

    /**
     * The result of an assertion which does not hold.
     *
     * @param file Source file of the assertion
     * @param line Line in the source file
     * @param function Function around the assertion
     * @param expression What does not hold
     *
     * @return Failure with a description of at most 255 characters
     */
    static TestResult assertion(const char *file, int line, const char *function, const char *expression);

    /** @return True if the test passed */
    bool isOK() const;

    /** @return True if the test failed */
    bool isFailed() const;

    /** @return True if the test did not run */
    bool isSkipped() const;

    // The interface says const, which compilers call useless
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-qualifiers"

    /** @return Outcome */
    const Result getResult() const;

#pragma GCC diagnostic pop

    /** @return Text for people, owned by this object */
    String & getDescription();

  private:

    /** Outcome. */
    Result m_result;

    /** Text for people. */
    String m_description;
};

#endif /* __LIB_LIBTEST_TESTRESULT_H */
