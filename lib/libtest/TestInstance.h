// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTINSTANCE_H
#define __LIB_LIBTEST_TESTINSTANCE_H

#include <String.h>
#include "TestResult.h"

/**
 * Something which can be tested. Each object is a member of the TestSuite from its construction to its end.
 */
class TestInstance
{
  public:

    /**
     * Constructor. Adds the test to the TestSuite.
     *
     * @param name Name of the test, is copied
     */
    TestInstance(const char *name);

    /** The TestSuite refers to this object. */
    TestInstance(const TestInstance &) = delete;
    TestInstance & operator = (const TestInstance &) = delete;

    /** Destructor. Removes the test from the TestSuite. */
    virtual ~TestInstance();

    /** @return Name of the test */
    const String & getName() const;

    /**
     * Run the test.
     *
     * @return Result
     */
    virtual TestResult run() = 0;

  protected:

    /** Name of the test. */
    String m_name;
};

#endif /* __LIB_LIBTEST_TESTINSTANCE_H */
