// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

TestCase(DateToSeconds)
{
    testAssert(mktime(1970, 1, 1, 0, 0, 0) == 0);
    testAssert(mktime(1970, 1, 2, 0, 0, 1) == 86401);
    testAssert(mktime(1972, 2, 29, 0, 0, 0) == 68169600);
    testAssert(mktime(1972, 3, 1, 0, 0, 0) == 68256000);
    testAssert(mktime(2000, 3, 1, 12, 30, 15) == 951913815);
    testAssert(mktime(2001, 9, 9, 1, 46, 40) == 1000000000);
    testAssert(mktime(2100, 3, 1, 0, 0, 0) == 4107542400ULL);
    testAssert(mktime(1969, 1, 1, 0, 0, 0) == (time_t) -1);
    testAssert(mktime(2000, 13, 1, 0, 0, 0) == (time_t) -1);
    return OK;
}

/** Microseconds of a moment. */
static u64 microseconds(const struct timeval & tv)
{
    return (tv.tv_sec * 1000000) + tv.tv_usec;
}

TestCase(SleepLongEnough)
{
    struct timeval before, after;

    testAssert(gettimeofday(&before, 0) == 0);
    testAssert(usleep(50000) == 0);
    testAssert(gettimeofday(&after, 0) == 0);

    testAssert(before.tv_usec < 1000000 && after.tv_usec < 1000000);
    testAssert(microseconds(after) >= microseconds(before) + 50000);
    testAssert(microseconds(after) < microseconds(before) + 5000000);
    return OK;
}
