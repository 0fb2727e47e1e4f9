// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include "Interface.h"

/** A case that is one check: what failed is the description. */
#define CheckCase(name, check) \
    TestCase(name) \
    { \
        const char *failed = check(); \
        return failed ? TestResult(TestResult::Failure, failed) : OK; \
    }

CheckCase(LibstdIsAsItWas, checkLibstd)
CheckCase(ContainersAreAsTheyWere, checkContainers)
CheckCase(LiballocIsAsItWas, checkLiballoc)
CheckCase(LibexecIsAsItWas, checkLibexec)
CheckCase(LibipcIsAsItWas, checkLibipc)
CheckCase(LibtestIsAsItWas, checkLibtest)
