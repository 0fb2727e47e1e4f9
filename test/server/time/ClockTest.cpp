// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestMain.h>
#include <Clock.h>
#include <MemoryBlock.h>
#include "../../lib/libfs/LocalRequest.h"

/** A clock that stands still. */
class TestClock : public Clock
{
  public:

    TestClock(const Date & d)
        : Clock(1)
        , date(d)
        , result(FileSystem::Success)
    {
    }

    virtual FileSystem::Result now(Date & d)
    {
        d = date;
        return result;
    }

    Date date;
    FileSystem::Result result;
};

TestCase(DatesBecomeSeconds)
{
    testAssert(Clock::seconds({ 1970, 1, 1, 0, 0, 0 }) == 0);
    testAssert(Clock::seconds({ 1970, 1, 2, 0, 0, 1 }) == 86401);
    testAssert(Clock::seconds({ 2000, 2, 29, 12, 0, 0 }) == 951825600);
    testAssert(Clock::seconds({ 2000, 3, 1, 0, 0, 0 }) == 951868800);
    testAssert(Clock::seconds({ 2024, 12, 31, 23, 59, 59 }) == 1735689599);
    testAssert(Clock::seconds({ 2100, 3, 1, 0, 0, 0 }) == 4107542400U);
    return OK;
}

TestCase(DaysFollowEachOther)
{
    static const u32 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    u32 expected = 0;

    for (u32 year = 1970; year < 2106; year++)
    {
        for (u32 month = 1; month <= 12; month++)
        {
            const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            const u32 count = days[month - 1] + (leap && month == 2 ? 1 : 0);

            for (u32 day = 1; day <= count && expected < 0xffffffff - 86400; day++, expected += 86400)
            {
                testAssert(Clock::seconds({ year, month, day, 0, 0, 0 }) == expected);
            }
        }
    }
    return OK;
}

TestCase(ImpossibleDatesAreNoticed)
{
    testAssert(Clock::isValid({ 2024, 12, 31, 23, 59, 59 }));
    testAssert(!Clock::isValid({ 1969, 1, 1, 0, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 0, 1, 0, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 13, 1, 0, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 1, 0, 0, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 1, 32, 0, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 1, 1, 24, 0, 0 }));
    testAssert(!Clock::isValid({ 2024, 1, 1, 0, 60, 0 }));
    testAssert(!Clock::isValid({ 2024, 1, 1, 0, 0, 61 }));
    return OK;
}

TestCase(ClockReadsAsTextAndEnds)
{
    TestClock clock({ 2001, 9, 9, 1, 46, 40 });
    char text[32] = "";
    Size size = sizeof(text);

    LocalRequest request(FileSystem::ReadFile, text, sizeof(text));
    testAssert(clock.read(request.buffer, size, 0) == FileSystem::Success);
    testAssert(size == 11);
    testAssert(testString(text, "1000000000\n"));

    size = sizeof(text);
    testAssert(clock.read(request.buffer, size, 11) == FileSystem::Success && size == 0);
    size = 3;
    testAssert(clock.read(request.buffer, size, 9) == FileSystem::Success && size == 2);

    clock.result = FileSystem::IOError;
    size = sizeof(text);
    testAssert(clock.read(request.buffer, size, 0) == FileSystem::IOError);
    return OK;
}
