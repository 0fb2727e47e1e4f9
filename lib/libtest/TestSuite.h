// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTSUITE_H
#define __LIB_LIBTEST_TESTSUITE_H

#include <List.h>
#include <Singleton.h>

class TestInstance;

/**
 * All tests of a program.
 */
class TestSuite : public StrictSingleton<TestSuite>
{
  public:

    /** Constructor. */
    TestSuite();

    /**
     * Add a test.
     *
     * @param test Test to add behind the others; stays owned by the caller
     */
    void addTest(TestInstance *test);

    /**
     * Remove a test.
     *
     * @param test Test to remove
     */
    void removeTest(TestInstance *test);

    /** @return All tests, owned by this object */
    List<TestInstance *> * getTests();

  private:

    /** All tests. */
    List<TestInstance *> m_tests;
};

#endif /* __LIB_LIBTEST_TESTSUITE_H */
