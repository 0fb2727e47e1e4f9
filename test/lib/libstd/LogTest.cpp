// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestRunner.h>
#include <TestCase.h>
#include <TestInt.h>
#include <TestChar.h>
#include <TestMain.h>
#include <Log.h>
#include <String.h>

/** Remembers what is written. */
class MemoryLog : public Log
{
  public:

    MemoryLog()
        : writes(0)
        , terminated(false)
    {
    }

    virtual void write(const char *str)
    {
        text << str;
        writes++;
    }

    virtual void terminate() const
    {
        terminated = true;
    }

    String text;
    int writes;
    mutable bool terminated;
};

/** Make the usual log the instance again. */
class Restore
{
  public:

    Restore()
        : m_log(Log::instance())
    {
    }

    ~Restore()
    {
        Log::m_instance = m_log;
    }

  private:

    Log *m_log;
};

TestCase(LogDefaults)
{
    Restore restore;
    MemoryLog log;

    testAssert(Log::instance() == &log);
    testAssert(log.getMinimumLogLevel() == Log::Notice);
    log.setMinimumLogLevel(Log::Debug);
    testAssert(log.getMinimumLogLevel() == Log::Debug);
    log.setIdent("name");
    testAssert(testString(log.getIdent(), "name"));
    return OK;
}

TestCase(LogWritesCompleteLines)
{
    Restore restore;
    MemoryLog log;

    log.append("begin ");
    testAssert(log.writes == 0);
    log.append("end\n");
    testAssert(log.writes == 1 && log.text == "begin end\n");
    return OK;
}

TestCase(LogWritesWhenFull)
{
    Restore restore;
    MemoryLog log;
    Size length = 0;

    for (int i = 0; i < 1000; i++)
    {
        log.append("0123456789");
        length += 10;
    }
    log.append("\n");
    testAssert(log.writes > 10 && log.text.length() == length + 1);
    for (Size i = 0; i < length; i++)
    {
        testAssert(log.text[i] == (char) ('0' + i % 10));
    }
    return OK;
}

TestCase(LogFormatsNumbers)
{
    Restore restore;
    MemoryLog log;

    log << -12 << ' ' << 34U << ' ' << 56UL << ' ' << -78L << ' ' << (void *) 0x1f << " "
        << (u64) 18446744073709551615ULL << "\n";
    testAssert(log.text == "-12 34 56 -78 0x1f 18446744073709551615\n");
    return OK;
}

TestCase(LogFormatsLargeNumbers)
{
    Restore restore;
    MemoryLog log;

    log << (u64) 4294967296000000007ULL << " " << (u64) 5000000000ULL << " " << (int) 0x80000000 << "\n";
    testAssert(log.text == "4294967296000000007 5000000000 -2147483648\n");
    return OK;
}

TestCase(LogMacrosFormatOneLine)
{
    Restore restore;
    MemoryLog log;
    const int line = __LINE__ + 2;

    NOTICE("value is " << 5 << " of " << (void *) 0xff);

    String expected;

    expected << "[Notice] " << __FILE__ << ":" << line << " " << __FUNCTION__ << " -- value is 5 of 0xff\r\n";
    testAssert(log.text == expected);
    return OK;
}

TestCase(LogMacrosFollowTheLevel)
{
    Restore restore;
    MemoryLog log;

    INFO("hidden");
    DEBUG("hidden");
    testAssert(log.writes == 0);
    WARNING("shown");
    ERROR("shown");
    testAssert(log.writes == 2);
    log.setMinimumLogLevel(Log::Error);
    WARNING("hidden");
    testAssert(log.writes == 2);
    log.setMinimumLogLevel(Log::Debug);
    INFO("shown");
    DEBUG("shown");
    testAssert(log.writes == 4 && log.text.match("*[Debug] *shown*"));
    return OK;
}

TestCase(LogFatalTerminates)
{
    Restore restore;
    MemoryLog log;

    FATAL("the end");
    testAssert(log.terminated && log.text.startsWith("[Emergency] ") && log.text.endsWith(" -- the end\r\n"));
    return OK;
}

TestCase(LogInstanceEndsWithTheObject)
{
    Restore restore;
    {
        MemoryLog log;
    }
    testAssert(Log::instance() == 0);
    // Without a log there is nothing to do
    ERROR("nobody reads this");
    return OK;
}
