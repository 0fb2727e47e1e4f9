// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include "Signature.h"

/** A case that is one check: what failed is the description. */
#define CheckCase(name, check) \
    TestCase(name) \
    { \
        const char *failed = check(); \
        return failed ? TestResult(TestResult::Failure, failed) : OK; \
    }

CheckCase(LibarchIsAsItWas, checkLibarch)
CheckCase(KernelInterfaceIsAsItWas, checkKernel)
CheckCase(LibfsIsAsItWas, checkLibfs)
CheckCase(ServersAreAsTheyWere, checkServers)
CheckCase(LibruntimeIsAsItWas, checkRuntime)
CheckCase(LibappIsAsItWas, checkLibapp)
