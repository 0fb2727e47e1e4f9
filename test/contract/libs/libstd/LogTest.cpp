// SPDX-License-Identifier: GPL-3.0-or-later

#include <TestCase.h>
#include <TestRunner.h>
#include <TestInt.h>
#include <Log.h>
#include <String.h>

/** Keeps what it writes. */
class MemoryLog : public Log
{
  public:

    MemoryLog() : m_writes(0), m_terminated(0)
    {
    }

    virtual void terminate() const
    {
        m_terminated++;
    }

    bool contains(const char *mask) const
    {
        return m_text.match(mask);
    }

    String m_text;
    Size m_writes;
    mutable Size m_terminated;

  protected:

    virtual void write(const char *str)
    {
        m_text << str;
        m_writes++;
    }
};

/** Restores the log of the program. */
class LogKeeper
{
  public:

    LogKeeper() : m_log(Log::instance())
    {
    }

    ~LogKeeper()
    {
        Log::m_instance = m_log;
    }

    Log *m_log;
};

TestCase(LogStartsWithNotice)
{
    LogKeeper keeper;
    MemoryLog log;

    testAssert(Log::instance() == &log);
    testAssert(log.getMinimumLogLevel() == Log::Notice);
    log.setMinimumLogLevel(Log::Emergency);
    testAssert(log.getMinimumLogLevel() == Log::Emergency);
    log.setIdent("ident");
    testAssert(testString(log.getIdent(), "ident"));
    return OK;
}

TestCase(LogWritesWholeLines)
{
    LogKeeper keeper;
    MemoryLog log;

    log.append("one ");
    testAssert(log.m_writes == 0);
    log << "two\n";
    testAssert(log.m_writes == 1 && log.m_text == "one two\n");
    return OK;
}

TestCase(LogWritesWhenItsBufferIsFull)
{
    LogKeeper keeper;
    MemoryLog log;

    for (int i = 0; i < 600; i++)
    {
        log.append("x");
    }
    testAssert(log.m_writes == 1 && log.m_text.length() >= 500);
    return OK;
}

TestCase(LogFormatsItems)
{
    LogKeeper keeper;
    MemoryLog log;

    log << "text " << -5 << ' ' << 'c' << ' ' << 6U << ' ' << 7UL << ' ' << (void *) 0x1234 << "\n";
    testAssert(log.m_text == "text -5 c 6 7 0x1234\n");
    return OK;
}

TestCase(LogLinesTellWhere)
{
    LogKeeper keeper;
    MemoryLog log;

    NOTICE("value is " << 5);
    testAssert(log.m_text.startsWith("[Notice] "));
    testAssert(log.contains("*LogTest.cpp:*LogLinesTellWhere -- value is 5\r\n"));
    return OK;
}

TestCase(LogLevelsDecide)
{
    LogKeeper keeper;
    MemoryLog log;

    INFO("info");
    DEBUG("debug");
    testAssert(log.m_text.length() == 0);

    log.setMinimumLogLevel(Log::Debug);
    ERROR("1");
    WARNING("2");
    NOTICE("3");
    INFO("4");
    DEBUG("5");
    testAssert(log.contains("[Error]*1\r\n[Warning]*2\r\n[Notice]*3\r\n[Info]*4\r\n[Debug]*5\r\n"));
    testAssert(log.m_terminated == 0);

    log.setMinimumLogLevel(Log::Emergency);
    ERROR("not seen");
    FATAL("the end");
    testAssert(!log.contains("*not seen*") && log.contains("*[Emergency]*the end\r\n"));
    testAssert(log.m_terminated == 1);
    return OK;
}

TestCase(LogIsSilentWithoutInstance)
{
    LogKeeper keeper;

    Log::m_instance = ZERO;
    ERROR("nobody hears " << 5);
    testAssert(Log::instance() == ZERO);
    return OK;
}

TestCase(LogStatementsStandBetweenIfAndElse)
{
    LogKeeper keeper;
    MemoryLog log;
    int others = 0;

    for (int i = 0; i < 4; i++)
        if (i == 0)
            NOTICE("zero");
        else if (i == 1)
            FATAL("one");
        else if (i == 2)
            DEBUG("two");
        else
            others++;

    testAssert(others == 1 && log.m_terminated == 1);
    testAssert(log.contains("*-- zero*") && log.contains("*-- one*") && !log.contains("*two*"));
    return OK;
}
