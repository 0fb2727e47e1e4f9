// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __TEST_KERNEL_GUESTMAIN_H
#define __TEST_KERNEL_GUESTMAIN_H

#include <StdioLog.h>
#include <TestRunner.h>
#include <string.h>
#include "GuestChild.h"

/**
 * Runs all tests of the program, or one function of it as a child. Include this file once per program.
 *
 * @return Zero if no test failed; the exit status of the function
 */
int main(int argc, char **argv)
{
    StdioLog log;

    if (argc == 3 && strcmp(argv[1], "--child") == 0)
        return ChildFunction::run(argv[2]);

    TestRunner runner(argc, argv);
    return runner.run();
}

#endif /* __TEST_KERNEL_GUESTMAIN_H */
