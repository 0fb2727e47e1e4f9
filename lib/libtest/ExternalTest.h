// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_EXTERNALTEST_H
#define __LIB_LIBTEST_EXTERNALTEST_H

#include "TestInstance.h"

/**
 * A test which is another program. It passes if the program ends with status zero.
 *
 * On the host it has a time limit. On the guest the driver of the machine has one.
 */
class ExternalTest : public TestInstance
{
  public:

    /** Exit status of a program which cannot run here. */
    static const int SkippedStatus = 77;

    /**
     * Constructor.
     *
     * @param name Path of the program
     * @param argc Number of arguments of this program
     * @param argv Arguments of this program, those for the format and the seed are passed on. Must outlive the object.
     */
    ExternalTest(const char *name, int argc, char **argv);

    /** Destructor. */
    virtual ~ExternalTest();

    /** Run the program and wait for its end. */
    virtual TestResult run();

  private:

    /**
     * Start the program and wait for its end.
     *
     * @param argv Arguments, followed by a null pointer
     * @param problem Is set to a text if the program did not run to its end
     *
     * @return Exit status
     */
    int execute(const char **argv, String & problem) const;

  private:

    /** Number of arguments of this program. */
    int m_argc;

    /** Arguments of this program. */
    char **m_argv;
};

#endif /* __LIB_LIBTEST_EXTERNALTEST_H */
