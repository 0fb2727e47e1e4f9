// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBTEST_TESTMAIN_H
#define __LIB_LIBTEST_TESTMAIN_H

#include "TestRunner.h"
#include <StdioLog.h>

/**
 * Runs all tests of the program. Include this file once per program.
 *
 * @return Zero if no test failed
 */
int main(int argc, char **argv)
{
    StdioLog log;
    TestRunner runner(argc, argv);

    return runner.run();
}

#ifdef __HOST__

/** Existing tests leave objects behind: on the host that is no failure, also when a test is started by hand. */
extern C const char * __asan_default_options()
{
    return "detect_leaks=0";
}

#endif /* __HOST__ */

#endif /* __LIB_LIBTEST_TESTMAIN_H */
