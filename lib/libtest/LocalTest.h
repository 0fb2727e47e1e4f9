// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_LOCALTEST_H
#define __LIB_LIBTEST_LOCALTEST_H

#include "TestInstance.h"
#include "TestResult.h"

/** A function which tests. */
typedef TestResult TestFunction(void);

/**
 * A test which is a function of this program.
 */
class LocalTest : public TestInstance
{
  public:

    /**
     * Constructor.
     *
     * @param name Name of the test
     * @param func Function to call
     */
    LocalTest(const char *name, TestFunction func);

    /** @copydoc TestInstance::run */
    virtual TestResult run();

  private:

    /** Function to call. */
    TestFunction *m_function;
};

#endif /* __LIB_LIBTEST_LOCALTEST_H */
