// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestMain.h>
#include <Log.h>

// Look at the macro with an own FATAL: with and without assertions
#undef __LIB_LIBSTD_ASSERT_H
#define __LIB_LIBSTD_LOG_H
#undef FATAL
#define FATAL(msg) failures++

#undef __ASSERT__
#include <Assert.h>

static int evaluated(const bool enabled)
{
    int failures = 0, evaluations = 0;

    assert(++evaluations == 0);
    (void) enabled;
    return failures * 10 + evaluations;
}

#define __ASSERT__ 1
#undef __LIB_LIBSTD_ASSERT_H
#include <Assert.h>

TestCase(AssertIsNothingWithoutAssertions)
{
    testAssert(evaluated(false) == 0);
    return OK;
}

TestCase(AssertCallsFatalWhenFalse)
{
    int failures = 0;

    assert(1 == 0);
    testAssert(failures == 1);
    return OK;
}

TestCase(AssertIsSilentWhenTrue)
{
    int failures = 0, evaluations = 0;

    assert(++evaluations == 1);
    testAssert(failures == 0);
    testAssert(evaluations == 1);
    return OK;
}
