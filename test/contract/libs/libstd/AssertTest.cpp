// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <Log.h>
#include <Assert.h>

static bool failed = false;

// With assertions, whatever the build says
#undef __LIB_LIBSTD_ASSERT_H
#undef FATAL
#define FATAL(msg) failed = true
#ifndef __ASSERT__
#define __ASSERT__
#endif
#undef assert
#include <Assert.h>

TestCase(AssertFails)
{
    failed = false;
    assert(1 > 2);
    testAssert(failed);
    return OK;
}

TestCase(AssertSucceeds)
{
    failed = false;
    assert(2 > 1);
    testAssert(!failed);
    return OK;
}

// And without
#undef __LIB_LIBSTD_ASSERT_H
#undef __ASSERT__
#undef assert
#define __LIB_LIBSTD_LOG_H
#include <Assert.h>

TestCase(AssertExpandsToNothing)
{
    failed = false;
    assert(1 > 2);
    testAssert(!failed);
    return OK;
}
