// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include "posix/PosixCheck.h"

/** One case for each header. */
#define HEADER_CASE(name) \
    TestCase(Header##name) \
    { \
        const char *failed = checkPosix##name(); \
        return failed ? TestResult(TestResult::Failure, failed) : OK; \
    }

POSIX_HEADERS(HEADER_CASE)

extern C const char * checkPosixLanguage(void);

TestCase(SourceInC)
{
    const char *failed = checkPosixLanguage();
    return failed ? TestResult(TestResult::Failure, failed) : OK;
}
