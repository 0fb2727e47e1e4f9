// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_STDOUTREPORTER_H
#define __LIB_LIBTEST_STDOUTREPORTER_H

#include "TestReporter.h"

/**
 * Prints results for people, in colours.
 */
class StdoutReporter : public TestReporter
{
  public:

    /**
     * Constructor.
     *
     * @param argc Number of arguments of the program
     * @param argv Arguments of the program
     */
    StdoutReporter(int argc, char **argv);

    /** @copydoc TestReporter::reportBegin */
    virtual void reportBegin(List<TestInstance *> & tests);

    /** @copydoc TestReporter::reportBefore */
    virtual void reportBefore(TestInstance & test);

    /** @copydoc TestReporter::reportAfter */
    virtual void reportAfter(TestInstance & test, TestResult & result);

    /** @copydoc TestReporter::reportFinish */
    virtual void reportFinish(List<TestInstance *> & tests);
};

#endif /* __LIB_LIBTEST_STDOUTREPORTER_H */
